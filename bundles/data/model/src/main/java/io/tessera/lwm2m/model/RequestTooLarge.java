// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

/** What the peer sends is too large to be taken: 4.13, with what could be (Size1, RFC 7959, 4). */
public final class RequestTooLarge extends RequestRefused {

    private static final long serialVersionUID = 1;

    private final long most;

    /**
     * @param most bytes that could be taken; not negative
     * @param diagnostic short, for the peer's developer; no secrets
     */
    public RequestTooLarge(long most, String diagnostic) {
        super(ResponseCode.REQUEST_ENTITY_TOO_LARGE, diagnostic);
        this.most = Math.max(0, most);
    }

    /** Bytes. */
    public long most() {
        return most;
    }
}
