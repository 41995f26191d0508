// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One LwM2M Client. */
@ObjectClassDefinition(
        id = RuntimeConfig.PID,
        name = "LwM2M client",
        description = "One LwM2M Client: the gateway itself, or a device behind it that servers see as an endpoint.")
@interface RuntimeConfig {

    String PID = "io.tessera.lwm2m.client.runtime";

    @AttributeDefinition(
            name = "Name",
            description = "By which Objects and server accounts refer to this client. Each client has its own.")
    String lwm2m_client() default "gateway";

    @AttributeDefinition(
            name = "Endpoint Client Name",
            description = "By which servers know this client. Left empty, a random urn:uuid is made once and kept.",
            required = false)
    String endpoint() default "";

    @AttributeDefinition(
            name = "Transport endpoints",
            description = "Filter for the transport endpoints to use, such as (lwm2m.endpoint=gateway); the scheme of"
                    + " a server's URI chooses one of them.")
    String endpoint_target() default "(lwm2m.endpoint=gateway)";

    @AttributeDefinition(
            name = "Deadline (ms)",
            description = "How long an Object may take for an operation before its caller hears 5.00; 100 to 60000.",
            min = "100",
            max = "60000")
    long requestDeadline() default 5000;

    @AttributeDefinition(
            name = "Debounce (ms)",
            description =
                    "How long an Object may be away, as while it is updated, before servers are told; 0 to 60000.",
            min = "0",
            max = "60000")
    long objectDebounce() default 1000;

    @AttributeDefinition(
            name = "Settling (ms)",
            description = "How long no further Object may come after the start before servers are told; 0 to 60000.",
            min = "0",
            max = "60000")
    long settling() default 250;

    @AttributeDefinition(
            name = "Alternate path",
            description = "Where servers find the Objects, such as lwm2m for /lwm2m/3/0. Left empty, at the root.",
            required = false)
    String alternatePath() default "";

    @AttributeDefinition(
            name = "Sleep after (s)",
            description = "How long after the last message requests of servers told of queue mode are served; 93 is"
                    + " what they expect. 0: always, as befits a gateway that is never off; 1 to 86400.",
            min = "0",
            max = "86400")
    long sleepAfter() default 0;

    @AttributeDefinition(
            name = "Access control",
            description =
                    "When servers have only the rights that Object 2 says: with several accounts (a single one has"
                            + " all rights), always, or never. Without Object 2 every server has all rights.",
            options = {
                @Option(label = "With several accounts", value = "several"),
                @Option(label = "Always", value = "always"),
                @Option(label = "Never", value = "never")
            })
    String accessControl() default "several";

    @AttributeDefinition(
            name = "Default rights",
            description =
                    "What every server may do with what no server made, where no rule and no Bootstrap-Server says"
                            + " otherwise: letters of R (read), W (write), E (execute), D (delete), C (create).",
            required = false)
    String defaultRights() default "RWEDC";
}
