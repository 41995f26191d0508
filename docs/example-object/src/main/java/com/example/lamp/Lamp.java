// SPDX-License-Identifier: EPL-2.0
package com.example.lamp;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.ResponseCode;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What the Object stands for. A real one would speak to a driver, and wait for it on a thread of its own. */
class Lamp {

    private long brightness;
    private Runnable changed = () -> {};

    void onChange(Runnable listener) {
        changed = listener;
    }

    synchronized long brightness() {
        return brightness;
    }

    /** The range was checked before. */
    synchronized void setBrightness(long percent) {
        brightness = percent;
    }

    /** A lamp that is worn out dims by itself; nobody wrote that, so it is told. */
    void wearOut() {
        setBrightness(brightness() / 2);
        changed.run();
    }

    /** What isn't known is absent: servers get 4.04, and no number that somebody made up. */
    Optional<Long> minutesLeft() {
        return Optional.empty();
    }

    /** Refuses with a code and a reason for a person, or completes when it is done. */
    CompletionStage<Void> blink() {
        return brightness() == 0
                ? Lwm2mObject.refused(ResponseCode.METHOD_NOT_ALLOWED, "a lamp that is off doesn't blink")
                : Lwm2mObject.DONE;
    }

    void close() {
        changed = () -> {};
    }
}
