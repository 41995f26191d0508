// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.Observation;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.store.ServerStore;
import io.tessera.lwm2m.transport.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What outlives a restart, in a store that may be away: then nothing is kept. Any thread may call. */
final class Durable {

    private static final Logger LOG = LoggerFactory.getLogger(Durable.class);
    private static final String REGISTRATION = "registration/";
    private static final String OBSERVATION = "observation/";
    private static final String REQUEST = "request/";
    private static final String PROFILE = "profile/";

    /** Others keep things in the same store. */
    private static final List<String> OURS = List.of(REGISTRATION, OBSERVATION, REQUEST, PROFILE);

    private volatile ServerStore store;

    /** All that was kept of one client. */
    record Kept(Registration registration, List<Observation> observations, List<Pending> requests) {}

    /** Keeps everything there from now on. */
    void use(ServerStore next) {
        store = next;
    }

    /** Keeps nothing, if that is where it was kept. */
    void leave(ServerStore gone) {
        if (store == gone) {
            store = null;
        }
    }

    void put(Registration registration) {
        put(REGISTRATION + registration.endpoint(), () -> StoredForm.of(registration));
    }

    void remove(Registration registration) {
        remove(REGISTRATION + registration.endpoint());
    }

    void put(Observation observation) {
        put(OBSERVATION + observation.id(), () -> StoredForm.of(observation));
    }

    void remove(Token token) {
        remove(OBSERVATION + token);
    }

    void put(Pending pending, String endpoint) {
        put(REQUEST + pending.id(), () -> StoredRequest.of(pending, endpoint));
    }

    void removeRequest(String id) {
        remove(REQUEST + id);
    }

    void putProfile(String id, byte[] links) {
        put(PROFILE + id, () -> links);
    }

    void removeProfile(String id) {
        remove(PROFILE + id);
    }

    /** The lists of Objects by Profile ID. */
    static Map<String, byte[]> profiles(ServerStore store) {
        Map<String, byte[]> profiles = new LinkedHashMap<>();
        for (var key : store.keys(PROFILE)) {
            store.get(key).ifPresent(links -> profiles.put(key.substring(PROFILE.length()), links));
        }
        return profiles;
    }

    /** Throws away what was kept of a client. */
    void remove(Kept kept) {
        remove(kept.registration());
        removeObservations(kept);
        removeRequests(kept);
    }

    void removeRequests(Kept kept) {
        kept.requests().forEach(pending -> removeRequest(pending.id()));
    }

    void removeObservations(Kept kept) {
        kept.observations().forEach(observation -> remove(OBSERVATION + observation.id()));
    }

    /** Throws away all there is of a server. */
    static void clear(ServerStore store) {
        OURS.forEach(prefix -> store.keys(prefix).forEach(store::remove));
    }

    /** Completes when all that was put is on disk, or can't be; at once while nothing is kept. */
    CompletionStage<Void> written() {
        var to = store;
        return to == null ? CompletableFuture.completedStage(null) : to.written();
    }

    /** What is there. What can't be read, or belongs to no client, is thrown away. */
    static Collection<Kept> read(ServerStore store) {
        Map<String, Kept> byId = new LinkedHashMap<>();
        each(store, REGISTRATION, bytes -> {
            var registration = StoredForm.registration(bytes);
            byId.put(registration.id(), new Kept(registration, new ArrayList<>(), new ArrayList<>()));
            return true;
        });
        each(store, OBSERVATION, bytes -> {
            var observation = StoredForm.observation(bytes);
            var kept = Optional.ofNullable(byId.get(observation.registration()));
            kept.ifPresent(one -> one.observations().add(observation));
            return kept.isPresent();
        });
        Map<String, Kept> byEndpoint = new HashMap<>();
        byId.values().forEach(kept -> byEndpoint.put(kept.registration().endpoint(), kept));
        each(store, REQUEST, bytes -> {
            var request = StoredRequest.read(bytes);
            var kept = Optional.ofNullable(byEndpoint.get(request.endpoint()));
            kept.ifPresent(one -> one.requests().add(request.pending()));
            return kept.isPresent();
        });
        return byId.values();
    }

    private static void each(ServerStore store, String prefix, Reader reader) {
        for (var key : store.keys(prefix)) {
            if (!isRead(store, key, reader)) {
                store.remove(key);
            }
        }
    }

    private static boolean isRead(ServerStore store, String key, Reader reader) {
        try {
            var bytes = store.get(key);
            return bytes.isPresent() && reader.read(bytes.get());
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} in the store can't be read and is dropped", key, e);
            return false;
        }
    }

    private void put(String key, Supplier<byte[]> value) {
        var to = store;
        if (to != null) {
            to.put(key, value.get());
        }
    }

    private void remove(String key) {
        var from = store;
        if (from != null) {
            from.remove(key);
        }
    }

    /** Takes up one record. */
    private interface Reader {

        /** @return whether it is of use */
        boolean read(byte[] bytes) throws IOException;
    }
}
