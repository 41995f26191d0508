// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import java.util.UUID;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;

/** Kura's service by its looks: another text each time, and a refusal of what is of another key. */
record DrawingCrypto(String key) implements CryptoService {

    @Override
    public char[] encryptAes(char[] value) {
        var reversed = new StringBuilder(new String(value)).reverse();
        return (UUID.randomUUID() + "_" + key + "_" + reversed).toCharArray();
    }

    @Override
    public char[] decryptAes(char[] encrypted) throws KuraException {
        var parts = new String(encrypted).split("_");
        if (parts.length != 3 || !parts[1].equals(key)) {
            throw new Refusal("DECODER_ERROR " + new String(encrypted));
        }
        return new StringBuilder(parts[2]).reverse().toString().toCharArray();
    }
}
