// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import io.tessera.lwm2m.client.spi.Client;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Gathers the observations of which something may have changed, until the engine comes to them: they are looked at
 * together. Only on the engine.
 */
final class Wave {

    /** So long what observes more than one Resource waits for changes that belong together. */
    private static final Duration SETTLING = Duration.ofMillis(20);

    private final Client client;
    private final Consumer<List<Watch>> consider;
    private final Set<Watch> touched = new LinkedHashSet<>();
    private final Set<Watch> settling = new LinkedHashSet<>();
    private Client.Timer settled = () -> {};
    private boolean closed;

    Wave(Client client, Consumer<List<Watch>> consider) {
        this.client = client;
        this.consider = consider;
    }

    /** To be looked at as soon as the engine comes to it. */
    void touch(Watch watch) {
        boolean isFirst = touched.isEmpty();
        touched.add(watch);
        if (isFirst) {
            client.execute(this::considerTouched);
        }
    }

    /** To be looked at when what belongs together has had time to come. */
    void settle(Watch watch) {
        if (settling.isEmpty()) {
            settled = client.schedule(SETTLING, this::touchSettled);
        }
        settling.add(watch);
    }

    void close() {
        closed = true;
        settled.cancel();
    }

    private void touchSettled() {
        var due = List.copyOf(settling);
        settling.clear();
        due.forEach(this::touch);
    }

    private void considerTouched() {
        var wave = List.copyOf(touched);
        touched.clear();
        if (!closed) {
            consider.accept(wave);
        }
    }
}
