// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.store.ClientStore;
import java.io.DataInputStream;

/**
 * The sequence numbers of a client's notifications: 24 bits that grow over restarts, whatever the clock does (RFC 7641,
 * 4.4). Numbers are reserved in blocks, one record for thousands of notifications; a restart skips what is left of the
 * block.
 */
final class Sequence {

    private static final int BLOCK = 4096;
    private static final int MASK = 0xFFFFFF;

    private final ClientStore store;
    private final String key;
    private long next;
    private long reserved;

    Sequence(ClientStore store, Keys keys) {
        this.store = store;
        this.key = keys.sequence();
        next = store.get(key)
                .flatMap(bytes -> StoreRecord.decode(key, bytes, DataInputStream::readLong))
                .orElse(0L);
        reserve();
        // The first numbers are used at once: a process that is killed before they are on disk would give them again.
        store.flush();
    }

    int next() {
        // Half a block early, so that the record is on disk before its numbers are used.
        if (reserved - next <= BLOCK / 2) {
            reserve();
        }
        next++;
        return (int) (next & MASK);
    }

    private void reserve() {
        reserved = next + BLOCK;
        long upTo = reserved;
        store.put(key, StoreRecord.encode(out -> out.writeLong(upTo)));
    }
}
