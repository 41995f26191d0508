// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.registration.internal;

import io.tessera.lwm2m.server.Registration;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * Where registrations are found: {@code /rd/<id>}. Without security the id is all that a client proves itself with in an
 * Update, so it can't be guessed.
 */
final class Locations {

    private static final int BYTES = 12;

    private final SecureRandom random = new SecureRandom();

    String next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static List<String> path(Registration registration) {
        return List.of("rd", registration.id());
    }
}
