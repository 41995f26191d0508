// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.software;

/** Something isn't done to the software of the gateway; the message is for the peer, and says why. */
public final class SoftwareRefused extends Exception {

    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** The package was changed, or nobody who is trusted vouches for it. */
        INTEGRITY,
        /** It is no software for this gateway. */
        UNSUPPORTED_TYPE,
        /** There is no room for it. */
        NO_ROOM,
        /** It is not allowed here, or not in this version. */
        NOT_ALLOWED,
        /** It went wrong; all is as it was before. */
        FAILED
    }

    private final Reason reason;

    public SoftwareRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public SoftwareRefused(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
