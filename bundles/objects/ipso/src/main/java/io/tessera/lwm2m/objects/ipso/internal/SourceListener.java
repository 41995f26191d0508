// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import io.tessera.lwm2m.platform.Sensor;
import io.tessera.lwm2m.platform.SensorListener;
import io.tessera.lwm2m.platform.SensorSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/** The sensors of one source. What comes and goes is done by tasks, one after the other; new values at once. */
final class SourceListener implements SensorListener, AutoCloseable {

    private final ObjectBoard board;
    private final Executor tasks;
    private final Farewells farewells;
    private final Set<Sensor> sensors = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Sensor> first = new ArrayList<>();
    private boolean isBeginning;
    private AutoCloseable listening = () -> {};

    SourceListener(ObjectBoard board, Executor tasks, Farewells farewells) {
        this.board = board;
        this.tasks = tasks;
        this.farewells = farewells;
    }

    /** What it has at once is shown at once: an Object that had several Instances is never there with a few of them. */
    void begin(SensorSource source) {
        tasks.execute(() -> isBeginning = true);
        listening = source.listen(this);
        tasks.execute(this::showFirst);
    }

    private void showFirst() {
        isBeginning = false;
        board.addAll(first);
        first.clear();
    }

    @Override
    public void added(Sensor sensor) {
        tasks.execute(() -> {
            if (!sensors.add(sensor)) {
                return;
            }
            if (isBeginning) {
                first.add(sensor);
            } else {
                board.add(sensor);
            }
        });
    }

    @Override
    public void removed(Sensor sensor) {
        tasks.execute(() -> {
            if (sensors.remove(sensor)) {
                leave(List.of(sensor));
            }
        });
    }

    @Override
    public void changed(Sensor sensor) {
        var shown = board.shown(sensor);
        if (shown.isPresent()) {
            shown.get().update();
            return;
        }
        tasks.execute(() -> board.retry(sensor));
    }

    /** The source went, and with it its sensors. */
    @Override
    public void close() throws Exception {
        try {
            listening.close();
        } finally {
            tasks.execute(() -> {
                leave(List.copyOf(sensors));
                sensors.clear();
            });
        }
    }

    /** Perhaps they only make way for others in their place: the next version of a source, a rule that changes. */
    private void leave(List<Sensor> leaving) {
        board.orphan(leaving);
        farewells.later(() -> tasks.execute(() -> board.removeOrphans(leaving)));
    }
}
