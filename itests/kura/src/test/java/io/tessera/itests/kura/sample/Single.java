// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.kura.sample;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Tells what it gets: every delivery, with the name of the method. */
@Component(
        name = "io.tessera.sample.single",
        configurationPid = "io.tessera.sample.single",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = Runnable.class,
        immediate = true)
@Designate(ocd = Single.Form.class)
public final class Single implements Runnable {

    @ObjectClassDefinition(id = "io.tessera.sample.single", name = "Sample")
    @interface Form {

        @AttributeDefinition(name = "Text")
        String text() default "as shipped";

        @AttributeDefinition(name = "Number", required = false)
        int number() default 7;

        @AttributeDefinition(name = "Key", type = AttributeType.PASSWORD, required = false)
        String _key() default "";
    }

    private final Consumer<Object> told;

    @Activate
    public Single(
            Form form,
            Map<String, Object> values,
            @Reference(name = "told", target = "(sample=told)") Consumer<Object> told) {
        this.told = told;
        tell("activate", form, values);
    }

    @Modified
    void modified(Form form, Map<String, Object> values) {
        tell("modified", form, values);
    }

    private void tell(String how, Form form, Map<String, Object> values) {
        var delivery = new HashMap<>(values);
        delivery.put("number", form.number());
        delivery.put("how", how);
        told.accept(delivery);
    }

    @Override
    public void run() {}
}
