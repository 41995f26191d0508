// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import io.tessera.lwm2m.platform.Sensor;
import io.tessera.lwm2m.platform.SensorListener;
import io.tessera.lwm2m.platform.SensorSource;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/** The sensors of one source. What comes and goes is done by tasks, one after the other; new values at once. */
final class SourceListener implements SensorListener, AutoCloseable {

    private final ObjectBoard board;
    private final Executor tasks;
    private final Set<Sensor> sensors = Collections.newSetFromMap(new IdentityHashMap<>());
    private AutoCloseable listening = () -> {};

    SourceListener(ObjectBoard board, Executor tasks) {
        this.board = board;
        this.tasks = tasks;
    }

    void begin(SensorSource source) {
        listening = source.listen(this);
    }

    @Override
    public void added(Sensor sensor) {
        tasks.execute(() -> {
            if (sensors.add(sensor)) {
                board.add(sensor);
            }
        });
    }

    @Override
    public void removed(Sensor sensor) {
        tasks.execute(() -> {
            if (sensors.remove(sensor)) {
                board.remove(sensor);
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

    /** The source went: so do its sensors. */
    @Override
    public void close() throws Exception {
        try {
            listening.close();
        } finally {
            tasks.execute(this::removeAll);
        }
    }

    private void removeAll() {
        List.copyOf(sensors).forEach(board::remove);
        sensors.clear();
    }
}
