// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.spi;

import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.OperationRefused;
import io.tessera.lwm2m.server.UnreadableAnswer;
import io.tessera.lwm2m.transport.NoAnswer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Says of which operation a failure is: whoever reads it in a log knows nothing else of it. */
public final class Failures {

    private Failures() {}

    /**
     * The same stage, whose failures say what they are about; their kinds stay.
     *
     * @param about operation, path and endpoint
     */
    public static CompletionStage<Answer> naming(String about, CompletionStage<Answer> stage) {
        return stage.handle((answer, failure) -> failure == null
                        ? CompletableFuture.completedFuture(answer)
                        : CompletableFuture.<Answer>failedFuture(named(about, failure)))
                .thenCompose(done -> done);
    }

    private static Throwable named(String about, Throwable failure) {
        var cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        if (cause instanceof NoAnswer silence) {
            var alert = silence.alert().orElse(null);
            return new NoAnswer(silence.reason(), about + ": " + silence.getMessage(), alert);
        }
        if (cause instanceof OperationRefused refused) {
            return new OperationRefused(about + ": " + refused.getMessage());
        }
        return cause instanceof UnreadableAnswer unreadable ? unreadable.about(about) : cause;
    }
}
