// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The request that is under way: its answer counts only as long as nothing else was asked since. Only on the engine. */
final class UnderWay {

    private static final Logger LOG = LoggerFactory.getLogger(UnderWay.class);

    private final Session session;
    private final Consumer<Event> events;
    private Told telling;
    private int number;
    private boolean closed;

    /** @param events is told what came of it, unless it was accepted */
    UnderWay(Session session, Consumer<Event> events) {
        this.session = session;
        this.events = events;
    }

    /** What the server is being told; empty while it isn't told anything. */
    Optional<Told> telling() {
        return Optional.ofNullable(telling);
    }

    /** Tells one request from the next. */
    int number() {
        return number;
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
    }

    /**
     * Sends the next.
     *
     * @param told what it tells, or null
     * @param isByReference whether a refusal can mean that the Profile ID isn't known
     */
    void send(Request message, Told told, boolean isByReference, Consumer<Response> accepted) {
        telling = told;
        int sent = ++number;
        session.send(message).whenComplete((response, failure) -> {
            if (sent != number || closed) {
                return;
            }
            telling = null;
            if (failure != null) {
                events.accept(Event.of(failure));
            } else if (response.code().isSuccess()) {
                accepted.accept(response);
            } else {
                refused(response, isByReference);
            }
        });
    }

    private void refused(Response response, boolean isByReference) {
        LOG.debug("{} answered {} {}", session.account().uri(), response.code(), response.diagnostic());
        boolean isProfileUnknown = isByReference && response.code() != ResponseCode.PRECONDITION_FAILED;
        events.accept(isProfileUnknown ? new Event.ProfileUnknown() : new Event.Refused(response.code()));
    }
}
