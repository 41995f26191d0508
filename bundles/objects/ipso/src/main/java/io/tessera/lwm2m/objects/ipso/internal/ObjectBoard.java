// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.platform.Sensor;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
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
    private final Set<Sensor> orphans = Collections.newSetFromMap(new IdentityHashMap<>());
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
        addAll(List.of(sensor));
    }

    /** Those that can be shown are there as soon as their Object is. */
    void addAll(Collection<Sensor> sensors) {
        var first = new LinkedHashMap<Place, Map<Integer, Sensor>>();
        for (var sensor : sensors) {
            if (Kind.of(sensor.object()).isEmpty()) {
                LOG.warn("{} can't be shown: there is no IPSO Object {} here", sensor, sensor.object());
                continue;
            }
            waiting.add(sensor);
            if (!isClosed && isReady(sensor) && !offered.containsKey(Place.of(sensor))) {
                first.computeIfAbsent(Place.of(sensor), place -> new LinkedHashMap<>())
                        .putIfAbsent(sensor.instance(), sensor);
            }
        }
        first.forEach((place, together) -> offer(place, List.copyOf(together.values())));
        sensors.forEach(this::retry);
    }

    private void offer(Place place, List<Sensor> sensors) {
        var object = OfferedObject.offer(factory, sensors);
        offered.put(place, object);
        sensors.forEach(sensor -> note(object, sensor));
    }

    private void note(OfferedObject object, Sensor sensor) {
        waiting.remove(sensor);
        object.instance(sensor).ifPresent(instance -> shown.put(sensor, instance));
    }

    /** These went, but show on until others take their place, or {@link #removeOrphans}. */
    void orphan(Collection<Sensor> sensors) {
        orphans.addAll(sensors);
    }

    /** Those of them whose place wasn't taken are gone. */
    void removeOrphans(Collection<Sensor> sensors) {
        for (var sensor : sensors) {
            if (orphans.remove(sensor)) {
                remove(sensor);
            }
        }
    }

    private Optional<Sensor> orphanAt(Sensor place) {
        return orphans.stream()
                .filter(shown::containsKey)
                .filter(orphan -> orphan.instance() == place.instance()
                        && Place.of(orphan).equals(Place.of(place)))
                .findFirst();
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
        orphans.clear();
        shown.clear();
        offered.values().forEach(OfferedObject::close);
        offered.clear();
    }

    private void place(Sensor sensor) {
        var place = Place.of(sensor);
        var object = offered.get(place);
        if (object == null) {
            offer(place, List.of(sensor));
            return;
        }
        var orphan = orphanAt(sensor);
        if (orphan.isPresent()) {
            orphans.remove(orphan.get());
            shown.remove(orphan.get());
            object.succeed(sensor);
        } else if (!object.show(sensor)) {
            LOG.warn("{} waits: /{}/{} shows another sensor", sensor, sensor.object(), sensor.instance());
            return;
        }
        note(object, sensor);
    }

    /** What can be set is shown before its first value is known; what is measured, from then on. */
    private static boolean isReady(Sensor sensor) {
        var type = Kind.of(sensor.object()).orElseThrow().shown().type();
        return sensor.isControllable() || Conversion.to(type, sensor.reading().value()) != Value.EMPTY;
    }
}
