// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes outboxes, and sends what leaves them; answers come back on the client's lane. */
final class Outgoing {

    private static final Logger LOG = LoggerFactory.getLogger(Outgoing.class);

    private final Transports transports;
    private final Lanes lanes;
    private final Time time;
    private final Outbox.Limits limits;
    private final Queueing queueing;

    Outgoing(Transports transports, Lanes lanes, Time time, Outbox.Limits limits, Queueing queueing) {
        this.queueing = queueing;
        this.transports = transports;
        this.lanes = lanes;
        this.time = time;
        this.limits = limits;
    }

    Outbox outbox(Registration registration) {
        return new Outbox(registration, time, limits, this::transmit, queueing);
    }

    /** To somebody who isn't registered. */
    CompletionStage<Response> send(String endpoint, String via, Peer peer, Request request) {
        LOG.debug("{} to {}", request, endpoint);
        var answer = new CompletableFuture<Response>();
        transports
                .send(via, peer, request)
                .whenComplete((response, failure) -> lanes.execute(endpoint, () -> {
                    if (failure == null) {
                        answer.complete(response);
                        return;
                    }
                    answer.completeExceptionally(failure);
                }));
        return answer;
    }

    private void transmit(Registration to, Request request, BiConsumer<Response, Throwable> answered) {
        LOG.debug("{} to {}", request, to);
        transports
                .send(to.via(), to.peer(), request)
                .whenComplete(
                        (response, failure) -> lanes.execute(to.endpoint(), () -> answered.accept(response, failure)));
    }
}
