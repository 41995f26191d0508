// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.kura.configuration.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/** What can be configured of a bundle of ours, as its metatype says. Of any other bundle, and of one that ends: nothing. */
final class Forms {

    /** Says of a bundle of any name whether it is to be in Kura's console. */
    static final String HEADER = "Tessera-Configurable";

    private static final String OURS = "io.tessera.";

    private final MetaTypeService metatype;

    Forms(MetaTypeService metatype) {
        this.metatype = metatype;
    }

    static boolean isOurs(Bundle bundle) {
        var said = bundle.getHeaders("").get(HEADER);
        if (said != null) {
            return Boolean.parseBoolean(said);
        }
        var name = bundle.getSymbolicName();
        return name != null && name.startsWith(OURS);
    }

    /** PIDs that there is one configuration of. */
    List<String> singles(Bundle bundle) {
        return ask(bundle, form -> List.of(form.getPids())).orElse(List.of());
    }

    /** PIDs that there can be several configurations of. */
    List<String> factories(Bundle bundle) {
        return ask(bundle, form -> List.of(form.getFactoryPids())).orElse(List.of());
    }

    /**
     * The attributes of type Password.
     *
     * @param pid of a single or of a factory
     */
    List<String> passwords(Bundle bundle, String pid) {
        return ask(bundle, form -> passwords(form.getObjectClassDefinition(pid, null)))
                .orElse(List.of());
    }

    private static List<String> passwords(ObjectClassDefinition form) {
        return Arrays.stream(form.getAttributeDefinitions(ObjectClassDefinition.ALL))
                .filter(attribute -> attribute.getType() == AttributeDefinition.PASSWORD)
                .map(AttributeDefinition::getID)
                .toList();
    }

    /** A bundle may end at any moment; then, and for a PID that it has no form for, metatype throws. */
    private <T> Optional<T> ask(Bundle bundle, Function<MetaTypeInformation, T> question) {
        if (!isOurs(bundle)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(metatype.getMetaTypeInformation(bundle)).map(question);
        } catch (IllegalArgumentException | IllegalStateException | NullPointerException ended) {
            return Optional.empty();
        }
    }
}
