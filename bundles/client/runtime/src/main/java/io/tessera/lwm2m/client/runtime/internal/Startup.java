// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.Client;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Waits after the start until the Objects are there, so that no server is told of a tree that is half full: until those
 * are there that servers know, or else until none came for a while, though not for ever. Only on the engine, but for the
 * constructor.
 */
final class Startup {

    private static final int AT_MOST = 8;

    private final Engine engine;
    private final Duration quiet;
    private final BooleanSupplier isComplete;
    private final BooleanSupplier isIncomplete;
    private Runnable action;
    private Client.Timer timer;

    /**
     * @param quiet how long nothing may come; zero doesn't wait
     * @param isComplete whether what servers know is there
     * @param isIncomplete whether some of it isn't
     * @param action is run once, on the engine
     */
    Startup(Engine engine, Duration quiet, BooleanSupplier isComplete, BooleanSupplier isIncomplete, Runnable action) {
        this.engine = engine;
        this.quiet = quiet;
        this.isComplete = isComplete;
        this.isIncomplete = isIncomplete;
        this.action = action;
        if (quiet.isZero()) {
            engine.execute(this::settled);
            return;
        }
        timer = engine.schedule(quiet, this::quiet);
        engine.schedule(atMost(quiet), this::settled);
    }

    /** How long it takes at most. */
    static Duration atMost(Duration quiet) {
        return quiet.multipliedBy(AT_MOST);
    }

    /** Something came. */
    void touch() {
        if (action == null || timer == null) {
            return;
        }
        timer.cancel();
        if (isComplete.getAsBoolean()) {
            settled();
            return;
        }
        timer = engine.schedule(quiet, this::quiet);
    }

    /** What servers know and isn't there is waited for as long as it goes. */
    private void quiet() {
        if (!isIncomplete.getAsBoolean()) {
            settled();
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
