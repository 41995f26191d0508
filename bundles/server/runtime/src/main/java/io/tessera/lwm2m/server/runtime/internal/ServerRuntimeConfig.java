// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the server's runtime can be told. */
@ObjectClassDefinition(
        id = ServerRuntimeConfig.PID,
        name = "Tessera LwM2M Server",
        description = "Keeps the registrations and observations of LwM2M clients")
public @interface ServerRuntimeConfig {

    String PID = "io.tessera.lwm2m.server.runtime";

    @AttributeDefinition(
            name = "Transport endpoints",
            description = "A filter that chooses the transport endpoints at which this server listens")
    String endpoint_target() default "(|(lwm2m.endpoint=server)(lwm2m.endpoint=server-*))";

    @AttributeDefinition(
            name = "Threads",
            description = "How many threads work on the messages of all clients",
            min = "1",
            max = "64")
    int threads() default 4;

    @AttributeDefinition(
            name = "Maximum of registrations",
            description = "Further clients are refused with 5.00",
            min = "1",
            max = "10000000")
    int maximumRegistrations() default 100_000;

    @AttributeDefinition(
            name = "Awake time, s",
            description = "How long a client in queue mode hears requests after its last message",
            min = "1",
            max = "86400")
    int awakeSeconds() default 93;

    @AttributeDefinition(
            name = "Waiting requests",
            description = "How many requests may wait for one client in queue mode that sleeps",
            min = "1",
            max = "10000")
    int waitingRequests() default 32;

    @AttributeDefinition(
            name = "Waiting time, s",
            description = "After which a request that waits for a client that sleeps is given up; 0: never",
            min = "0")
    int waitingSeconds() default 86_400;

    @AttributeDefinition(
            name = "Replacement time, ms",
            description = "How long messages wait while a bundle of the server is being replaced",
            min = "0",
            max = "60000")
    int replacementMilliseconds() default 2000;
}
