// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.spi;

import io.tessera.lwm2m.server.WaitingRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a request waits for a client in queue mode that sleeps.
 *
 * @param expiry after which it is given up, zero: never; empty for what the server is configured to
 * @param queued is told if it must wait, before the request is sent and on the thread that asked; must not block
 */
public record Patience(Optional<Duration> expiry, Consumer<WaitingRequest> queued) {

    /** As the server is configured to; nobody is told. */
    public static final Patience USUAL = new Patience(Optional.empty(), request -> {});

    /** The same with that expiry. */
    public Patience within(Duration newExpiry) {
        return new Patience(Optional.of(newExpiry), queued);
    }

    /** The same that tells. */
    public Patience telling(Consumer<WaitingRequest> newQueued) {
        return new Patience(expiry, newQueued);
    }
}
