// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One CoAP endpoint over UDP. */
@ObjectClassDefinition(
        id = CoapConfiguration.PID,
        name = "LwM2M CoAP endpoint",
        description = "CoAP over UDP without security, on a socket of the LwM2M UDP sockets.")
public @interface CoapConfiguration {

    String PID = "io.tessera.lwm2m.transport.coap";

    @AttributeDefinition(
            name = "Name",
            description = "By this name clients and servers choose the endpoint: (lwm2m.endpoint=NAME).")
    String lwm2m_endpoint();

    @AttributeDefinition(
            name = "Socket",
            description = "Which UDP socket to use, as a filter on its name: (lwm2m.socket=NAME).")
    String socket_target() default "(lwm2m.socket=*)";

    @AttributeDefinition(
            name = "Block size",
            description = "The largest payload of one message in bytes; larger ones are transferred in blocks."
                    + " 16, 32, 64, 128, 256, 512 or 1024.",
            type = AttributeType.INTEGER,
            min = "16",
            max = "1024")
    int blockSize() default 1024;

    @AttributeDefinition(
            name = "Largest body",
            description = "The largest body in bytes that is received in blocks; a larger one is refused with 4.13.",
            type = AttributeType.INTEGER,
            min = "1024",
            max = "16777216")
    int maxBody() default 65_536;

    @AttributeDefinition(
            name = "Transfer memory",
            description = "Bytes for all bodies that are being transferred in blocks; beyond that, the oldest are"
                    + " dropped. At least the largest body.",
            type = AttributeType.INTEGER,
            min = "1024")
    int transferMemory() default 8_388_608;

    @AttributeDefinition(
            name = "Duplicate memory",
            description = "Bytes for the answers to the messages of the last 247 s, so that a repeated one is answered"
                    + " alike and not handled again; beyond that, the oldest are forgotten. A message takes about 150"
                    + " bytes and its answer.",
            type = AttributeType.INTEGER,
            min = "65536")
    int duplicateMemory() default 8_388_608;

    @AttributeDefinition(
            name = "Threads",
            description = "Threads that handle messages, beside the one that reads the socket.",
            type = AttributeType.INTEGER,
            min = "1",
            max = "64")
    int threads() default 2;

    @AttributeDefinition(
            name = "ACK timeout",
            description = "Milliseconds until a message is sent again for the first time (ACK_TIMEOUT).",
            type = AttributeType.INTEGER,
            min = "10",
            max = "60000")
    int ackTimeout() default 2000;

    @AttributeDefinition(
            name = "Acknowledge after",
            description = "Milliseconds until a request is acknowledged though its answer isn't ready.",
            type = AttributeType.INTEGER,
            min = "1",
            max = "60000")
    int acknowledgeAfter() default 250;
}
