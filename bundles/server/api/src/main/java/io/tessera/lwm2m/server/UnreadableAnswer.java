// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

import io.tessera.lwm2m.model.ResponseCode;

/** A client answered with success, but its content isn't what its Content-Format promises. */
public final class UnreadableAnswer extends Exception {

    private static final long serialVersionUID = 1;

    private final ResponseCode code;

    /** @param why what is wrong with the content */
    public UnreadableAnswer(ResponseCode code, String why) {
        super("Answer %s can't be read: %s".formatted(code, why), null, false, false);
        this.code = code;
    }

    private UnreadableAnswer(String message, ResponseCode code) {
        super(message, null, false, false);
        this.code = code;
    }

    /** The same, saying of what operation it is. */
    public UnreadableAnswer about(String operation) {
        return new UnreadableAnswer(operation + ": " + getMessage(), code);
    }

    /** What the client answered. */
    public ResponseCode code() {
        return code;
    }
}
