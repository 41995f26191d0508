// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the protocol's terms why something was not done. */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private Refusals() {}

    /** The same stage, which fails with {@link RequestRefused} only. */
    static CompletionStage<Void> translate(Path path, CompletionStage<Void> stage) {
        return stage == Lwm2mObject.DONE ? stage : stage.handle((done, failure) -> answer(path, failure));
    }

    static <T> CompletionStage<T> failed(Path path, Throwable failure) {
        return CompletableFuture.failedStage(of(path, failure));
    }

    private static Void answer(Path path, Throwable failure) {
        if (failure != null) {
            throw new CompletionException(of(path, failure));
        }
        return null;
    }

    /** What can't be done at all is 4.05; what should have worked 5.00, and is logged. */
    private static RequestRefused of(Path path, Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RequestRefused refused) {
            return refused;
        }
        if (cause instanceof UnsupportedOperationException) {
            return new RequestRefused(ResponseCode.METHOD_NOT_ALLOWED, path + " can't do that here");
        }
        LOG.warn("{} failed", path, cause);
        return new RequestRefused(ResponseCode.INTERNAL_SERVER_ERROR, path + " failed");
    }
}
