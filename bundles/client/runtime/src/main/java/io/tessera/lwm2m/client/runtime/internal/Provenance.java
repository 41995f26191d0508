// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.BootstrapSource;
import io.tessera.lwm2m.client.spi.Provisioning.Origin;
import io.tessera.lwm2m.client.store.ClientStore;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Where the accounts of a client come from; durable. Only on the engine. */
final class Provenance {

    private static final State NOTHING = new State(Map.of(), Map.of(), 0);

    private final ClientStore store;
    private final Keys keys;
    private State state;

    /**
     * All that is kept.
     *
     * @param origins by Short Server ID
     * @param fingerprints of what was taken last from each source
     * @param purge when the account of the Bootstrap-Server is deleted, milliseconds since the epoch; 0 for never
     */
    record State(Map<Integer, Origin> origins, Map<BootstrapSource.Origin, String> fingerprints, long purge) {

        State {
            origins = Map.copyOf(origins);
            fingerprints = Map.copyOf(fingerprints);
        }

        State withOrigins(Consumer<Map<Integer, Origin>> change) {
            var changed = new TreeMap<>(origins);
            change.accept(changed);
            return new State(changed, fingerprints, purge);
        }

        State withFingerprint(BootstrapSource.Origin source, Optional<String> fingerprint) {
            var changed = new TreeMap<>(fingerprints);
            changed.remove(source);
            fingerprint.ifPresent(text -> changed.put(source, text));
            return new State(origins, changed, purge);
        }

        State withPurge(long newPurge) {
            return new State(origins, fingerprints, newPurge);
        }

        void write(DataOutputStream out) throws IOException {
            out.writeInt(origins.size());
            for (var entry : origins.entrySet()) {
                out.writeShort(entry.getKey());
                StoreRecord.writeText(out, entry.getValue().name());
            }
            out.writeInt(fingerprints.size());
            for (var entry : fingerprints.entrySet()) {
                StoreRecord.writeText(out, entry.getKey().name());
                StoreRecord.writeText(out, entry.getValue());
            }
            out.writeLong(purge);
        }

        static State read(DataInputStream in) throws IOException {
            var origins = new TreeMap<Integer, Origin>();
            for (int i = in.readInt(); i > 0; i--) {
                origins.put(in.readUnsignedShort(), Origin.valueOf(StoreRecord.readText(in)));
            }
            var fingerprints = new TreeMap<BootstrapSource.Origin, String>();
            for (int i = in.readInt(); i > 0; i--) {
                var source = BootstrapSource.Origin.valueOf(StoreRecord.readText(in));
                fingerprints.put(source, StoreRecord.readText(in));
            }
            return new State(origins, fingerprints, in.readLong());
        }
    }

    Provenance(ClientStore store, Keys keys) {
        this.store = store;
        this.keys = keys;
        var key = keys.provenance();
        state = store.get(key)
                .flatMap(bytes -> StoreRecord.decode(key, bytes, State::read))
                .orElse(NOTHING);
    }

    State state() {
        return state;
    }

    void become(State now) {
        if (!now.equals(state)) {
            state = now;
            store.put(keys.provenance(), StoreRecord.encode(now::write));
        }
    }

    Optional<Origin> origin(int shortServerId) {
        return Optional.ofNullable(state.origins().get(shortServerId));
    }

    /** Its configuration was applied. */
    void configured(int shortServerId) {
        var now = state.withOrigins(origins -> origins.put(shortServerId, Origin.CONFIGURATION));
        become(shortServerId == ConfiguredAccount.BOOTSTRAP_SERVER ? now.withPurge(0) : now);
    }

    /** Its account was removed. */
    void removed(int shortServerId) {
        become(state.withOrigins(origins -> origins.remove(shortServerId)));
    }

    /** Whether somebody wrote the account since it was configured, or instead. */
    boolean isForeign(int shortServerId) {
        return origin(shortServerId)
                .filter(origin -> origin != Origin.CONFIGURATION)
                .isPresent();
    }
}
