// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.Client;
import java.time.Duration;

/**
 * Waits after the start until the Objects are there, so that no server is told of a tree that is half full: until none
 * came for a while, though not for ever. Only on the engine, but for the constructor.
 */
final class Startup {

    private static final int AT_MOST = 8;

    private final Engine engine;
    private final Duration quiet;
    private Runnable action;
    private Client.Timer timer;

    /**
     * @param quiet how long nothing may come; zero doesn't wait
     * @param action is run once, on the engine
     */
    Startup(Engine engine, Duration quiet, Runnable action) {
        this.engine = engine;
        this.quiet = quiet;
        this.action = action;
        if (quiet.isZero()) {
            engine.execute(this::settled);
            return;
        }
        timer = engine.schedule(quiet, this::settled);
        engine.schedule(quiet.multipliedBy(AT_MOST), this::settled);
    }

    /** Something came. */
    void touch() {
        if (action != null && timer != null) {
            timer.cancel();
            timer = engine.schedule(quiet, this::settled);
        }
    }

    private void settled() {
        var due = action;
        action = null;
        if (due != null) {
            due.run();
        }
    }
}
