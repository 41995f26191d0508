// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.kura;

import java.util.Base64;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;

/** Kura's service by its looks: two parts in Base64, and a refusal of whatever hasn't got them. */
final class ReversingCrypto implements CryptoService {

    private static final String START = Base64.getEncoder().encodeToString(new byte[12]) + "-";

    private static final class Refusal extends KuraException {

        private static final long serialVersionUID = 1;

        Refusal() {
            super("DECODER_ERROR");
        }
    }

    static String encrypt(String plain) {
        var reversed = new StringBuilder(plain).reverse().toString();
        return START + Base64.getEncoder().encodeToString(reversed.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public char[] encryptAes(char[] value) {
        return encrypt(new String(value)).toCharArray();
    }

    @Override
    public char[] decryptAes(char[] encrypted) throws KuraException {
        var text = new String(encrypted);
        if (!text.startsWith(START)) {
            throw new Refusal();
        }
        var reversed = new String(
                Base64.getDecoder().decode(text.substring(START.length())), java.nio.charset.StandardCharsets.UTF_8);
        return new StringBuilder(reversed).reverse().toString().toCharArray();
    }
}
