// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One server account that a client starts with. */
@ObjectClassDefinition(
        id = AccountConfig.PID,
        name = "LwM2M server account",
        description = "An LwM2M Server that a client registers at, or its Bootstrap-Server. Applied once; from then on"
                + " the store holds what is in force, until this configuration changes.")
@interface AccountConfig {

    String PID = "io.tessera.lwm2m.client.runtime.account";

    @AttributeDefinition(
            name = "Server URI",
            description = "coaps://<host>[:<port>] or coap://<host>[:<port>]; the port is 5684 or 5683 by default.")
    String uri() default "";

    @AttributeDefinition(
            name = "Short Server ID",
            description =
                    "1 to 65534, such as 1 for the first; each account of a client has its own. The Bootstrap-Server has"
                            + " none.",
            min = "1",
            max = "65534",
            required = false)
    int shortServerId();

    @AttributeDefinition(
            name = "Security mode",
            description =
                    "PSK: a key that both know. RPK: public keys. X509: certificates. NoSec: nothing is encrypted,"
                            + " and nobody proves who he is; only with a coap URI.",
            options = {
                @Option(label = "PSK", value = "PSK"),
                @Option(label = "RPK", value = "RPK"),
                @Option(label = "X509", value = "X509"),
                @Option(label = "NoSec", value = "NoSec")
            })
    String securityMode() default "PSK";

    @AttributeDefinition(
            name = "PSK identity",
            description = "PSK: by which the server knows the key; at most 128 bytes in UTF-8.",
            required = false)
    String identity() default "";

    @AttributeDefinition(
            name = "Pre-shared key",
            description = "PSK: 1 to 64 bytes in hexadecimal digits; at least 16 are advised.",
            type = AttributeType.PASSWORD,
            required = false)
    String _key() default "";

    @AttributeDefinition(
            name = "Lifetime (s)",
            description = "How long the server keeps the registration without an update; 0 for ever (LwM2M 1.2).",
            min = "0",
            max = "4294967295")
    long lifetime() default 86400;

    @AttributeDefinition(name = "Client", description = "The name of the client that it belongs to.")
    String lwm2m_client() default "gateway";

    @AttributeDefinition(
            name = "Bootstrap-Server",
            description = "Whether it is the client's Bootstrap-Server, of which there can be one, and not an LwM2M"
                    + " Server. What is said of the registration doesn't count then.")
    boolean bootstrapServer() default false;

    @AttributeDefinition(
            name = "Client Hold Off Time (s)",
            description = "Bootstrap-Server: how long a client that has to be bootstrapped waits for it to begin before"
                    + " it asks.",
            min = "0",
            max = "4294967295")
    long holdOff() default 0;

    @AttributeDefinition(
            name = "Bootstrap-Server Account Timeout (s)",
            description = "Bootstrap-Server: how long after a successful bootstrap this account is deleted; 0 for"
                    + " never.",
            min = "0",
            max = "4294967295")
    long accountTimeout() default 0;

    @AttributeDefinition(
            name = "Key file",
            description =
                    "PSK: a file that has the pre-shared key in hexadecimal digits, in place of it. Relative to the"
                            + " framework's working directory.",
            required = false)
    String keyFile() default "";

    @AttributeDefinition(
            name = "Key store",
            description = "RPK and X509: a PKCS#12 file with the client's private key and certificate, in place of the"
                    + " two below. Relative to the framework's working directory.",
            required = false)
    String keyStore() default "";

    @AttributeDefinition(
            name = "Key store password",
            description = "Of the key store and of the key in it.",
            type = AttributeType.PASSWORD,
            required = false)
    String _keyStorePassword() default "";

    @AttributeDefinition(
            name = "Key alias",
            description = "RPK and X509: the name of the client's private key in a key store of the platform, in place"
                    + " of the above and the two below.",
            required = false)
    String keyAlias() default "";

    @AttributeDefinition(
            name = "Key store of the platform",
            description = "With a key alias: which one, as a filter on its name.",
            required = false)
    String keys_target() default "(lwm2m.keys=default)";

    @AttributeDefinition(
            name = "Public key or certificate",
            description = "RPK: the client's SubjectPublicKeyInfo, X509: its certificate; DER in Base64.",
            required = false)
    String publicKey() default "";

    @AttributeDefinition(
            name = "Private key",
            description = "RPK and X509: the client's, PKCS#8 in Base64.",
            type = AttributeType.PASSWORD,
            required = false)
    String _privateKey() default "";

    @AttributeDefinition(
            name = "Server public key",
            description =
                    "RPK: the server's SubjectPublicKeyInfo, X509: the certificate that Certificate usage means, or"
                            + " its hash; DER in Base64.",
            required = false)
    String serverPublicKey() default "";

    @AttributeDefinition(
            name = "Certificate usage",
            description = "X509: 0 CA constraint, 1 service certificate constraint, 2 trust anchor, 3 domain-issued"
                    + " certificate.",
            min = "0",
            max = "3",
            options = {
                @Option(label = "0: CA constraint", value = "0"),
                @Option(label = "1: service certificate constraint", value = "1"),
                @Option(label = "2: trust anchor", value = "2"),
                @Option(label = "3: domain-issued certificate", value = "3")
            })
    int certificateUsage() default 3;

    @AttributeDefinition(
            name = "Matching type",
            description = "X509: 0 the certificate itself; 1, 2 and 3 its hash by SHA-256, SHA-384 and SHA-512.",
            min = "0",
            max = "3",
            options = {
                @Option(label = "0: exact match", value = "0"),
                @Option(label = "1: SHA-256", value = "1"),
                @Option(label = "2: SHA-384", value = "2"),
                @Option(label = "3: SHA-512", value = "3")
            })
    int matchingType() default 0;

    @AttributeDefinition(
            name = "Server name",
            description =
                    "The name that the server is called by in the handshake (SNI) and that its certificate must be"
                            + " for. The host of the URI by default.",
            required = false)
    String serverName() default "";

    @AttributeDefinition(
            name = "Cipher suites",
            description = "Numbers such as C0A8; none for all that are sound.",
            required = false,
            cardinality = 64)
    String[] cipherSuites() default {};

    @AttributeDefinition(
            name = "Default Minimum Period (s)",
            description = "How much time is between two notifications at least, where an observation doesn't say.",
            min = "0",
            max = "4294967295")
    long minimumPeriod() default 0;

    @AttributeDefinition(
            name = "Default Maximum Period (s)",
            description = "After how much time a notification is sent even without a change; 0 for never.",
            min = "0",
            max = "4294967295")
    long maximumPeriod() default 0;

    @AttributeDefinition(
            name = "Disable Timeout (s)",
            description = "How long the account is away after the server disabled it.",
            min = "0",
            max = "4294967295")
    long disableTimeout() default 86400;

    @AttributeDefinition(
            name = "Store notifications",
            description = "Whether notifications are kept while the server can't be reached, and sent later.")
    boolean storeNotifications() default true;

    @AttributeDefinition(
            name = "Mute Send",
            description =
                    "Whether the client sends this server nothing that it wasn't asked for, until the server itself"
                            + " writes false (/1/x/23).")
    boolean muteSend() default true;

    @AttributeDefinition(name = "Binding", description = "U: UDP. With Q the server queues requests.")
    String binding() default "U";
}
