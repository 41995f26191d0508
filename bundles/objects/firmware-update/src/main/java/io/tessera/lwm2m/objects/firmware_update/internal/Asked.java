// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What a server executes: begun at once, or refused. */
@FunctionalInterface
interface Asked {

    void run() throws RequestRefused;

    static Supplier<CompletionStage<Void>> of(Asked action) {
        return () -> {
            try {
                action.run();
                return Lwm2mObject.DONE;
            } catch (RequestRefused e) {
                return CompletableFuture.failedStage(e);
            }
        };
    }
}
