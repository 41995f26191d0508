// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.store.ClientStore;
import io.tessera.lwm2m.store.MemoryStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The clients' store, in memory. */
final class MapStore extends MemoryStore implements ClientStore {

    private volatile CompletionStage<Void> written = CompletableFuture.completedStage(null);

    /** The disk is slow from now on. */
    void written(CompletionStage<Void> when) {
        written = when;
    }

    @Override
    public CompletionStage<Void> written() {
        return written;
    }
}
