// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

/**
 * A part of a response that is too large to be held at once.
 *
 * @param response with the part as its payload; or an error, of which it is all
 * @param offset where the part begins: what was asked for, or 0 if the server sent all of it at once
 * @param tag the ETag, by which all parts are of the same content; empty where the server says none. Not to be changed
 * @param size of all parts together, if the server says so; otherwise -1
 * @param isLast whether nothing follows it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Part(Response response, long offset, byte[] tag, long size, boolean isLast) {

    private static final byte[] NO_TAG = {};

    /** A response that came whole. */
    public static Part whole(Response response) {
        return new Part(response, 0, NO_TAG, response.payload().length, true);
    }
}
