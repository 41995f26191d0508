// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.platform.secrets.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.system.SystemService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Derives keys (RFC 5869) from one that lies in Kura's data directory as Kura encrypts it. There only where configured. */
@Component(name = "io.tessera.lwm2m.platform.kura.secrets")
public final class KuraSecrets implements Secrets {

    private static final String HMAC = "HmacSHA256";

    /** Not the name that platform.keyfile has for its file, which is of another form. */
    private static final String FILE = "lwm2m-encrypted.key";

    private final EncryptedKey file;

    @Activate
    public KuraSecrets(
            @Reference(name = "settings", target = "(secrets=true)") KuraSettings settings,
            @Reference(name = "system") SystemService system,
            @Reference(name = "crypto") CryptoService crypto) {
        this(Path.of(system.getKuraDataDirectory()), crypto);
    }

    KuraSecrets(Path folder, CryptoService crypto) {
        file = new EncryptedKey(folder.resolve(FILE), crypto);
    }

    @Override
    public byte[] key(String purpose) throws IOException {
        if (purpose.isBlank()) {
            throw new IllegalArgumentException("a key is for a purpose");
        }
        var key = file.read();
        var extracted = authenticate(new byte[KEY_LENGTH], key);
        Arrays.fill(key, (byte) 0);
        var about = Arrays.copyOf(purpose.getBytes(UTF_8), purpose.getBytes(UTF_8).length + 1);
        about[about.length - 1] = 1; // the first block, which is all
        try {
            return authenticate(extracted, about);
        } finally {
            Arrays.fill(extracted, (byte) 0);
        }
    }

    private static byte[] authenticate(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
