// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.installer.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = ApprovalConfig.PID,
        name = "LwM2M firmware approval",
        description =
                "When a firmware update that a server orders may begin on this gateway; until then servers see that"
                        + " it is deferred, for as long as they allow that.")
@interface ApprovalConfig {

    String PID = "io.tessera.lwm2m.platform.installer.approval";

    @AttributeDefinition(
            name = "Ask",
            description = "Whether updates wait for a suitable moment. false: they begin when a server says so.",
            type = AttributeType.BOOLEAN)
    boolean enabled() default false;

    @AttributeDefinition(
            name = "Window",
            description = "From when to when an update may begin, in local time, such as 02:00-05:00 or 22:00-04:00."
                    + " Left empty, somebody has to approve it on the gateway.",
            required = false)
    String window() default "";

    @AttributeDefinition(
            name = "Days",
            description = "On which days the window begins. Left empty, on all.",
            required = false,
            options = {
                @Option(label = "Monday", value = "MONDAY"),
                @Option(label = "Tuesday", value = "TUESDAY"),
                @Option(label = "Wednesday", value = "WEDNESDAY"),
                @Option(label = "Thursday", value = "THURSDAY"),
                @Option(label = "Friday", value = "FRIDAY"),
                @Option(label = "Saturday", value = "SATURDAY"),
                @Option(label = "Sunday", value = "SUNDAY")
            })
    String[] days() default {};

    @AttributeDefinition(
            name = "At once",
            description = "Updates that are so severe, or more, don't wait (/5/0/11).",
            options = {
                @Option(label = "critical", value = "critical"),
                @Option(label = "mandatory", value = "mandatory"),
                @Option(label = "none", value = "none")
            })
    String atOnce() default "critical";
}
