// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.console.webconsole.internal;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long a person waits for a client, which answers from memory as a rule. */
final class Patience {

    private static final long SECONDS = 5;

    private Patience() {}

    /** @throws NoStatus if the stage fails, or takes too long */
    static <T> T await(CompletionStage<T> stage) throws NoStatus {
        try {
            return stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoStatus("interrupted");
        } catch (TimeoutException e) {
            throw new NoStatus("no answer within %d seconds".formatted(SECONDS));
        } catch (ExecutionException e) {
            throw new NoStatus(String.valueOf(e.getCause().getMessage()));
        }
    }
}
