// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One LwM2M Server that a group of devices gets accounts for. */
@ObjectClassDefinition(
        id = ServerConfig.PID,
        name = "LwM2M Bootstrap-Server: a server of devices",
        description = "An LwM2M Server that each device of a group gets an account for.")
@interface ServerConfig {

    String PID = "io.tessera.lwm2m.server.bootstrap.server";

    @AttributeDefinition(name = "Devices", description = "The name of the group that it belongs to.")
    String configuration();

    @AttributeDefinition(
            name = "Short Server ID",
            description = "1 to 65534; another one for each server of a group.",
            min = "1",
            max = "65534")
    int shortServerId() default 1;

    @AttributeDefinition(
            name = "Server URI",
            description = "coaps://<host>[:<port>] or coap://<host>[:<port>], as devices reach it.")
    String uri();

    @AttributeDefinition(
            name = "Security mode",
            description =
                    "GENERATED: a pre-shared key that is drawn for each device. PSK: one that is given here, for one"
                            + " device. RPK: public keys. X509: certificates. NoSec: nothing is encrypted, and nobody proves who"
                            + " he is; only with a coap URI.",
            options = {
                @Option(label = "GENERATED", value = "GENERATED"),
                @Option(label = "PSK", value = "PSK"),
                @Option(label = "RPK", value = "RPK"),
                @Option(label = "X509", value = "X509"),
                @Option(label = "NoSec", value = "NoSec")
            })
    String securityMode() default "GENERATED";

    @AttributeDefinition(
            name = "PSK identity",
            description =
                    "GENERATED and PSK: {endpoint} stands for the name of the device, {server} for the Short Server"
                            + " ID; at most 128 bytes.",
            required = false)
    String identity() default "{endpoint}-{server}";

    @AttributeDefinition(name = "Key length", description = "GENERATED: in bytes.", min = "16", max = "64")
    int keyLength() default 16;

    @AttributeDefinition(
            name = "Pre-shared key",
            description = "PSK: 1 to 64 bytes in hexadecimal digits; at least 16 are advised.",
            type = AttributeType.PASSWORD,
            required = false)
    String _key() default "";

    @AttributeDefinition(
            name = "Key file",
            description =
                    "PSK: a file that has the pre-shared key in hexadecimal digits, in place of it. Relative to the"
                            + " framework's working directory.",
            required = false)
    String keyFile() default "";

    @AttributeDefinition(
            name = "Public key or certificate",
            description = "RPK: the device's SubjectPublicKeyInfo, X509: its certificate; DER in Base64.",
            required = false)
    String publicKey() default "";

    @AttributeDefinition(
            name = "Private key",
            description = "RPK and X509: the device's, PKCS#8 in Base64.",
            type = AttributeType.PASSWORD,
            required = false)
    String _privateKey() default "";

    @AttributeDefinition(
            name = "Server public key",
            description = "RPK: the server's SubjectPublicKeyInfo, X509: its certificate, or what stands for it; DER in"
                    + " Base64.",
            required = false)
    String serverPublicKey() default "";

    @AttributeDefinition(
            name = "Lifetime (s)",
            description = "How long the server keeps a registration without an update; 0 for ever (LwM2M 1.2).",
            min = "0",
            max = "4294967295")
    long lifetime() default 86_400;

    @AttributeDefinition(name = "Binding", description = "U: UDP. With Q the server queues requests.")
    String binding() default "U";

    @AttributeDefinition(
            name = "Resources",
            description =
                    "Further ones of its Security and Server Object Instance, whose id doesn't matter here: such as"
                            + " /1/0/2=5 for the Default Minimum Period, or /0/0/14=server.example for the server name.",
            required = false,
            cardinality = 100)
    String[] resources() default {};

    @AttributeDefinition(
            name = "In this framework",
            description = "Whether that server runs in this framework: then it is told of the credentials of devices.")
    boolean local() default true;
}
