// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.store.ClientStore;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Endpoint Client Name of a client. Without a configured one it is a random {@code urn:uuid}, made once and kept
 * (Core 1.2, 7.5). Under a new name the servers know nothing of the old registrations, so these are forgotten.
 */
final class EndpointName {

    private static final Logger LOG = LoggerFactory.getLogger(EndpointName.class);

    private final ClientStore store;
    private final Keys keys;

    EndpointName(ClientStore store, Keys keys) {
        this.store = store;
        this.keys = keys;
    }

    String of(String configured) {
        var kept = store.get(keys.endpoint())
                .flatMap(bytes -> StoreRecord.decode(keys.endpoint(), bytes, StoreRecord::readText))
                .orElse("");
        var name = configured.isBlank() ? keptOrNew(kept) : configured.strip();
        if (!name.equals(kept)) {
            keep(name, kept);
        }
        return name;
    }

    private static String keptOrNew(String kept) {
        return kept.isEmpty() ? "urn:uuid:" + UUID.randomUUID() : kept;
    }

    private void keep(String name, String before) {
        if (!before.isEmpty()) {
            LOG.info("{}: endpoint {} is called {} now and registers anew", keys.client(), before, name);
            store.keys(keys.servers()).forEach(store::remove);
        }
        store.put(keys.endpoint(), StoreRecord.encode(out -> StoreRecord.writeText(out, name)));
    }
}
