// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One mapping rule. */
@ObjectClassDefinition(
        id = RuleConfig.PID,
        name = "LwM2M bridge mapping rule",
        description = "Which points become instances of which Object. Of all rules that match a point, the one with the"
                + " lowest order counts.")
@interface RuleConfig {

    String PID = "io.tessera.lwm2m.bridge.mapping.rule";

    @AttributeDefinition(name = "Order", description = "Rules are tried in ascending order.")
    int order() default 100;

    @AttributeDefinition(name = "Source", description = "Name of the point source, such as linux; * matches any text.")
    String source() default "*";

    @AttributeDefinition(
            name = "Point",
            description = "Name of the point, such as hwmon/*/temp1; * matches any text, ? one character.")
    String point() default "*";

    @AttributeDefinition(
            name = "Kind",
            description = "What is measured, such as temperature or voltage; * matches any text.")
    String kind() default "*";

    @AttributeDefinition(
            name = "Units of the point",
            description = "In which units its source measures, such as Cel; * matches any text, also none.")
    String pointUnits() default "*";

    @AttributeDefinition(
            name = "Settings of the point",
            description = "What must be so in its source's own settings, such as modbus.unit.id=3; * matches any text.",
            required = false,
            cardinality = 5)
    String[] settings() default {};

    @AttributeDefinition(
            name = "Object",
            description = "Object ID of an IPSO Object, such as 3303 for Temperature; 0 hides the point.",
            min = "0",
            max = "65534")
    int object() default 0;

    @AttributeDefinition(
            name = "Instance",
            description = "Object Instance ID; -1: the next free one, kept over restarts.",
            min = "-1",
            max = "65534")
    int instance() default -1;

    @AttributeDefinition(name = "Factor", description = "Values are multiplied by it; not 0.")
    double factor() default 1;

    @AttributeDefinition(name = "Offset", description = "Added to values after the factor.")
    double offset() default 0;

    @AttributeDefinition(
            name = "Units",
            description = "Units after factor and offset, such as Cel; empty keeps the point's own.",
            required = false)
    String units() default "";

    @AttributeDefinition(
            name = "Application type",
            description = "What the sensor is for; empty takes the point's label.",
            required = false)
    String applicationType() default "";

    @AttributeDefinition(
            name = "Client",
            description = "Name of the LwM2M Client that shows it; empty takes the mapping's.",
            required = false)
    String client() default "";

    @AttributeDefinition(
            name = "Servers",
            description = "Short Server IDs of the servers that see it, 1 to 65534; none: every server, with the"
                    + " default rights of the client.",
            required = false)
    int[] servers() default {};

    @AttributeDefinition(
            name = "Rights",
            description = "What these servers may do: letters of R (read), W (write), E (execute).")
    String rights() default "RWE";

    @AttributeDefinition(
            name = "Send every (s)",
            description = "How often the servers that see it get its value without asking for it (LwM2M Send); 0: not"
                    + " periodically.",
            min = "0",
            max = "31536000")
    int sendEvery() default 0;

    @AttributeDefinition(
            name = "Send changes",
            description = "Whether they get each change with its time: at once, or gathered where values are sent"
                    + " periodically.")
    boolean sendChanges() default false;
}
