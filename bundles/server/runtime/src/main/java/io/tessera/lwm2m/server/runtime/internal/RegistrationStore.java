// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.Registrations;
import io.tessera.lwm2m.transport.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Registrations by id, by endpoint and by peer. Each is changed on its endpoint's lane only. */
final class RegistrationStore implements Registrations {

    private final ConcurrentMap<String, RegisteredClient> byId = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, RegisteredClient> byEndpoint = new ConcurrentHashMap<>();
    private final ConcurrentMap<Peer, RegisteredClient> byPeer = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final int limit;

    RegistrationStore(int limit) {
        this.limit = limit;
    }

    /**
     * Adds one in the place of another of the same endpoint.
     *
     * @return the other
     */
    Optional<RegisteredClient> add(RegisteredClient client) throws RequestRefused {
        var registration = client.registration();
        var before = byEndpoint.get(registration.endpoint());
        if (before == null && count.incrementAndGet() > limit) {
            count.decrementAndGet();
            throw new RequestRefused(ResponseCode.INTERNAL_SERVER_ERROR, "too many registrations");
        }
        byId.put(registration.id(), client);
        byEndpoint.put(registration.endpoint(), client);
        byPeer.put(registration.peer(), client);
        if (before != null) {
            byId.remove(before.registration().id());
            forgetPeer(before);
        }
        return Optional.ofNullable(before);
    }

    /** Changes one's registration; its id and endpoint stay. */
    void change(RegisteredClient client, Registration changed) {
        forgetPeer(client);
        client.registration(changed);
        byPeer.put(changed.peer(), client);
    }

    void remove(RegisteredClient client) {
        byId.remove(client.registration().id());
        byEndpoint.remove(client.registration().endpoint(), client);
        forgetPeer(client);
        count.decrementAndGet();
    }

    /** @throws RequestRefused with 4.04 if there is none */
    RegisteredClient required(String id) throws RequestRefused {
        return client(id).orElseThrow(() -> new RequestRefused(ResponseCode.NOT_FOUND, "not registered"));
    }

    Optional<RegisteredClient> client(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<RegisteredClient> client(Peer peer) {
        return Optional.ofNullable(byPeer.get(peer));
    }

    Collection<RegisteredClient> clients() {
        return byId.values();
    }

    @Override
    public Collection<Registration> all() {
        var all = new ArrayList<Registration>(byId.size());
        byId.values().forEach(client -> all.add(client.registration()));
        return all;
    }

    @Override
    public Optional<Registration> byEndpoint(String endpoint) {
        return Optional.ofNullable(byEndpoint.get(endpoint)).map(RegisteredClient::registration);
    }

    @Override
    public Optional<Registration> byId(String id) {
        return client(id).map(RegisteredClient::registration);
    }

    private void forgetPeer(RegisteredClient client) {
        byPeer.remove(client.registration().peer(), client);
    }
}
