// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.device.internal;

import static io.tessera.lwm2m.client.object.DeclaredObject.numbered;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Error codes as /3/0/11 shows them: what went wrong since the last reset, in the order of the codes, or 0 if nothing
 * did. What is still wrong after a reset comes back only when it goes wrong again.
 */
final class DeviceErrors {

    private static final List<Long> NO_ERROR = List.of(0L);

    private final Supplier<Set<Integer>> wrongNow;
    private final Runnable changed;
    private final Set<Long> shown = new TreeSet<>();
    private Set<Integer> known = Set.of();

    DeviceErrors(Supplier<Set<Integer>> wrongNow, Runnable changed) {
        this.wrongNow = wrongNow;
        this.changed = changed;
    }

    synchronized SortedMap<Integer, Long> codes() {
        return numbered(shown.isEmpty() ? NO_ERROR : shown);
    }

    CompletionStage<Void> reset() {
        synchronized (this) {
            shown.clear();
        }
        changed.run();
        return Lwm2mObject.DONE;
    }

    /** Looks at what is wrong now. */
    void update() {
        if (hasNew(wrongNow.get())) {
            changed.run();
        }
    }

    private synchronized boolean hasNew(Set<Integer> wrong) {
        boolean isNew = false;
        for (int code : wrong) {
            isNew |= !known.contains(code) && shown.add((long) code);
        }
        known = Set.copyOf(wrong);
        return isNew;
    }
}
