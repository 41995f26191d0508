// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.network;

/** By what a modem shall connect, as /13/0/0 distinguishes it. */
public enum PreferredBearer {
    /** Whatever the modem finds best. */
    AUTOMATIC(0),
    ANY_3GPP(1),
    GSM(2),
    UMTS(3),
    LTE(4),
    NR(16);

    private final long code;

    PreferredBearer(long code) {
        this.code = code;
    }

    /** The number that servers see. */
    public long code() {
        return code;
    }
}
