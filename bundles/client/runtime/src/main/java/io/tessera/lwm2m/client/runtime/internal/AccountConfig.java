// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One server account that a client starts with. */
@ObjectClassDefinition(
        id = AccountConfig.PID,
        name = "LwM2M server account",
        description = "An LwM2M Server that a client registers at. Applied once; from then on the store holds what is"
                + " in force, until this configuration changes.")
@interface AccountConfig {

    String PID = "io.tessera.lwm2m.client.runtime.account";

    @AttributeDefinition(name = "Client", description = "The name of the client that it belongs to.")
    String lwm2m_client() default "gateway";

    @AttributeDefinition(name = "Server URI", description = "coap://<host>[:<port>]; the port is 5683 by default.")
    String uri() default "";

    @AttributeDefinition(
            name = "Short Server ID",
            description = "1 to 65534; each account of a client has its own.",
            min = "1",
            max = "65534")
    int shortServerId();

    @AttributeDefinition(
            name = "Security mode",
            description = "NoSec: nothing is encrypted, and nobody proves who he is.",
            options = @Option(label = "NoSec", value = "NoSec"))
    String securityMode() default "NoSec";

    @AttributeDefinition(
            name = "Lifetime (s)",
            description = "How long the server keeps the registration without an update; 0 for ever (LwM2M 1.2).",
            min = "0",
            max = "4294967295")
    long lifetime() default 86400;

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

    @AttributeDefinition(name = "Binding", description = "U: UDP. With Q the server queues requests.")
    String binding() default "U";
}
