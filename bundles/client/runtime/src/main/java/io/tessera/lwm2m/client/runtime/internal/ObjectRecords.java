// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.store.ClientStore;
import io.tessera.lwm2m.model.PathValue;
import java.util.List;
import java.util.Optional;

/** What an Object holds, as it is kept in the store. */
final class ObjectRecords {

    private final ClientStore store;
    private final Keys keys;

    ObjectRecords(ClientStore store, Keys keys) {
        this.store = store;
        this.keys = keys;
    }

    Optional<List<PathValue>> values(int object) {
        var key = keys.object(object);
        return store.get(key).flatMap(bytes -> StoreRecord.decode(key, bytes, ValueRecords::read));
    }

    void values(int object, List<PathValue> values) {
        store.put(keys.object(object), StoreRecord.encode(out -> ValueRecords.write(out, values)));
    }
}
