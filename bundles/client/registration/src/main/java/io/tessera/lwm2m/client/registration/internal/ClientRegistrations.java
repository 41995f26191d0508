// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.ServerAccount;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.transport.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registrations of one client at all its servers. Only on the client's engine. */
final class ClientRegistrations {

    /** So long the answer to what a server wrote or executed gets a head start over what follows from it. */
    static final Duration SOON = Duration.ofMillis(100);

    /** So many times the debounce time changes may put off what they lead to. */
    private static final int PATIENCE = 10;

    private static final int SERVER = 1;
    private static final int DISABLE = 4;
    private static final int UPDATE_TRIGGER = 8;

    private final Map<Session, ServerRegistration> registrations = new LinkedHashMap<>();
    private final Client client;
    private final Settings settings;
    private final Messages messages;
    private Client.Timer soon = () -> {};
    private Client.Timer quiet = () -> {};
    private Client.Timer turns = () -> {};
    private Instant firstChange = Instant.MAX;

    ClientRegistrations(Client client, Settings settings, Messages messages) {
        this.client = client;
        this.settings = settings;
        this.messages = messages;
    }

    void start() {
        client.sessions().forEach(this::add);
        checkWhenQuiet();
    }

    void close() {
        soon.cancel();
        quiet.cancel();
        turns.cancel();
        registrations.values().forEach(ServerRegistration::close);
        registrations.clear();
    }

    void on(ClientEvent event) {
        if (event instanceof ClientEvent.Added || event instanceof ClientEvent.Removed) {
            checkWhenQuiet();
        } else if (event instanceof ClientEvent.Changed changed) {
            changed(changed.path());
        } else if (event instanceof ClientEvent.Executed executed) {
            executed(executed.path());
        } else if (event instanceof ClientEvent.TransportUp || event instanceof ClientEvent.Bootstrapped) {
            onAll(new Event.Connected());
        } else if (event instanceof ClientEvent.AddressChanged) {
            addressChanged();
        } else if (event instanceof ClientEvent.Stopping) {
            onAll(new Event.Ended());
        } else {
            accountEvent(event);
        }
    }

    private void accountEvent(ClientEvent event) {
        if (event instanceof ClientEvent.AccountAdded added) {
            add(added.session());
        } else if (event instanceof ClientEvent.AccountRemoved removed) {
            remove(removed.session());
        } else if (event instanceof ClientEvent.AccountChanged changed) {
            accountChanged(changed.session(), changed.before());
        } else if (event instanceof ClientEvent.AssociationRenewed renewed) {
            Optional.ofNullable(registrations.get(renewed.session())).ifPresent(each -> each.on(new Event.Moved()));
        }
    }

    private void add(Session session) {
        var registration = new ServerRegistration(session, settings, messages, this::nextTurnsSoon);
        Optional.ofNullable(registrations.put(session, registration)).ifPresent(ServerRegistration::close);
        registration.takeUp();
    }

    private void remove(Session session) {
        Optional.ofNullable(registrations.remove(session)).ifPresent(registration -> {
            registration.on(new Event.Ended());
            registration.close();
        });
        nextTurnsSoon();
    }

    /** Not before all have come that come together. */
    private void nextTurnsSoon() {
        turns.cancel();
        turns = client.schedule(SOON, this::nextTurns);
    }

    /** Not before every server's place in the order is known. */
    private void nextTurns() {
        var places = registrations.values().stream()
                .flatMap(registration -> registration.place().stream())
                .toList();
        if (places.size() < registrations.size()) {
            return;
        }
        var next = Order.next(places);
        List.copyOf(registrations.values()).stream()
                .filter(each -> next.contains(each.session().account().shortServerId()))
                .forEach(each -> each.on(new Event.Turn()));
    }

    private void accountChanged(Session session, ServerAccount before) {
        var now = session.account();
        boolean isElsewhere =
                !now.uri().equals(before.uri()) || !now.credentials().equals(before.credentials());
        var registration = registrations.get(session);
        if (registration != null && isElsewhere) {
            registration.on(new Event.Moved());
            return;
        }
        checkSoon();
    }

    /** What a server may write in its Server Instance can be something that it must be told back. */
    private void changed(Path path) {
        if (path.object() == SERVER) {
            checkSoon();
        }
    }

    private void executed(Path path) {
        if (path.object() != SERVER) {
            return;
        }
        for (var registration : List.copyOf(registrations.values())) {
            if (registration.session().account().serverInstance() == path.instance()) {
                executed(path.resource(), registration);
            }
        }
    }

    private void executed(int resource, ServerRegistration registration) {
        if (resource == DISABLE) {
            registration.on(new Event.Disabled());
        } else if (resource == UPDATE_TRIGGER) {
            client.schedule(SOON, () -> registration.on(new Event.Outdated()));
        }
    }

    /** Who knows the client by its address only must hear of another one by a Register (Transport 1.2, 6.4.2). */
    private void addressChanged() {
        for (var registration : List.copyOf(registrations.values())) {
            boolean isKnownByAddress = registration.session().account().credentials() instanceof Credentials.NoSecurity;
            registration.on(isKnownByAddress ? new Event.Moved() : new Event.Outdated());
        }
    }

    private void onAll(Event event) {
        List.copyOf(registrations.values()).forEach(registration -> registration.on(event));
    }

    private void checkSoon() {
        soon.cancel();
        soon = client.schedule(SOON, this::check);
    }

    /** Not in the middle of changes, such as those of a start; though if there is no end to them, now and then. */
    private void checkWhenQuiet() {
        var now = client.clock().instant();
        firstChange = firstChange.isBefore(now) ? firstChange : now;
        var latest = firstChange.plus(settings.debounce().multipliedBy(PATIENCE));
        if (now.isBefore(latest) || firstChange.equals(now)) {
            quiet.cancel();
            quiet = client.schedule(settings.debounce(), this::check);
        }
    }

    private void check() {
        soon.cancel();
        quiet.cancel();
        firstChange = Instant.MAX;
        for (var registration : List.copyOf(registrations.values())) {
            registration.reconsider();
            if (registration.isOutdated()) {
                registration.on(new Event.Outdated());
            }
        }
    }
}
