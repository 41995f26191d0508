// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.RequestRefused;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes one opaque value piece by piece, as a server sends it: for what is too large to be held at once, such as
 * firmware. Called on the client's engine, one call after the other: don't block.
 */
@ConsumerType
public interface ValueSink {

    /**
     * Takes the bytes that follow.
     *
     * @param piece never empty; belongs to the sink
     * @return when there is room for the next one; fails with {@link RequestRefused}, mostly {@link
     *     io.tessera.lwm2m.model.RequestTooLarge}: then the server hears that, and {@link #abandon} follows
     */
    CompletionStage<Void> take(byte[] piece);

    /** That was all of it. @return when the value is written; fails with {@link RequestRefused} */
    CompletionStage<Void> end();

    /**
     * The rest never comes: the server fell silent or began anew, or a piece was refused. Perhaps while a piece is being
     * taken; not after {@link #end}.
     */
    void abandon();

    /** One of three functions. */
    static ValueSink of(
            Function<byte[], CompletionStage<Void>> taker, Supplier<CompletionStage<Void>> end, Runnable abandon) {
        return new ValueSink() {
            @Override
            public CompletionStage<Void> take(byte[] piece) {
                return taker.apply(piece);
            }

            @Override
            public CompletionStage<Void> end() {
                return end.get();
            }

            @Override
            public void abandon() {
                abandon.run();
            }
        };
    }

    /**
     * Begins to take a value.
     *
     * @param <T> what the Object Instance stands for
     */
    @FunctionalInterface
    interface Opener<T> {

        /**
         * Begins, before anything of the value is there.
         *
         * @param size of the value in bytes, as far as the server says so; otherwise -1
         * @throws RequestRefused if it can't be written now, or not one of this size
         */
        ValueSink open(T instance, long size) throws RequestRefused;
    }
}
