// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.firmware;

/** A firmware package isn't installed. */
public final class FirmwareRefused extends Exception {

    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** It isn't what it was when it was made, or nobody vouches for it. */
        INTEGRITY,
        /** It is no firmware for this gateway. */
        UNSUPPORTED_TYPE,
        /** There is no room to install it. */
        NO_ROOM,
        /** There is not enough memory to install it. */
        NO_MEMORY,
        /** The installation went wrong; the old firmware runs. */
        FAILED
    }

    private final Reason reason;

    public FirmwareRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public FirmwareRefused(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
