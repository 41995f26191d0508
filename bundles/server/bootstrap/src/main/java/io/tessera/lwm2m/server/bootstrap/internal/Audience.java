// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.server.bootstrap.BootstrapListener;
import io.tessera.lwm2m.server.spi.Server;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Those who are told how devices are provisioned; each on a lane of its own. */
final class Audience {

    private final Set<BootstrapListener> listeners = ConcurrentHashMap.newKeySet();

    void add(BootstrapListener listener) {
        listeners.add(listener);
    }

    void remove(BootstrapListener listener) {
        listeners.remove(listener);
    }

    void tell(Server server, Consumer<BootstrapListener> news) {
        for (var listener : listeners) {
            server.listenerLane(listener).add(() -> tell(listener, news));
        }
    }

    /** One that has left meanwhile is told nothing more. */
    private void tell(BootstrapListener listener, Consumer<BootstrapListener> news) {
        if (listeners.contains(listener)) {
            news.accept(listener);
        }
    }
}
