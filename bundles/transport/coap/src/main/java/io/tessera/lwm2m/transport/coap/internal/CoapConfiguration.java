// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One CoAP endpoint over UDP. */
@ObjectClassDefinition(
        id = CoapConfiguration.PID,
        name = "LwM2M CoAP endpoint",
        description = "CoAP over UDP, secured with DTLS unless it is said otherwise, on a socket of the LwM2M UDP"
                + " sockets.")
public @interface CoapConfiguration {

    String PID = "io.tessera.lwm2m.transport.coap";

    @AttributeDefinition(
            name = "Name",
            description = "By this name clients and servers choose the endpoint: (lwm2m.endpoint=NAME).")
    String lwm2m_endpoint() default "gateway";

    @AttributeDefinition(
            name = "Scheme",
            description = "coaps: DTLS, with keys or certificates. coap: no security at all; anybody on the network can"
                    + " read and change what is sent.",
            options = {@Option(label = "coaps", value = "coaps"), @Option(label = "coap", value = "coap")})
    String lwm2m_scheme() default "coaps";

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
            description = "The largest body in bytes that is put together from blocks; a larger one is refused with"
                    + " 4.13, unless it is taken block by block, such as firmware.",
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

    @AttributeDefinition(
            name = "Security store",
            description = "coaps: which service knows the keys and certificates of those who connect to this endpoint,"
                    + " as a filter. Without one nobody is let in; the endpoint connects to others all the same.",
            required = false)
    String securityStore_target() default "(objectClass=*)";

    @AttributeDefinition(
            name = "Connection ID length",
            description = "coaps: bytes of the Connection ID by which a peer is known again when its address changes,"
                    + " 4 to 16. 0: none is given out.",
            type = AttributeType.INTEGER,
            min = "0",
            max = "16")
    int connectionIdLength() default 6;

    @AttributeDefinition(
            name = "Associations",
            description = "coaps: associations at most with those who connect to this endpoint. A new one then takes"
                    + " the place of the one that was silent longest, if it is stale; otherwise it has to wait.",
            type = AttributeType.INTEGER,
            min = "1",
            max = "10000000")
    int maxAssociations() default 10_000;

    @AttributeDefinition(
            name = "Stale after",
            description = "coaps: seconds of silence after which an association may have to make way for a new one.",
            type = AttributeType.INTEGER,
            min = "1",
            max = "100000000")
    int staleAfter() default 1800;

    @AttributeDefinition(
            name = "Handshakes",
            description = "coaps: handshakes at most that are under way at a time; others have to wait.",
            type = AttributeType.INTEGER,
            min = "1",
            max = "1000000")
    int maxHandshakes() default 500;

    @AttributeDefinition(
            name = "Keep associations",
            description = "coaps: whether associations outlive an orderly restart of the process, in an encrypted file"
                    + " of the bundle. The replacement of the bundle they outlive anyway.",
            type = AttributeType.BOOLEAN)
    boolean keepAssociations() default true;

    @AttributeDefinition(
            name = "Trust store",
            description =
                    "coaps: which key store of the platform has the authorities for certificate usages 0 and 1, as"
                            + " a filter on its name; where it has none, or isn't there, those of the Java platform count.",
            required = false)
    String trust_target() default "(lwm2m.keys=default)";

    @AttributeDefinition(
            name = "Revocation lists",
            description = "coaps: a file with certificate revocation lists, in PEM or DER, or a folder of such files;"
                    + " read again when they change. A certificate that its issuer has revoked there is refused."
                    + " Empty: none is revoked.",
            required = false)
    String revocationLists() default "";
}
