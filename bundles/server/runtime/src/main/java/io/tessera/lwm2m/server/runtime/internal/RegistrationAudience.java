// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.RegistrationListener;
import io.tessera.lwm2m.server.spi.Server.ListenerLane;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Those who are told who comes, stays and goes; each on a lane of its own. */
final class RegistrationAudience {

    private final Map<RegistrationListener, ListenerLane> listeners = new ConcurrentHashMap<>();
    private final Function<Object, ListenerLane> laneOf;

    RegistrationAudience(Function<Object, ListenerLane> laneOf) {
        this.laneOf = laneOf;
    }

    void add(RegistrationListener listener) {
        listeners.put(listener, laneOf.apply(listener));
    }

    void remove(RegistrationListener listener) {
        var lane = listeners.remove(listener);
        if (lane != null) {
            lane.clear();
        }
    }

    void tell(Consumer<RegistrationListener> news) {
        listeners.forEach((listener, lane) -> lane.add(() -> news.accept(listener)));
    }
}
