// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.IOException;
import java.util.Arrays;

/** What a card answered: data, and the status word that says how it went (ETSI TS 102 221, 10.2.1). */
record Answer(byte[] data, int status) {

    static final int OK = 0x9000;
    static final int END_OF_FILE = 0x6282;
    static final int NOT_ALLOWED = 0x6982;
    static final int BLOCKED = 0x6983;
    static final int PIN_DISABLED = 0x6984;
    static final int FILE_NOT_FOUND = 0x6A82;
    static final int RECORD_NOT_FOUND = 0x6A83;

    static Answer of(byte[] response) {
        return new Answer(Arrays.copyOf(response, response.length - 2), Apdu.statusOf(response));
    }

    /** Done, perhaps with a warning that the end of the file was reached before as many bytes as were asked for. */
    boolean isOk() {
        return status == OK || status == END_OF_FILE || status >> 8 == 0x91;
    }

    /** How many tries a PIN has left; -1 if this doesn't say. */
    int triesLeft() {
        return (status & 0xFFF0) == 0x63C0 ? status & 0xF : -1;
    }

    /** @throws IOException if it isn't OK, naming what was tried */
    Answer orFail(String what) throws IOException {
        if (!isOk()) {
            throw failed(what);
        }
        return this;
    }

    IOException failed(String what) {
        return new IOException("the card refuses to %s: %04X%s".formatted(what, status, meaning()));
    }

    private String meaning() {
        return switch (status) {
            case NOT_ALLOWED -> " (a PIN is needed)";
            case BLOCKED -> " (blocked)";
            case FILE_NOT_FOUND -> " (not found)";
            case 0x6881 -> " (no logical channels)";
            case 0x6283 -> " (deactivated)";
            default -> "";
        };
    }

    @Override
    public String toString() {
        return "Answer[%d bytes, %04X]".formatted(data.length, status);
    }
}
