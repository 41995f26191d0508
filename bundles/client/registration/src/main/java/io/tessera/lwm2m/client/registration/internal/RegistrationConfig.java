// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** How the client registers at its servers. */
@ObjectClassDefinition(
        id = RegistrationConfig.PID,
        name = "LwM2M client: registration",
        description = "How the client registers at its servers and stays registered")
public @interface RegistrationConfig {

    String PID = "io.tessera.lwm2m.client.registration";

    @AttributeDefinition(
            name = "LwM2M version",
            description = "The version to offer first; a server that refuses it is offered the next lower one",
            options = {
                @Option(label = "1.0", value = "1.0"),
                @Option(label = "1.1", value = "1.1"),
                @Option(label = "1.2", value = "1.2")
            })
    String version() default "1.2";

    @AttributeDefinition(
            name = "Debounce (ms)",
            description =
                    "How long the object list must not change until a Registration Update tells of it; 0 to 60000",
            min = "0",
            max = "60000")
    int debounce() default 500;

    @AttributeDefinition(
            name = "Queue mode",
            description = "Ask servers to keep requests until the client sends something (Core 1.2, 6.2.2)")
    boolean queueMode() default false;

    @AttributeDefinition(
            name = "Retry count",
            description = "Attempts to register in one sequence, where /1/x/17 says nothing; 1 to 1000",
            min = "1",
            max = "1000")
    int retryCount() default 5;

    @AttributeDefinition(
            name = "Retry timer (s)",
            description = "Delay after the first attempt of a sequence, doubled after each next one, where /1/x/18"
                    + " says nothing; 1 to 86400",
            min = "1",
            max = "86400")
    int retryTimer() default 60;

    @AttributeDefinition(
            name = "Sequence delay (s)",
            description = "Delay between two sequences, where /1/x/19 says nothing; 1 to 604800",
            min = "1",
            max = "604800")
    int sequenceDelay() default 86_400;

    @AttributeDefinition(
            name = "SMS number",
            description = "Where servers can reach the client by SMS, an MSISDN or an External Identifier; told with"
                    + " each Register. Left empty, none.",
            required = false)
    String smsNumber() default "";

    @AttributeDefinition(
            name = "Profile ID",
            description = "In 1.2, name the object list by its fingerprint: none, alone (instead of the list, which"
                    + " follows where the server doesn't know it), or withList (so that servers can learn it)",
            options = {
                @Option(label = "none", value = "none"),
                @Option(label = "alone", value = "alone"),
                @Option(label = "with list", value = "withList")
            })
    String profileId() default "none";
}
