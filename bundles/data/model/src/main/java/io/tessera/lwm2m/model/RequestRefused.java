// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

/**
 * The peer asked for something that it can't have. Thrown anywhere below an interface, caught in one place, which
 * answers with the code and the diagnostic. Has no stack trace: it is an answer, not a fault.
 */
public class RequestRefused extends Exception {

    private static final long serialVersionUID = 1;

    private final ResponseCode code;

    /**
     * @param code an error code
     * @param diagnostic short, for the peer's developer; no secrets
     */
    public RequestRefused(ResponseCode code, String diagnostic) {
        super(diagnostic, null, false, false);
        if (code.isSuccess()) {
            throw new IllegalArgumentException("Not an error: " + code);
        }
        this.code = code;
    }

    /** What to answer. */
    public ResponseCode code() {
        return code;
    }

    /** The diagnostic payload (RFC 7252, 5.5.2). */
    public String diagnostic() {
        return getMessage();
    }
}
