// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.server.WaitingRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.servlet.AsyncContext;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One HTTP request that is answered once, now or later, by whatever thread; no thread waits meanwhile. */
final class Call {

    private static final Logger LOG = LoggerFactory.getLogger(Call.class);
    private static final long SECONDS_TO_READ_THE_ANSWER = 60;

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final AsyncContext context;
    private final Query query;
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile Subject subject = Subject.NONE;
    private volatile WaitingRequest queued;
    private volatile Role role = Role.VIEWER;

    private Call(HttpServletRequest request, HttpServletResponse response, Query query, long seconds) {
        this.request = request;
        this.response = response;
        this.query = query;
        this.context = request.startAsync();
        context.setTimeout(TimeUnit.SECONDS.toMillis(seconds));
        context.addListener(new CompleteWhatFails());
    }

    /** @param seconds after which it must have been answered */
    static Call begin(HttpServletRequest request, HttpServletResponse response, Query query, int seconds) {
        return new Call(request, response, query, seconds + SECONDS_TO_READ_THE_ANSWER);
    }

    String method() {
        return request.getMethod();
    }

    Query query() {
        return query;
    }

    HttpServletRequest request() {
        return request;
    }

    /** Says who calls. */
    void by(Role caller) {
        role = caller;
    }

    /** Who calls. */
    Role role() {
        return role;
    }

    /** Says what it is about, so that a problem can name it. */
    void about(Subject subject) {
        this.subject = subject;
    }

    /** It waits for a client that sleeps. */
    void queued(WaitingRequest request) {
        queued = request;
    }

    /** What waits for a client that sleeps, if it does. */
    Optional<WaitingRequest> queued() {
        return Optional.ofNullable(queued);
    }

    boolean isAnswered() {
        return answered.get();
    }

    /** Answers with what made it fail. */
    void answer(Throwable failure) {
        var problem = Problem.of(failure);
        if (problem.status() == 500) {
            LOG.warn("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        }
        answer(Reply.of(problem, subject));
    }

    /** Answers; does nothing if it has been answered. */
    void answer(Reply reply) {
        if (!answered.compareAndSet(false, true)) {
            return;
        }
        try {
            response.setStatus(reply.status());
            response.setContentType(reply.contentType());
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            reply.headers().forEach(response::setHeader);
            response.setContentLength(reply.body().length);
            var out = response.getOutputStream();
            out.setWriteListener(new BodyWriter(out, reply.body(), context));
        } catch (IOException | IllegalStateException e) {
            LOG.debug("{} {} can't be answered", request.getMethod(), request.getRequestURI(), e);
            Contexts.complete(context);
        }
    }
}
