// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.keyfile.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = KeyStoreConfig.PID,
        name = "LwM2M platform: key store",
        description = "A PKCS#12 file with private keys, and with certificates that are trusted.")
@interface KeyStoreConfig {

    String PID = "io.tessera.lwm2m.platform.keyfile.keystore";

    @AttributeDefinition(
            name = "Name",
            description = "By this name accounts and servers choose the key store: (lwm2m.keys=NAME).")
    String lwm2m_keys() default "default";

    @AttributeDefinition(
            name = "File",
            description = "A PKCS#12 file, read at each use. Relative to the framework's working" + " directory.")
    String file();

    @AttributeDefinition(
            name = "Password",
            description = "Of the file, and of the keys in it.",
            type = AttributeType.PASSWORD,
            required = false)
    String _password() default "";
}
