// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import io.tessera.lwm2m.client.spi.Registration;
import io.tessera.lwm2m.client.spi.Registration.Status;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what the state machine of one registration asks for. Only on the client's engine. */
final class ServerRegistration {

    private static final Logger LOG = LoggerFactory.getLogger(ServerRegistration.class);

    private final Session session;
    private final Settings settings;
    private final Messages messages;
    private final Runnable progress;
    private final ServerRules rules;
    private final UnderWay underWay;
    private final DueTimes due;
    private State state;
    private Order.Standing standing = Order.Standing.WAITING;
    private boolean closed;

    /** @param progress is told when the order of registrations may go on */
    ServerRegistration(Session session, Settings settings, Messages messages, Runnable progress) {
        this.session = session;
        this.settings = settings;
        this.messages = messages;
        this.progress = progress;
        rules = new ServerRules(session, settings.retries());
        underWay = new UnderWay(session, this::on);
        due = new DueTimes(session, settings, rules, underWay, this::on);
        state = new State.Queued(settings.version());
    }

    Session session() {
        return session;
    }

    /** Where it stands in the order, as soon as the Server Instance has told. */
    Optional<Order.Place> place() {
        return rules.place(standing);
    }

    /** Goes on from where the session stands. */
    void takeUp() {
        resume();
        standing = state instanceof State.Queued ? Order.Standing.WAITING : Order.Standing.SETTLED;
        readRules(progress);
    }

    private void resume() {
        var now = session.client().clock().instant();
        state = Resumption.of(session.registration(), settings.version(), now);
        if (state instanceof State.Registered) {
            due.refreshInTime();
        } else if (state instanceof State.Disabled) {
            due.in(Duration.between(now, session.registration().until()));
        }
    }

    /** What a server wrote counts for the order as long as its turn hasn't come. */
    void reconsider() {
        if (state instanceof State.Queued) {
            readRules(progress);
        }
    }

    private void readRules(Runnable then) {
        rules.read(() -> {
            if (!closed) {
                then.run();
            }
        });
    }

    void close() {
        closed = true;
        underWay.close();
        due.cancel();
    }

    /**
     * Whether the server was told, or is being told, something that isn't so any more; or was told by an earlier
     * process, since when the address may be another.
     */
    boolean isOutdated() {
        var registration = session.registration();
        if (!registration.isRegistered()) {
            return false;
        }
        var telling = underWay.telling();
        var told = telling.orElseGet(() -> Told.in(registration));
        boolean isUnknownHere = telling.isEmpty() && !session.isReachable();
        return isUnknownHere
                || !messages.now(session, Version.of(registration.version()).orElse(settings.version()))
                        .equals(told);
    }

    void on(Event event) {
        if (closed) {
            return;
        }
        var step = state.on(event);
        state = step.next();
        step.effects().forEach(this::perform);
        var now = step.next().standing(standing, event);
        if (now != standing) {
            standing = now;
            progress.run();
        }
    }

    private void perform(Effect effect) {
        if (effect instanceof Effect.Register register) {
            var version = rules.now().offered(register.version());
            register(version, !messages.isByReference(version));
        } else if (effect instanceof Effect.RegisterInFull register) {
            register(rules.now().offered(register.version()), true);
        } else if (effect instanceof Effect.Update) {
            update();
        } else if (effect instanceof Effect.Deregister) {
            deregister();
        } else if (effect instanceof Effect.Keep keep) {
            keep(keep.status(), keep.why(), Instant.EPOCH);
        } else if (effect instanceof Effect.Fail fail) {
            keep(rules.now().bootstrap() ? Status.BOOTSTRAP_NEEDED : Status.FAILED, fail.why(), Instant.EPOCH);
        } else if (effect instanceof Effect.DueWhenEnabled) {
            disable();
        } else {
            due.perform(effect);
        }
    }

    private void register(Version version, boolean whole) {
        var told = messages.now(session, version);
        var message =
                messages.register(session, version, told, whole, rules.now().reachableBySms());
        send(message, told, !whole, response -> {
            if (response.locationPath().isEmpty()) {
                LOG.warn("{}: 2.01 without a Location-Path", session.account().uri());
                on(new Event.Refused(ResponseCode.INTERNAL_SERVER_ERROR));
                return;
            }
            LOG.info("Registered at {} with LwM2M {}", session.account().uri(), version);
            confirm(response.locationPath(), version, told);
        });
    }

    private void update() {
        var registration = session.registration();
        var version = Version.of(registration.version()).orElse(settings.version());
        var told = messages.now(session, version);
        var update = messages.update(registration.location(), version, Told.in(registration), told);
        send(update, told, false, response -> confirm(registration.location(), version, told));
    }

    private void confirm(List<String> location, Version version, Told told) {
        session.registration(
                told.confirmed(location, version, session.client().clock().instant()));
        on(new Event.Accepted());
    }

    private void deregister() {
        LOG.info("De-registering from {}", session.account().uri());
        var message = Messages.deregister(session.registration().location());
        send(message, null, false, response -> on(new Event.Accepted()));
    }

    private void send(Request message, Told told, boolean isByReference, Consumer<Response> accepted) {
        due.cancel();
        underWay.send(message, told, isByReference, accepted);
    }

    private void keep(Status status, String why, Instant until) {
        var before = session.registration();
        if (!why.isEmpty() && !why.equals(before.failure())) {
            LOG.warn("Registration at {}: {}", session.account().uri(), why);
        }
        session.registration(
                new Registration(status, List.of(), before.version(), 0, "", "", before.confirmed(), until, why));
    }

    private void disable() {
        var pause = Duration.ofSeconds(session.account().disableTimeout());
        keep(Status.DISABLED, "", session.client().clock().instant().plus(pause));
        due.in(pause);
    }
}
