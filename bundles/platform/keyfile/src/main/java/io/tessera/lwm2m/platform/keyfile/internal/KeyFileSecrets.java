// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.keyfile.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.platform.secrets.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Derives keys from the one in a file, which is read anew each time and never held. */
@Component(
        name = KeyFileConfig.PID,
        configurationPid = KeyFileConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = Secrets.class)
@Designate(ocd = KeyFileConfig.class)
public final class KeyFileSecrets implements Secrets {

    private static final byte[] NO_SALT = {};

    private final KeyFile file;

    @Activate
    public KeyFileSecrets(KeyFileConfig config) {
        if (config.file().isBlank()) {
            throw new IllegalArgumentException("file: the path of the key file must be given");
        }
        file = new KeyFile(Path.of(config.file().trim()).toAbsolutePath());
    }

    @Override
    public byte[] key(String purpose) throws IOException {
        if (purpose.isBlank()) {
            throw new IllegalArgumentException("a key is for a purpose");
        }
        var key = file.read();
        try {
            return Hkdf.derive(key, NO_SALT, purpose.getBytes(UTF_8));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
