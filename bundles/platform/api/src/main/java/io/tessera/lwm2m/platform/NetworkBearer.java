// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform;

/** What a network is made of, as /4/0/0 and 1 distinguish it. */
public enum NetworkBearer {
    GSM(0),
    TD_SCDMA(1),
    WCDMA(2),
    CDMA2000(3),
    WIMAX(4),
    LTE_TDD(5),
    LTE_FDD(6),
    NB_IOT(7),
    NR_TDD(8),
    NR_FDD(9),
    WLAN(21),
    BLUETOOTH(22),
    IEEE_802_15_4(23),
    ETHERNET(41),
    DSL(42),
    POWER_LINE(43);

    private final long code;

    NetworkBearer(long code) {
        this.code = code;
    }

    /** The number that servers see. */
    public long code() {
        return code;
    }
}
