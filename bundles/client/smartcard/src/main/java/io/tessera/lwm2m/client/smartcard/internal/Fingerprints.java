// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import io.tessera.lwm2m.platform.secrets.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells contents apart without telling anything of them: HMAC with SHA-256, with a key of the platform. So a short PIN or
 * a weak key can't be found by trying, and the result is the same after a restart.
 */
final class Fingerprints {

    private static final String HMAC = "HmacSHA256";
    private static final String PURPOSE = "io.tessera.lwm2m.client.smartcard/";

    private final Secrets secrets;

    Fingerprints(Secrets secrets) {
        this.secrets = secrets;
    }

    String ofContent(byte[] file) throws IOException {
        return hmac("fingerprint", file);
    }

    /** @param card what tells cards apart */
    String ofPin(String card, int reference, byte[] pin) throws IOException {
        var text = "%s/%02X/".formatted(card, reference).getBytes(StandardCharsets.US_ASCII);
        var all = Arrays.copyOf(text, text.length + pin.length);
        System.arraycopy(pin, 0, all, text.length, pin.length);
        try {
            return hmac("pin", all);
        } finally {
            Arrays.fill(all, (byte) 0);
        }
    }

    private String hmac(String purpose, byte[] content) throws IOException {
        var key = secrets.key(PURPOSE + purpose);
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return HexFormat.of().formatHex(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
