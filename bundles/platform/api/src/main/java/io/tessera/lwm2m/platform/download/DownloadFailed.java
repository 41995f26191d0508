// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.download;

/** A download isn't complete. */
public final class DownloadFailed extends Exception {

    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** The server didn't answer, or not to the end. It may do so later. */
        CONNECTION_LOST,
        /** There is no such server. It may be there later, since names are looked up over the network too. */
        UNKNOWN_HOST,
        /** The URI names nothing that can be had: no such thing there, access refused, redirected without end. */
        INVALID_URI,
        /** Nobody here speaks the protocol that it takes. */
        UNSUPPORTED_PROTOCOL,
        /** There is no room for it, or it is larger than allowed. */
        NO_ROOM,
        /** There is not enough memory for it. */
        NO_MEMORY,
        /** What came isn't what was announced. */
        BROKEN
    }

    private final Reason reason;

    /** @param message for the log; without secrets that the URI may have */
    public DownloadFailed(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** @param message for the log; without secrets that the URI may have */
    public DownloadFailed(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Whether it may go well when it is tried again later. */
    public boolean isTransient() {
        return reason == Reason.CONNECTION_LOST || reason == Reason.UNKNOWN_HOST;
    }
}
