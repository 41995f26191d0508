// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.server.bootstrap.Secret;
import io.tessera.lwm2m.server.bootstrap.ServerEntry;
import io.tessera.lwm2m.store.Store;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pre-shared keys of devices: drawn when they are needed first, and kept. */
final class KeyRing {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final String PREFIX = "bootstrap/keys/";

    private static final int LONGEST_IDENTITY = 128;

    private final SecureRandom random = new SecureRandom();
    private final Store store;
    private final int most;
    private int devices;

    /** @param most of how many devices keys are kept */
    KeyRing(Store store, int most) {
        this.store = store;
        this.most = most;
        devices = store.keys(PREFIX).size();
    }

    /**
     * The keys that a device gets, by Short Server ID.
     *
     * @return completes when those that were drawn are on disk, on any thread: a key that a power cut takes back locks the
     *     device out
     * @throws RequestRefused with 5.00 if keys of too many devices are kept already
     */
    CompletionStage<Map<Integer, GivenKey>> of(String endpoint, BootstrapConfiguration configuration)
            throws RequestRefused {
        var placeholders = new Placeholders(endpoint);
        var given = new HashMap<Integer, GivenKey>();
        for (var server : configuration.servers()) {
            if (server.protection() instanceof Protection.PreSharedKey psk) {
                var identity = placeholders.fill(psk.identity(), server.shortServerId());
                given.put(server.shortServerId(), new GivenKey(fitting(identity), psk.key()));
            }
        }
        boolean drawn = addDrawn(endpoint, configuration, given);
        return drawn ? store.written().thenApply(done -> given) : CompletableFuture.completedStage(given);
    }

    /** @return whether any were drawn just now */
    private synchronized boolean addDrawn(
            String endpoint, BootstrapConfiguration configuration, Map<Integer, GivenKey> given) throws RequestRefused {
        var kept = kept(endpoint);
        boolean isNew = store.get(StoreKey.of(PREFIX, endpoint)).isEmpty();
        boolean changed = false;
        for (var server : configuration.servers()) {
            if (server.protection() instanceof Protection.GeneratedKey wanted) {
                int id = server.shortServerId();
                var before = kept.get(id);
                var key = fitting(before, wanted, endpoint, server);
                changed |= !key.equals(before);
                kept.put(id, key);
                given.put(id, key);
            }
        }
        if (changed) {
            keep(endpoint, kept, isNew);
        }
        return changed;
    }

    private void keep(String endpoint, Map<Integer, GivenKey> kept, boolean isNew) throws RequestRefused {
        if (isNew && devices >= most) {
            LOG.error("Keys of {} devices are kept, none can be drawn for {}; see maximumDevices", devices, endpoint);
            throw new RequestRefused(ResponseCode.INTERNAL_SERVER_ERROR, "too many devices");
        }
        store.put(StoreKey.of(PREFIX, endpoint), bytes(kept));
        devices += isNew ? 1 : 0;
    }

    synchronized boolean forget(String endpoint) {
        var key = StoreKey.of(PREFIX, endpoint);
        boolean present = store.get(key).isPresent();
        if (present) {
            store.remove(key);
            devices--;
        }
        return present;
    }

    /** No device takes a longer one (Transport 1.2, 5.2). */
    private static String fitting(String identity) throws RequestRefused {
        if (identity.getBytes(UTF_8).length > LONGEST_IDENTITY) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "ep is too long for a PSK identity");
        }
        return identity;
    }

    private GivenKey fitting(GivenKey before, Protection.GeneratedKey wanted, String endpoint, ServerEntry server)
            throws RequestRefused {
        var identity = fitting(new Placeholders(endpoint).fill(wanted.identity(), server.shortServerId()));
        if (before != null && before.identity().equals(identity) && before.key().length() == wanted.length()) {
            return before;
        }
        var bytes = new byte[wanted.length()];
        random.nextBytes(bytes);
        return new GivenKey(identity, Secret.of(bytes));
    }

    private Map<Integer, GivenKey> kept(String endpoint) {
        return store.get(StoreKey.of(PREFIX, endpoint))
                .flatMap(bytes -> read(endpoint, bytes))
                .orElseGet(HashMap::new);
    }

    private static byte[] bytes(Map<Integer, GivenKey> keys) {
        return Form.writing()
                .list(keys.entrySet(), (form, one) -> form.number(one.getKey())
                        .text(one.getValue().identity())
                        .blob(one.getValue().key().bytes()))
                .written();
    }

    private static Optional<Map<Integer, GivenKey>> read(String endpoint, byte[] bytes) {
        var keys = new HashMap<Integer, GivenKey>();
        try {
            Form.read(
                    bytes,
                    form -> form.list(one -> keys.put(one.integer(), new GivenKey(one.text(), Secret.of(one.blob())))));
            return Optional.of(keys);
        } catch (IllegalArgumentException e) {
            LOG.error("The keys of {} in the store can't be read; new ones are drawn: {}", endpoint, e.getMessage());
            return Optional.empty();
        }
    }
}
