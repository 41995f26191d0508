// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** A card that a client is provisioned from. */
@ObjectClassDefinition(
        id = SmartcardConfig.PID,
        name = "LwM2M smartcard",
        description = "Provisions a client from the bootstrap information on a smartcard. Who can put a card into the"
                + " reader then decides whom the client obeys.")
@interface SmartcardConfig {

    String PID = "io.tessera.lwm2m.client.smartcard";

    @AttributeDefinition(name = "Client", description = "The name of the client that is provisioned.")
    String lwm2m_client() default "gateway";

    @AttributeDefinition(
            name = "Reader",
            description = "The name of the PC/SC reader, * for any characters in it; the first one with a card by"
                    + " default.",
            required = false)
    String reader() default "";

    @AttributeDefinition(
            name = "PIN",
            description = "For a card that wants one: 4 to 8 digits. Tried once, and never if one try is left.",
            type = AttributeType.PASSWORD,
            required = false)
    String _pin() default "";

    @AttributeDefinition(
            name = "PIN reference",
            description = "Which PIN of the card that is, such as 1 or 129; 0 for the one that the card itself names.",
            min = "0",
            max = "255")
    int pinReference() default 0;

    @AttributeDefinition(
            name = "Timeout (s)",
            description = "How long reading the card may take; 1 to 600",
            min = "1",
            max = "600")
    int timeout() default 30;

    @AttributeDefinition(
            name = "Look every (s)",
            description =
                    "How often it is looked whether a card was put in or taken out, without reading it; 0 for never,"
                            + " up to 3600",
            min = "0",
            max = "3600")
    int lookEvery() default 5;

    @AttributeDefinition(
            name = "Encryption key",
            description = "Secure channel SCP03: the static key KEY_ENC, 32, 48 or 64 hexadecimal digits. With both"
                    + " keys a card is read through that channel only; without, it is read in clear.",
            type = AttributeType.PASSWORD,
            required = false)
    String _encryptionKey() default "";

    @AttributeDefinition(
            name = "MAC key",
            description = "Secure channel SCP03: the static key KEY_MAC, as long as the encryption key.",
            type = AttributeType.PASSWORD,
            required = false)
    String _macKey() default "";

    @AttributeDefinition(
            name = "Key version",
            description = "Secure channel SCP03: the version number of the keys; 0 for the first that the card has.",
            min = "0",
            max = "127")
    int keyVersion() default 0;
}
