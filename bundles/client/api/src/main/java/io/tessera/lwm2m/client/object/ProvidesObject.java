// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Says which Object a component provides: as service property and as a capability of its bundle, so that a feature can
 * require {@code io.tessera.lwm2m.object;filter:='(id=3)'} and the resolver proves that it is there.
 */
@Capability(namespace = "io.tessera.lwm2m.object")
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ProvidesObject {

    /** Before the names of the service properties. */
    String PREFIX_ = "lwm2m.object.";

    /** Object ID. */
    @Attribute
    long id();

    /** Object version, such as {@code 1.2}. */
    @Attribute("version:Version")
    String version();
}
