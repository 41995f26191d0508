// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.device.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Error codes as /3/0/11 shows them: one Resource Instance for each thing that is wrong, as long as it is; or one that
 * says 0. What is still wrong after a reset is shown again only when it was right in between.
 */
final class DeviceErrors {

    private static final SortedMap<Integer, Long> NO_ERROR =
            Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(0, 0L)));

    private final Supplier<Set<Integer>> wrongNow;
    private final Runnable changed;
    private final SortedMap<Integer, Long> shown = new TreeMap<>();
    private Set<Integer> known = Set.of();

    DeviceErrors(Supplier<Set<Integer>> wrongNow, Runnable changed) {
        this.wrongNow = wrongNow;
        this.changed = changed;
    }

    synchronized SortedMap<Integer, Long> codes() {
        return shown.isEmpty() ? NO_ERROR : new TreeMap<>(shown);
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
        if (isOther(new TreeSet<>(wrongNow.get()))) {
            changed.run();
        }
    }

    private synchronized boolean isOther(Set<Integer> wrong) {
        boolean isOther = shown.values().removeIf(code -> !wrong.contains(code.intValue()));
        for (int code : wrong) {
            if (!known.contains(code)) {
                shown.put(firstFree(), (long) code);
                isOther = true;
            }
        }
        known = wrong;
        return isOther;
    }

    private int firstFree() {
        int id = 0;
        while (shown.containsKey(id)) {
            id++;
        }
        return id;
    }
}
