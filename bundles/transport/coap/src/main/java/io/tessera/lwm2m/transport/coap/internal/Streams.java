// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.RequestSink;
import io.tessera.lwm2m.transport.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Request bodies that somebody takes block by block (Block1, RFC 7959, 2.5). There is one for each target at most; what
 * nobody goes on with for EXCHANGE_LIFETIME is abandoned.
 */
final class Streams {

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    /** So many at a time; they hold a block each. */
    private static final int MOST = 256;

    /** One block as it came in. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Piece(Target target, int contentFormat, int offset, boolean isLast, byte[] bytes) {}

    /** How a block is answered, from any thread. */
    interface Answer {

        /** 2.31: the next block may come. */
        void proceed();

        void respond(Response response);

        /** With Size1 if it is too large. */
        void refuse(RequestRefused refusal);
    }

    /** Does something later. */
    interface Later {

        void run(long nanos, Runnable task);
    }

    private final Map<Target, Stream> streams = new ConcurrentHashMap<>();
    private final Later later;
    private final LongSupplier clock;

    /** @param clock nanoseconds from any beginning */
    Streams(Later later, LongSupplier clock) {
        this.later = later;
        this.clock = clock;
    }

    /** Whether the blocks of that target are taken one by one. */
    boolean has(Target target) {
        return streams.containsKey(target);
    }

    /** A new body begins: what came of another one counts no more. */
    void restart(Target target) {
        end(target, streams.get(target));
    }

    /**
     * Begins with a first block.
     *
     * @param opened what {@link io.tessera.lwm2m.transport.EndpointListener#upload} said
     * @param otherwise what to do if nobody takes the body so; perhaps on another thread
     */
    void begin(Piece first, CompletionStage<Optional<RequestSink>> opened, Answer answer, Runnable otherwise) {
        opened.whenComplete((sink, failure) -> {
            if (failure != null) {
                answer.refuse(refusal(failure));
            } else if (sink.isEmpty()) {
                otherwise.run();
            } else {
                add(first, sink.get(), answer);
            }
        });
    }

    private void add(Piece first, RequestSink sink, Answer answer) {
        var stream = new Stream(sink, first.contentFormat(), clock.getAsLong());
        if (streams.size() >= MOST) {
            abandon(stream);
            answer.refuse(new RequestRefused(ResponseCode.SERVICE_UNAVAILABLE, "too many uploads at once"));
            return;
        }
        var before = streams.put(first.target(), stream);
        if (before != null) {
            abandon(before);
        }
        watch(first.target(), stream, Stream.LIFETIME_NANOS);
        take(first, answer);
    }

    /** Takes a block of a body that has begun; 4.08 if it isn't the next one. */
    void take(Piece piece, Answer answer) {
        var stream = streams.get(piece.target());
        boolean isNext = stream != null && stream.enter(piece.contentFormat(), piece.offset(), clock.getAsLong());
        if (!isNext) {
            end(piece.target(), stream);
            answer.refuse(Uploads.missing(piece.offset()));
            return;
        }
        if (piece.bytes().length == 0) {
            taken(piece, stream, answer);
            return;
        }
        stream.take(piece.bytes()).whenComplete((done, failure) -> {
            if (failure == null) {
                taken(piece, stream, answer);
                return;
            }
            end(piece.target(), stream);
            answer.refuse(refusal(failure));
        });
    }

    private void taken(Piece piece, Stream stream, Answer answer) {
        if (!piece.isLast()) {
            stream.leave(piece.bytes().length);
            answer.proceed();
            return;
        }
        if (!streams.remove(piece.target(), stream)) {
            answer.refuse(Uploads.missing(piece.offset()));
            return;
        }
        stream.end().whenComplete((response, failure) -> {
            if (failure == null) {
                answer.respond(response);
            } else {
                answer.refuse(refusal(failure));
            }
        });
    }

    private void watch(Target target, Stream stream, long nanos) {
        later.run(nanos, () -> {
            long left = stream.left(clock.getAsLong());
            if (left <= 0) {
                LOG.debug("{}: the rest of {} never came", target.peer().address(), target.path());
                end(target, stream);
            } else if (streams.get(target) == stream) {
                watch(target, stream, left);
            }
        });
    }

    /** None goes on; the peers begin anew with whoever comes next. */
    void close() {
        List.copyOf(streams.keySet()).forEach(this::restart);
    }

    private void end(Target target, Stream stream) {
        if (stream != null && streams.remove(target, stream)) {
            abandon(stream);
        }
    }

    private static void abandon(Stream stream) {
        try {
            stream.abandon();
        } catch (RuntimeException e) {
            LOG.error("An upload can't be abandoned", e);
        }
    }

    private static RequestRefused refusal(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof RequestRefused refusal
                ? refusal
                : new RequestRefused(ResponseCode.INTERNAL_SERVER_ERROR, "the upload failed");
    }
}
