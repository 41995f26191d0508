// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import io.tessera.lwm2m.platform.Sensor;
import io.tessera.lwm2m.platform.SensorListener;
import io.tessera.lwm2m.platform.SensorSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The sensors that there are, and who is told of them. Its lock orders what each listener hears. */
final class SensorBoard implements SensorSource {

    private final Set<Sensor> sensors = new LinkedHashSet<>();
    private final List<SensorListener> listeners = new ArrayList<>();

    @Override
    public synchronized AutoCloseable listen(SensorListener listener) {
        listeners.add(listener);
        sensors.forEach(listener::added);
        return () -> forget(listener);
    }

    private synchronized void forget(SensorListener listener) {
        listeners.remove(listener);
    }

    synchronized void add(Sensor sensor) {
        if (sensors.add(sensor)) {
            listeners.forEach(listener -> listener.added(sensor));
        }
    }

    synchronized void remove(Sensor sensor) {
        if (sensors.remove(sensor)) {
            listeners.forEach(listener -> listener.removed(sensor));
        }
    }

    /** Says that a sensor's reading is another one; of no interest if the sensor is not there any more. */
    synchronized void changed(Sensor sensor) {
        if (sensors.contains(sensor)) {
            listeners.forEach(listener -> listener.changed(sensor));
        }
    }
}
