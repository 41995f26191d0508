// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import io.tessera.lwm2m.platform.events.Event;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who is told of events. */
final class EventListeners {

    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();

    AutoCloseable add(Consumer<Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(Event event) {
        listeners.forEach(listener -> listener.accept(event));
    }
}
