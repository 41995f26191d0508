// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.transport.Exchange;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The observations of one client. Only on the client's engine. */
final class ClientReporting {

    /** So long what observes more than one Resource waits for changes that belong together. */
    private static final Duration SETTLING = Duration.ofMillis(20);

    private static final int ACCESS_CONTROL = 2;

    private final WatchIndex index = new WatchIndex();
    private final Set<Watch> touched = new LinkedHashSet<>();
    private final Client client;
    private final Notifier notifier;
    private final ObserveRequests requests;
    private final Set<Watch> settling = new LinkedHashSet<>();
    private Client.Timer settled = () -> {};
    private boolean closed;

    ClientReporting(Client client, Settings settings, Codec codec) {
        this.client = client;
        notifier = new Notifier(client, settings, codec, this::touch, this::forget);
        requests = new ObserveRequests(client, settings, codec, index, this::touch);
    }

    void start() {
        client.sessions().forEach(this::takeUp);
    }

    private void takeUp(Session session) {
        for (var observation : session.observations()) {
            var watch = new Watch(session, observation);
            index.add(watch);
            touch(watch);
        }
    }

    void close() {
        closed = true;
        settled.cancel();
        index.all().forEach(Watch::end);
    }

    void handle(Session session, Exchange exchange) {
        requests.handle(session, exchange);
    }

    void on(ClientEvent event) {
        if (event instanceof ClientEvent.Changed changed) {
            changed(changed.path());
        } else if (event instanceof ClientEvent.Added added) {
            changed(added.path());
        } else if (event instanceof ClientEvent.Removed removed) {
            removed(removed.path());
        } else if (event instanceof ClientEvent.TransportUp) {
            index.all().forEach(this::reachable);
        } else {
            sessionEvent(event);
        }
    }

    private void sessionEvent(ClientEvent event) {
        if (event instanceof ClientEvent.Registered registered) {
            drop(registered.session());
            takeUp(registered.session());
        } else if (event instanceof ClientEvent.Confirmed confirmed) {
            index.of(confirmed.session()).forEach(this::reachable);
        } else if (event instanceof ClientEvent.AccountRemoved account) {
            drop(account.session());
        } else if (event instanceof ClientEvent.AccountChanged account) {
            index.of(account.session()).forEach(this::touch);
        } else if (event instanceof ClientEvent.AttributesChanged attributes) {
            index.forEachAt(attributes.path(), watch -> {
                if (watch.session == attributes.session()) {
                    touch(watch);
                }
            });
        }
    }

    private void changed(Path path) {
        index.forEachAt(path, this::mark);
        if (path.object() == ACCESS_CONTROL) {
            resume();
        }
    }

    private void removed(Path path) {
        index.forEachAt(path, watch -> {
            watch.removed |= !watch.observation.composite() && path.covers(watch.path());
            mark(watch);
        });
        if (path.object() == ACCESS_CONTROL) {
            resume();
        }
    }

    /** Whoever may not read something at the moment, may perhaps now. */
    private void resume() {
        for (var watch : index.all()) {
            if (watch.suspended) {
                touch(watch);
            }
        }
    }

    private void reachable(Watch watch) {
        watch.heldUntil = 0;
        touch(watch);
    }

    private void drop(Session session) {
        index.of(session).forEach(this::forget);
    }

    private void forget(Watch watch) {
        watch.end();
        index.remove(watch);
    }

    private void mark(Watch watch) {
        watch.observation.changed(true);
        if (watch.observesOneResource() || watch.removed) {
            touch(watch);
            return;
        }
        if (settling.isEmpty()) {
            settled = client.schedule(SETTLING, this::touchSettled);
        }
        settling.add(watch);
    }

    private void touchSettled() {
        var due = List.copyOf(settling);
        settling.clear();
        due.forEach(this::touch);
    }

    /** What is touched until the engine comes to it is looked at together, and read once. */
    private void touch(Watch watch) {
        boolean isFirst = touched.isEmpty();
        touched.add(watch);
        if (isFirst) {
            client.execute(this::considerTouched);
        }
    }

    private void considerTouched() {
        var wave = List.copyOf(touched);
        touched.clear();
        if (closed) {
            return;
        }
        var reads = new SharedReads(client.tree());
        wave.forEach(watch -> notifier.consider(watch, reads));
    }
}
