// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

/** A payload that is not of the format that it claims to be: 4.00. */
public final class MalformedContent extends RequestRefused {

    private static final long serialVersionUID = 1;

    public MalformedContent(String diagnostic) {
        super(ResponseCode.BAD_REQUEST, diagnostic);
    }
}
