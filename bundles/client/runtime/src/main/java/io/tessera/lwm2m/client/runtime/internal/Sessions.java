// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.ServerAccount;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.transport.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sessions of a client, one for each account in force. Only on the engine. */
final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final TreeMap<Integer, ClientSession> sessions = new TreeMap<>();
    private final IntFunction<ClientSession> open;
    private final Function<ServerAccount, ServerAddress> locate;
    private final Consumer<ClientEvent> events;

    /**
     * @param open makes the session of a Short Server ID, with what is kept of it
     * @param locate finds out where a server is
     */
    Sessions(
            IntFunction<ClientSession> open,
            Function<ServerAccount, ServerAddress> locate,
            Consumer<ClientEvent> events) {
        this.open = open;
        this.locate = locate;
        this.events = events;
    }

    Optional<Session> get(int shortServerId) {
        return Optional.ofNullable(sessions.get(shortServerId));
    }

    /** The session with this peer; of two servers at one address, the one that the client is registered at. */
    Optional<ClientSession> of(Peer peer) {
        ClientSession found = null;
        for (var session : sessions.values()) {
            if (session.isWith(peer)) {
                if (session.registration().isRegistered()) {
                    return Optional.of(session);
                }
                found = session;
            }
        }
        return Optional.ofNullable(found);
    }

    /** Takes these accounts into force, and no others. */
    void use(Collection<ServerAccount> accounts) {
        var gone = new ArrayList<>(sessions.keySet());
        for (var account : accounts) {
            gone.remove((Integer) account.shortServerId());
            use(account);
        }
        gone.forEach(this::remove);
    }

    /** Makes all servers known to an endpoint that has just come. */
    void meet() {
        sessions.values().forEach(ClientSession::meet);
    }

    /** Has the client register where another server at the same address took the association: it can't be reached there. */
    void turnBack() {
        for (var session : List.copyOf(sessions.values())) {
            if (session.isDisplaced()) {
                events.accept(new ClientEvent.AssociationRenewed(session));
            }
        }
    }

    void forgetAttributes(Path path) {
        sessions.values().forEach(session -> session.forgetAttributes(path));
    }

    private void use(ServerAccount account) {
        var session = sessions.get(account.shortServerId());
        if (session == null) {
            session = open.apply(account.shortServerId());
            session.account(account, locate.apply(account));
            sessions.put(account.shortServerId(), session);
            LOG.info(
                    "Server {} at {}: {}",
                    account.shortServerId(),
                    account.uri(),
                    session.registration().status());
            events.accept(new ClientEvent.AccountAdded(session));
            return;
        }
        var before = session.account();
        if (!before.equals(account)) {
            if (!before.uri().equals(account.uri())) {
                session.forgetServer();
            }
            session.account(account, locate.apply(account));
            events.accept(new ClientEvent.AccountChanged(session, before));
        }
    }

    private void remove(int shortServerId) {
        var session = sessions.remove(shortServerId);
        session.remove();
        LOG.info("Server {} at {} is removed", shortServerId, session.account().uri());
        events.accept(new ClientEvent.AccountRemoved(session));
        session.leave();
    }

    /** A copy, for those who change sessions while they go through them. */
    List<Session> snapshot() {
        return List.copyOf(sessions.values());
    }
}
