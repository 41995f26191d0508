// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

import java.util.Optional;

/** A request got no answer: it timed out, the peer couldn't be reached, or the endpoint was closed. */
public final class NoAnswer extends Exception {

    private static final long serialVersionUID = 1;

    /** Why there is no answer. */
    public enum Reason {
        /** All retransmissions went unanswered. */
        TIMEOUT,
        /** The peer answered with a Reset. */
        REJECTED,
        /** It couldn't be sent: no route, port closed, name unknown. */
        UNREACHABLE,
        /** The handshake failed: wrong key, unknown identity, certificate refused. */
        SECURITY,
        /** The endpoint or the request was closed on our side. */
        CANCELLED
    }

    private final Reason reason;
    private final transient Alert alert;

    public NoAnswer(Reason reason, String message) {
        this(reason, message, null);
    }

    /** @param alert that ended the handshake or the association; null where there was none */
    public NoAnswer(Reason reason, String message, Alert alert) {
        super(message, null, false, false);
        this.reason = reason;
        this.alert = alert;
    }

    /** The alert that ended the handshake or the association, if there was one. */
    public Optional<Alert> alert() {
        return Optional.ofNullable(alert);
    }

    public Reason reason() {
        return reason;
    }
}
