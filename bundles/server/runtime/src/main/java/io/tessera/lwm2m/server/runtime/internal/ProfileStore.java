// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.spi.KnownProfiles;
import io.tessera.lwm2m.server.store.ServerStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Lists of Objects by Profile ID: so many, each so long, so that no client can fill the memory with them. */
final class ProfileStore implements KnownProfiles {

    static final int MOST = 256;
    static final int LONGEST = 16_384;

    private final Map<String, byte[]> byId = new LinkedHashMap<>(16, 0.75f, true);
    private final Durable durable;

    ProfileStore(Durable durable) {
        this.durable = durable;
    }

    @Override
    public synchronized Optional<byte[]> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(byte[]::clone);
    }

    @Override
    public synchronized void learn(String id, byte[] links) {
        if (links.length > LONGEST || byId.containsKey(id)) {
            return;
        }
        makeRoom();
        byId.put(id, links.clone());
        durable.putProfile(id, byId.get(id));
    }

    /** Takes up what was kept there, and keeps there what is known besides. */
    synchronized void takeUp(ServerStore store) {
        var kept = Durable.profiles(store);
        byId.forEach((id, links) -> {
            if (!kept.containsKey(id)) {
                durable.putProfile(id, links);
            }
        });
        kept.forEach((id, links) -> {
            if (byId.size() < MOST) {
                byId.putIfAbsent(id, links);
            }
        });
    }

    private void makeRoom() {
        if (byId.size() < MOST) {
            return;
        }
        var oldest = byId.keySet().iterator().next();
        byId.remove(oldest);
        durable.removeProfile(oldest);
    }
}
