// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.WaitingRequest;
import io.tessera.lwm2m.server.spi.Server.Timer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** A request on its way to a client. Its state is its outbox's: changed only while that one's lock is held. */
final class Pending {

    private final String id;
    private final Request request;
    private final Instant since;
    private final Instant expires;
    private final CompletableFuture<Response> answer = new CompletableFuture<>();
    private Timer timer = () -> {};
    private boolean waited;
    private boolean sent;
    private volatile Outbox outbox;

    /** @param expires {@link Instant#MAX}: never */
    Pending(String id, Request request, Instant since, Instant expires) {
        this.id = id;
        this.request = request;
        this.since = since;
        this.expires = expires;
    }

    String id() {
        return id;
    }

    Request request() {
        return request;
    }

    Instant since() {
        return since;
    }

    Instant expires() {
        return expires;
    }

    CompletableFuture<Response> answer() {
        return answer;
    }

    void fail(Throwable failure) {
        answer.completeExceptionally(failure);
    }

    Outbox outbox() {
        return outbox;
    }

    /** It waits there now. */
    void outbox(Outbox next) {
        outbox = next;
    }

    /** Whether it couldn't be sent at once, to a client in queue mode. */
    boolean waited() {
        return waited;
    }

    void waits(Timer untilExpiry) {
        waited = true;
        sent = false;
        timer = untilExpiry;
    }

    /** Nothing that an observation depends on outlives a restart halfway. */
    boolean isDurable() {
        return waited && request.observe() == Request.NO_OBSERVE;
    }

    void sent() {
        sent = true;
        timer.cancel();
    }

    /** It waits no more. */
    void cancelTimer() {
        timer.cancel();
    }

    WaitingRequest asValue(Registration to) {
        var operation = RequestedOperation.of(request, to);
        return new WaitingRequest(
                id, to.endpoint(), operation.name(), operation.path(), request.toString(), sent, since, expires);
    }
}
