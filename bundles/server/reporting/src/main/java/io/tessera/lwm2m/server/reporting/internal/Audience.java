// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.reporting.internal;

import io.tessera.lwm2m.server.NotificationListener;
import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.server.spi.Server.ListenerLane;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Those who are told what clients report; each on a lane of its own. */
final class Audience {

    private final Set<NotificationListener> listeners = new HashSet<>();
    private final Map<NotificationListener, ListenerLane> lanes = new ConcurrentHashMap<>();
    private Server server;

    synchronized void add(NotificationListener listener) {
        listeners.add(listener);
        if (server != null) {
            openLane(listener);
        }
    }

    synchronized void remove(NotificationListener listener) {
        listeners.remove(listener);
        var lane = lanes.remove(listener);
        if (lane != null) {
            lane.clear();
        }
    }

    synchronized void open(Server newServer) {
        server = newServer;
        listeners.forEach(this::openLane);
    }

    /** What waits on the lanes is still told. */
    synchronized void close() {
        server = null;
        lanes.clear();
    }

    void tell(Consumer<NotificationListener> news) {
        lanes.forEach((listener, lane) -> lane.add(() -> news.accept(listener)));
    }

    private void openLane(NotificationListener listener) {
        lanes.put(listener, server.listenerLane(listener));
    }
}
