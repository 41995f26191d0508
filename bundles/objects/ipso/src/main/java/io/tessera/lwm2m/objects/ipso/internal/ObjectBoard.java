// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.platform.Sensor;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.ComponentFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which sensors are shown by which Object, and which wait: for their first value, or for an Object Instance ID that
 * another one has. All but {@link #shown} is called by one thread at a time.
 */
final class ObjectBoard {

    private static final Logger LOG = LoggerFactory.getLogger(ObjectBoard.class);

    private final ComponentFactory<IpsoObject> factory;
    private final Map<Place, OfferedObject> offered = new HashMap<>();
    private final Map<Sensor, Instance> shown = Collections.synchronizedMap(new IdentityHashMap<>());
    private final Set<Sensor> waiting = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean isClosed;

    ObjectBoard(ComponentFactory<IpsoObject> factory) {
        this.factory = factory;
    }

    /** An Object of a client. */
    private record Place(String client, int object) {

        static Place of(Sensor sensor) {
            return new Place(sensor.client(), sensor.object());
        }
    }

    void add(Sensor sensor) {
        if (Kind.of(sensor.object()).isEmpty()) {
            LOG.warn("{} can't be shown: there is no IPSO Object {} here", sensor, sensor.object());
            return;
        }
        waiting.add(sensor);
        retry(sensor);
    }

    /** Shows a sensor that waits, if it can be shown now. */
    void retry(Sensor sensor) {
        if (!isClosed && waiting.contains(sensor) && isReady(sensor)) {
            place(sensor);
        }
    }

    void remove(Sensor sensor) {
        waiting.remove(sensor);
        if (shown.remove(sensor) == null) {
            return;
        }
        var place = Place.of(sensor);
        var object = offered.get(place);
        object.take(sensor);
        List.copyOf(waiting).stream()
                .filter(next ->
                        next.instance() == sensor.instance() && Place.of(next).equals(place))
                .forEach(this::retry);
        if (object.isEmpty()) {
            offered.remove(place);
            object.close();
        }
    }

    /** Any thread may ask. */
    Optional<Instance> shown(Sensor sensor) {
        return Optional.ofNullable(shown.get(sensor));
    }

    void close() {
        isClosed = true;
        waiting.clear();
        shown.clear();
        offered.values().forEach(OfferedObject::close);
        offered.clear();
    }

    private void place(Sensor sensor) {
        var place = Place.of(sensor);
        var object = offered.get(place);
        if (object == null) {
            offered.put(place, OfferedObject.offer(factory, sensor));
        } else if (!object.show(sensor)) {
            LOG.warn("{} waits: /{}/{} shows another sensor", sensor, sensor.object(), sensor.instance());
            return;
        }
        waiting.remove(sensor);
        offered.get(place).instance(sensor).ifPresent(instance -> shown.put(sensor, instance));
    }

    /** What can be set is shown before its first value is known; what is measured, from then on. */
    private static boolean isReady(Sensor sensor) {
        var type = Kind.of(sensor.object()).orElseThrow().shown().type();
        return sensor.isControllable() || Conversion.to(type, sensor.reading().value()) != Value.EMPTY;
    }
}
