// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.ValueSink;
import io.tessera.lwm2m.client.spi.ClientInterface;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.store.Store;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.RequestSink;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests of servers whose bodies come piece by piece: finds who takes them before anything of the body is there. Only
 * on the engine.
 */
final class Uploads {

    /** The body is put together. */
    static final CompletionStage<Optional<RequestSink>> NOT_SO = CompletableFuture.completedStage(Optional.empty());

    /** So long, and so many, wait for an interface that is being replaced. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int SEATS = 64;

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    private record Waiting(Peer peer, Request head, long size, CompletableFuture<Optional<RequestSink>> opened) {}

    private final Engine engine;
    private final Function<Peer, Optional<ClientSession>> sessions;
    private final Interfaces interfaces;
    private final Store store;
    private final AlternatePath alternatePath;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    /** @param sessions of the servers that are served */
    Uploads(
            Engine engine,
            Function<Peer, Optional<ClientSession>> sessions,
            Interfaces interfaces,
            Store store,
            AlternatePath alternatePath) {
        this.engine = engine;
        this.sessions = sessions;
        this.interfaces = interfaces;
        this.store = store;
        this.alternatePath = alternatePath;
    }

    /** @param opened hears who takes it; for whoever isn't served nobody does, and what comes then is ignored */
    void begin(Peer peer, Request head, long size, CompletableFuture<Optional<RequestSink>> opened) {
        var asked = new Waiting(peer, head, size, opened);
        if (isDecided(asked)) {
            return;
        }
        if (waiting.size() >= SEATS) {
            opened.complete(Optional.empty());
            return;
        }
        waiting.add(asked);
        engine.schedule(PATIENCE, () -> giveUp(asked));
    }

    /** There is another interface. */
    void retry() {
        waiting.removeIf(this::isDecided);
    }

    private void giveUp(Waiting asked) {
        if (waiting.remove(asked)) {
            asked.opened.complete(Optional.empty());
        }
    }

    /** Whether it is known who takes it; then that is told. */
    private boolean isDecided(Waiting asked) {
        var session = sessions.apply(asked.peer);
        var below = alternatePath.below(asked.head);
        if (session.isEmpty() || below.isEmpty()) {
            asked.opened.complete(Optional.empty());
            return true;
        }
        var claiming = interfaces.claiming(below.get());
        if (claiming.isEmpty() && interfaces.isOneMissing()) {
            return false;
        }
        session.get().touch();
        try {
            asked.opened.complete(
                    claiming.isEmpty()
                            ? Optional.empty()
                            : open(claiming.get(), session.get(), below.get(), asked.size));
        } catch (RequestRefused e) {
            asked.opened.completeExceptionally(e);
        }
        return true;
    }

    private Optional<RequestSink> open(ClientInterface plugged, ClientSession session, Request head, long size)
            throws RequestRefused {
        try {
            return plugged.receive(session, head, size).map(sink -> new Sink(session, sink));
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Interface {} failed at {}", plugged.name(), head, e);
            throw new RequestRefused(ResponseCode.INTERNAL_SERVER_ERROR, "the request can't be handled");
        }
    }

    /** Takes over from the threads of the transport. */
    private final class Sink implements RequestSink {

        private final ClientSession session;
        private final ValueSink sink;

        Sink(ClientSession session, ValueSink sink) {
            this.session = session;
            this.sink = sink;
        }

        @Override
        public CompletionStage<Void> take(byte[] piece) {
            return onEngine(() -> {
                session.touch();
                return sink.take(piece);
            });
        }

        /** What is written is answered when it is on disk, as any other Write. */
        @Override
        public CompletionStage<Response> end() {
            var answer = new CompletableFuture<Response>();
            onEngine(sink::end)
                    .whenComplete((done, failure) -> engine.execute(() -> {
                        if (failure != null) {
                            answer.completeExceptionally(failure);
                            return;
                        }
                        session.answerWhen(store.written(), () -> answer.complete(Response.of(ResponseCode.CHANGED)));
                    }));
            return answer;
        }

        @Override
        public void abandon() {
            engine.execute(sink::abandon);
        }

        private CompletionStage<Void> onEngine(Supplier<CompletionStage<Void>> call) {
            var result = new CompletableFuture<Void>();
            engine.execute(() -> {
                if (!session.registration().isRegistered()) {
                    result.completeExceptionally(
                            new RequestRefused(ResponseCode.UNAUTHORIZED, "not registered any more"));
                    return;
                }
                call.get().whenComplete((done, failure) -> Stages.complete(result, done, failure));
            });
            return result;
        }
    }
}
