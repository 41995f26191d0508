// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.IOException;
import java.time.Duration;

/** Until when one look at a card may take. */
final class Deadline {

    private final Duration limit;
    private final long end;

    private Deadline(Duration limit) {
        this.limit = limit;
        this.end = System.nanoTime() + limit.toNanos();
    }

    static Deadline after(Duration limit) {
        return new Deadline(limit);
    }

    long nanosLeft() {
        return Math.max(0, end - System.nanoTime());
    }

    void check() throws IOException {
        if (nanosLeft() == 0) {
            throw passed();
        }
    }

    IOException passed() {
        return new IOException("the card wasn't read within %d s".formatted(limit.toSeconds()));
    }
}
