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
    private final Function<String, ListenerLane> newLane;

    RegistrationAudience(Function<String, ListenerLane> newLane) {
        this.newLane = newLane;
    }

    void add(RegistrationListener listener) {
        listeners.put(listener, newLane.apply(listener.getClass().getName()));
    }

    void remove(RegistrationListener listener) {
        var lane = listeners.remove(listener);
        if (lane != null) {
            lane.close();
        }
    }

    void tell(Consumer<RegistrationListener> news) {
        listeners.forEach((listener, lane) -> lane.add(() -> news.accept(listener)));
    }
}
