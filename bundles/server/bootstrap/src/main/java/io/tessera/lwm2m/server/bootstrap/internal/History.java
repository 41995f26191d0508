// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.server.bootstrap.BootstrapSession;
import io.tessera.lwm2m.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest sessions of each endpoint; of the last one that ended the store knows, too. Endpoints whose last session is
 * longest ago are forgotten when there are too many.
 */
final class History {

    private static final Logger LOG = LoggerFactory.getLogger(History.class);
    private static final String PREFIX = "bootstrap/session/";

    private final Map<String, List<BootstrapSession>> byEndpoint = new LinkedHashMap<>();
    private final Store store;
    private final int perEndpoint;
    private final int endpoints;
    private long lastId;

    /** @param endpoints of how many sessions are kept */
    History(Store store, int perEndpoint, int endpoints) {
        this.store = store;
        this.perEndpoint = perEndpoint;
        this.endpoints = endpoints;
        var kept = new ArrayList<BootstrapSession>();
        store.keys(PREFIX).forEach(key -> takeUp(key, kept));
        kept.sort(Comparator.comparingLong(BootstrapSession::id));
        for (var session : kept) {
            lastId = session.id();
            update(session);
        }
    }

    private void takeUp(String key, List<BootstrapSession> kept) {
        try {
            store.get(key).map(StoredSession::read).ifPresent(kept::add);
        } catch (IllegalArgumentException e) {
            LOG.warn("The record of a bootstrap in the store can't be read and is dropped: {}", e.getMessage());
            store.remove(key);
        }
    }

    synchronized long nextId() {
        return ++lastId;
    }

    /** Keeps how a session stands now. */
    synchronized void update(BootstrapSession session) {
        var before = byEndpoint.remove(session.endpoint());
        var sessions = new ArrayList<BootstrapSession>();
        sessions.add(session);
        if (before != null) {
            before.stream().filter(one -> one.id() != session.id()).forEach(sessions::add);
        }
        sessions.sort(Comparator.comparingLong(BootstrapSession::id).reversed());
        byEndpoint.put(session.endpoint(), sessions.subList(0, Math.min(perEndpoint, sessions.size())));
        if (byEndpoint.size() > endpoints) {
            forget(byEndpoint.keySet().iterator().next());
        }
    }

    /** The same, for one that has ended. */
    synchronized void end(BootstrapSession session) {
        update(session);
        store.put(StoreKey.of(PREFIX, session.endpoint()), StoredSession.bytes(session));
    }

    synchronized boolean forget(String endpoint) {
        store.remove(StoreKey.of(PREFIX, endpoint));
        return byEndpoint.remove(endpoint) != null;
    }

    synchronized List<BootstrapSession> of(String endpoint) {
        return List.copyOf(byEndpoint.getOrDefault(endpoint, List.of()));
    }

    synchronized Collection<BootstrapSession> newest() {
        var newest = new TreeMap<String, BootstrapSession>();
        byEndpoint.forEach((endpoint, sessions) -> newest.put(endpoint, sessions.get(0)));
        return List.copyOf(newest.values());
    }
}
