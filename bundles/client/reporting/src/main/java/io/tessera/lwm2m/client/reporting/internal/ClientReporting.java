// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.Observation;
import io.tessera.lwm2m.client.spi.ServerAccount;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.Exchange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The observations of one client. Only on the client's engine. */
final class ClientReporting {

    private static final int ACCESS_CONTROL = 2;

    private final WatchIndex index = new WatchIndex();
    private final Client client;
    private final Settings settings;
    private final Codec codec;
    private final Map<Session, Outbox> outboxes = new HashMap<>();
    private final Deliveries deliveries;
    private final Notifier notifier;
    private final Sends sends;
    private final ObserveRequests requests;
    private final Wave wave;

    ClientReporting(Client client, Settings settings, Codec codec) {
        this.client = client;
        this.settings = settings;
        this.codec = codec;
        wave = new Wave(client, this::consider);
        deliveries = new Deliveries(client, settings, codec, this::outbox, wave::touch, this::forget);
        notifier = new Notifier(client, settings, deliveries, wave::touch);
        sends = new Sends(client, settings.sending(), codec);
        requests = new ObserveRequests(client, settings, codec, index, wave::touch);
    }

    void start() {
        client.sessions().forEach(session -> {
            takeUp(session);
            outbox(session);
        });
        sends.start();
    }

    private Outbox outbox(Session session) {
        return outboxes.computeIfAbsent(
                session,
                of -> new Outbox(
                        session,
                        settings,
                        codec,
                        (observation, outcome) -> told(session, observation, outcome),
                        () -> index.of(session).forEach(wave::touch)));
    }

    private void told(Session session, Observation observation, Delivery outcome) {
        var watch = index.find(session, observation.token());
        if (watch == null || watch.observation != observation) {
            return;
        }
        if (outcome == Delivery.REJECTED) {
            deliveries.rejected(watch);
        } else {
            watch.confirmed = client.clock().millis();
        }
    }

    private void takeUp(Session session) {
        for (var observation : session.observations()) {
            var watch = new Watch(session, observation);
            watch.awaitedUntil = client.clock().millis() + Notifier.LATE_OBJECTS;
            index.add(watch);
            wave.touch(watch);
        }
    }

    void close() {
        wave.close();
        sends.close();
        outboxes.values().forEach(Outbox::close);
        index.all().forEach(Watch::leave);
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
            outboxes.values().forEach(Outbox::reachable);
            index.all().forEach(this::reachable);
        } else if (event instanceof ClientEvent.SendAsked asked) {
            sends.send(asked);
        } else {
            sessionEvent(event);
        }
    }

    private void sessionEvent(ClientEvent event) {
        if (event instanceof ClientEvent.Registered registered) {
            drop(registered.session());
            outbox(registered.session()).clear();
            takeUp(registered.session());
        } else if (event instanceof ClientEvent.Confirmed confirmed) {
            outbox(confirmed.session()).reachable();
            index.of(confirmed.session()).forEach(this::reachable);
        } else if (event instanceof ClientEvent.AccountRemoved account) {
            drop(account.session());
            Optional.ofNullable(outboxes.remove(account.session())).ifPresent(Outbox::close);
        } else if (event instanceof ClientEvent.AccountChanged account) {
            changed(account.session(), account.before());
        } else if (event instanceof ClientEvent.AttributesChanged attributes) {
            index.forEachAt(attributes.path(), watch -> {
                if (watch.session == attributes.session()) {
                    rulesChanged(watch);
                }
            });
        }
    }

    private void changed(Session session, ServerAccount before) {
        boolean wantsLatestOnly =
                before.storeNotifications() && !session.account().storeNotifications();
        if (wantsLatestOnly) {
            outbox(session).clear();
            index.of(session).forEach(watch -> watch.lost = true);
        }
        index.of(session).forEach(this::rulesChanged);
    }

    private void changed(Path path) {
        index.forEachAt(path, this::mark);
        resume(path);
    }

    private void removed(Path path) {
        index.forEachAt(path, watch -> {
            watch.removed |= !watch.observation.composite() && path.covers(watch.path());
            watch.awaitedUntil = 0;
            mark(watch);
        });
        resume(path);
    }

    /** Whoever may not read something at the moment, may perhaps now. */
    private void resume(Path changed) {
        if (changed.object() == ACCESS_CONTROL) {
            index.all().stream().filter(watch -> watch.suspended).forEach(wave::touch);
        }
    }

    private void rulesChanged(Watch watch) {
        watch.rulesChanged();
        wave.touch(watch);
    }

    private void reachable(Watch watch) {
        watch.heldUntil = 0;
        wave.touch(watch);
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
            wave.touch(watch);
            return;
        }
        wave.settle(watch);
    }

    /** What is looked at together is read once. */
    private void consider(List<Watch> watches) {
        var reads = new SharedReads(client.tree());
        watches.forEach(watch -> notifier.consider(watch, reads));
    }
}
