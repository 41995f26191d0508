// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.ClientInterface;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of one interface of a client. While nobody takes it, events wait for the next one; where too many wait, the
 * oldest go. Only on the engine.
 */
final class InterfaceSlot {

    /** @param ranking the service ranking */
    record Offer(ClientInterface plugged, int ranking) {}

    private static final Logger LOG = LoggerFactory.getLogger(InterfaceSlot.class);
    private static final int MAX_WAITING = 10_000;

    private final Client client;
    private final String name;
    private final List<Offer> offers = new ArrayList<>();
    private final ArrayDeque<ClientEvent> waiting = new ArrayDeque<>();
    private final Set<ClientEvent> waitingChanges = new HashSet<>();
    private ClientInterface current;
    private boolean losing;
    private boolean neverTaken = true;
    private boolean open;

    /** @param open whether offers are taken already */
    InterfaceSlot(Client client, String name, boolean open) {
        this.client = client;
        this.name = name;
        this.open = open;
    }

    /** Takes offers from now on. */
    void open() {
        open = true;
        choose();
    }

    /** Who serves it, or null. */
    ClientInterface current() {
        return current;
    }

    /** Whether nobody ever took it. */
    boolean isNeverTaken() {
        return neverTaken;
    }

    void add(Offer offer) {
        offers.add(offer);
        offers.sort(Comparator.comparingInt(Offer::ranking).reversed());
        choose();
    }

    void remove(ClientInterface plugged) {
        if (offers.removeIf(offer -> offer.plugged() == plugged)) {
            choose();
        }
    }

    void close() {
        offers.clear();
        choose();
    }

    void event(ClientEvent event) {
        if (current != null) {
            tell(event);
            return;
        }
        // The first one takes the client up as it stands.
        if (neverTaken) {
            return;
        }
        boolean isKnown = event instanceof ClientEvent.Changed && !waitingChanges.add(event);
        // A new account needs no event: it is among the sessions that the next one takes up.
        if (isKnown || event instanceof ClientEvent.AccountAdded) {
            return;
        }
        waiting.add(event);
        if (waiting.size() > MAX_WAITING) {
            waitingChanges.remove(waiting.poll());
            warnOnce();
        }
    }

    private void warnOnce() {
        if (!losing) {
            LOG.warn("{}: interface {} is away for so long that it loses events", client.name(), name);
            losing = true;
        }
    }

    private void choose() {
        var best = offers.isEmpty() ? null : offers.get(0).plugged();
        if (best == current || !open) {
            return;
        }
        if (current != null) {
            var before = current;
            current = null;
            guarded(before, "detach", () -> before.detach(client));
        }
        if (best == null) {
            LOG.debug("{}: interface {} is gone", client.name(), name);
            return;
        }
        current = best;
        neverTaken = false;
        guarded(best, "attach", () -> best.attach(client));
        replay();
    }

    private void replay() {
        losing = false;
        waitingChanges.clear();
        for (int i = waiting.size(); i > 0; i--) {
            tell(waiting.poll());
        }
    }

    private void tell(ClientEvent event) {
        var plugged = current;
        guarded(plugged, "event", () -> plugged.event(client, event));
    }

    private void guarded(ClientInterface plugged, String call, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{}: {} of interface {} failed", client.name(), call, plugged.name(), e);
        }
    }
}
