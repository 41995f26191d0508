// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

import io.tessera.lwm2m.model.ContentFormat;
import java.util.List;

/**
 * A request as it was received, or as it is to be sent. The payload is complete: block-wise transfer is the
 * transport's business.
 *
 * @param method what to do
 * @param path the Uri-Path options
 * @param query the Uri-Query options, {@code name=value} or {@code name}
 * @param contentFormat of the payload, or {@link ContentFormat#NONE}
 * @param accept the format asked for, or {@link ContentFormat#NONE}
 * @param observe {@link #OBSERVE}, {@link #CANCEL}, or {@link #NO_OBSERVE}
 * @param token as received; when sending, the token to use, or null for one that the transport chooses. An
 *     observation's token must be chosen by the sender, who must know it again.
 * @param payload never null; belongs to the request and is not to be changed
 * @param confirmable whether it was, or shall be, sent confirmable where the transport knows the difference
 */
public record Request(
        Method method,
        List<String> path,
        List<String> query,
        int contentFormat,
        int accept,
        int observe,
        Token token,
        byte[] payload,
        boolean confirmable) {

    /** No Observe option. */
    public static final int NO_OBSERVE = -1;
    /** Observe=0: tell me of changes (RFC 7641, 2). */
    public static final int OBSERVE = 0;
    /** Observe=1: tell me no more. */
    public static final int CANCEL = 1;

    private static final byte[] NOTHING = {};

    public Request {
        path = List.copyOf(path);
        query = List.copyOf(query);
    }

    /** A confirmable request without payload. */
    public static Request of(Method method, List<String> path) {
        return new Request(
                method, path, List.of(), ContentFormat.NONE, ContentFormat.NONE, NO_OBSERVE, null, NOTHING, true);
    }

    public Request withQuery(List<String> newQuery) {
        return new Request(method, path, newQuery, contentFormat, accept, observe, token, payload, confirmable);
    }

    public Request withPayload(int format, byte[] newPayload) {
        return new Request(method, path, query, format, accept, observe, token, newPayload, confirmable);
    }

    public Request withAccept(int format) {
        return new Request(method, path, query, contentFormat, format, observe, token, payload, confirmable);
    }

    public Request withObserve(int newObserve, Token newToken) {
        return new Request(method, path, query, contentFormat, accept, newObserve, newToken, payload, confirmable);
    }

    /** {@code GET /3/0?x=1}: method and path, for logs; control characters are shown as {@code ?}. */
    @Override
    public String toString() {
        var text = new StringBuilder(method.name()).append(' ');
        path.forEach(segment -> text.append('/').append(segment));
        if (!query.isEmpty()) {
            text.append('?').append(String.join("&", query));
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                text.setCharAt(i, '?');
            }
        }
        return text.toString();
    }
}
