// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.ClientInterface;
import io.tessera.lwm2m.transport.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The interfaces that are plugged into a client, one of each name. Only on the engine. */
final class Interfaces {

    private static final Logger LOG = LoggerFactory.getLogger(Interfaces.class);

    /** Those that every client needs. */
    private static final List<String> EXPECTED =
            List.of(ClientInterface.REGISTRATION, ClientInterface.MANAGEMENT, ClientInterface.REPORTING);

    private final Map<String, InterfaceSlot> slots = new LinkedHashMap<>();
    private final Client client;
    private boolean open;

    Interfaces(Client client) {
        this.client = client;
        for (var name : EXPECTED) {
            slots.put(name, new InterfaceSlot(client, name, false));
        }
    }

    /** Lets the interfaces take the client up, from now on. */
    void open() {
        open = true;
        slots.values().forEach(InterfaceSlot::open);
    }

    /** Expects those no longer that never came. */
    void endStart() {
        slots.values().removeIf(InterfaceSlot::isNeverTaken);
    }

    void add(ClientInterface plugged, int ranking) {
        slots.computeIfAbsent(plugged.name(), name -> new InterfaceSlot(client, name, open))
                .add(new InterfaceSlot.Offer(plugged, ranking));
    }

    void remove(ClientInterface plugged) {
        slots.values().forEach(slot -> slot.remove(plugged));
    }

    void event(ClientEvent event) {
        slots.values().forEach(slot -> slot.event(event));
    }

    /** Lets go of the client, all of them. */
    void close() {
        slots.values().forEach(InterfaceSlot::close);
        slots.clear();
    }

    /** The one of that name, if it is there. */
    Optional<ClientInterface> named(String name) {
        return Optional.ofNullable(slots.get(name)).map(InterfaceSlot::current);
    }

    /** Whose business the request is. */
    Optional<ClientInterface> claiming(Request request) {
        for (var slot : slots.values()) {
            var current = slot.current();
            if (current != null && claims(current, request)) {
                return Optional.of(current);
            }
        }
        return Optional.empty();
    }

    /** Whether an interface is missing that was there before, or that is still to come after the start: its requests aren't refused but wait. */
    boolean isOneMissing() {
        return slots.values().stream().anyMatch(slot -> slot.current() == null);
    }

    private static boolean claims(ClientInterface plugged, Request request) {
        try {
            return plugged.claims(request);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} can't tell whether it claims {}", plugged.name(), request, e);
            return false;
        }
    }
}
