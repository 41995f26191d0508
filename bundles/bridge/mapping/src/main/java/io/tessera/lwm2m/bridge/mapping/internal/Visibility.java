// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import io.tessera.lwm2m.client.access.AccessGrant;
import io.tessera.lwm2m.client.access.AccessPolicy;
import io.tessera.lwm2m.model.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which servers see the points of rules that say so; the client makes access control instances of it. */
final class Visibility implements AccessPolicy {

    /** An Object Instance of a client. */
    private record Place(String client, Path instance) {

        static Place of(MappedSensor sensor) {
            return new Place(sensor.client(), Path.of(sensor.object(), sensor.instance()));
        }
    }

    private final Map<Place, AccessGrant> grants = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return MappingConfig.PID;
    }

    @Override
    public Optional<AccessGrant> grant(String client, Path instance) {
        return Optional.ofNullable(grants.get(new Place(client, instance)));
    }

    @Override
    public AutoCloseable listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    /**
     * To be called before the sensor is shown. What is said of one stays said when it is gone, so that nobody else sees
     * the last of it; its Object Instance ID belongs to no other.
     */
    void show(MappedSensor sensor) {
        var place = Place.of(sensor);
        var grant = sensor.target().grant().orElse(null);
        var before = grant == null ? grants.remove(place) : grants.put(place, grant);
        if (!Objects.equals(before, grant)) {
            listeners.forEach(Runnable::run);
        }
    }
}
