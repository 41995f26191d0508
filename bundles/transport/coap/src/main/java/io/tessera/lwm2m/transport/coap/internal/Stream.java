// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.RequestSink;
import io.tessera.lwm2m.transport.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A request body on its way to whoever takes it block by block, and how far it is. */
final class Stream {

    static final long LIFETIME_NANOS = TimeUnit.SECONDS.toNanos(Settings.EXCHANGE_LIFETIME);

    private final RequestSink sink;
    private final int contentFormat;
    private int offset;
    private boolean busy;
    private long lastBlock;

    Stream(RequestSink sink, int contentFormat, long now) {
        this.sink = sink;
        this.contentFormat = contentFormat;
        lastBlock = now;
    }

    /** Whether a block is the next one, and the one before it is taken. */
    synchronized boolean enter(int format, int at, long now) {
        if (busy || at != offset || format != contentFormat) {
            return false;
        }
        busy = true;
        lastBlock = now;
        return true;
    }

    /** The block is taken. */
    synchronized void leave(int length) {
        busy = false;
        offset += length;
    }

    /** Nanoseconds until nobody is waited for any more. */
    synchronized long left(long now) {
        return lastBlock + LIFETIME_NANOS - now;
    }

    CompletionStage<Void> take(byte[] bytes) {
        return guarded(() -> sink.take(bytes));
    }

    CompletionStage<Response> end() {
        return guarded(sink::end);
    }

    void abandon() {
        sink.abandon();
    }

    private static <T> CompletionStage<T> guarded(Supplier<CompletionStage<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }
}
