// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.kura.configuration.internal;

import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;

/** What Kura encrypted. Without Kura's service for it, nothing can be told. */
final class Passwords {

    private volatile CryptoService crypto;

    void use(CryptoService service) {
        crypto = service;
    }

    void forget(CryptoService service) {
        if (crypto == service) {
            crypto = null;
        }
    }

    /** @return empty if it isn't encrypted: Kura itself stores plain text when an instance is created with a password */
    Optional<String> plain(Object stored) {
        var service = crypto;
        if (service == null || !(stored instanceof String text) || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(service.decryptAes(text.toCharArray())));
        } catch (KuraException | RuntimeException plain) {
            return Optional.empty();
        }
    }
}
