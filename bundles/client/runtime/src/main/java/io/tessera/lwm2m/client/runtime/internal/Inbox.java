// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.model.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What Objects report, from any thread, on its way to the engine. Changes of the same path before the engine gets to
 * them are one.
 */
final class Inbox {

    enum Kind {
        CHANGED,
        ADDED,
        REMOVED
    }

    /** @param from who reports it: dropped if that Object isn't in force any more */
    record Report(Kind kind, Path path, Mount.Listening from) {}

    private final Executor engine;
    private final Consumer<Report> sink;
    private final Set<Report> changes = new HashSet<>();
    private List<Report> reports = new ArrayList<>();

    Inbox(Executor engine, Consumer<Report> sink) {
        this.engine = engine;
        this.sink = sink;
    }

    void put(Report report) {
        boolean first;
        synchronized (this) {
            if (report.kind() == Kind.CHANGED && !changes.add(report)) {
                return;
            }
            first = reports.isEmpty();
            reports.add(report);
        }
        if (first) {
            engine.execute(this::drain);
        }
    }

    private void drain() {
        List<Report> due;
        synchronized (this) {
            due = reports;
            reports = new ArrayList<>();
            changes.clear();
        }
        due.forEach(sink);
    }
}
