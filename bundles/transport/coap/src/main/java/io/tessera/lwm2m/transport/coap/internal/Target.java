// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import java.util.List;

/**
 * What ties the blocks of one transfer together: who, how and what (RFC 7959, 2.4 and 2.5). The token does not, since each
 * request for a block may have another one.
 *
 * @param accept the format asked for: what one path is in two formats are two bodies
 * @param content checksum of what was asked with, since each FETCH has its own answer (RFC 8132, 2.2); 0 for nothing
 */
record Target(Peer peer, Method method, List<String> path, List<String> query, int accept, int content) {

    private static final int NOTHING = 0;

    /** Of the answer to a request. */
    static Target of(Peer peer, Request request) {
        int content = request.payload().length == 0 ? NOTHING : Downloads.checksum(request.payload());
        return new Target(peer, request.method(), request.path(), request.query(), request.accept(), content);
    }

    /** Of a request's own body, whose blocks differ: a peer sends but one at a time to a place. */
    static Target ofBody(Peer peer, Request head) {
        return new Target(peer, head.method(), head.path(), head.query(), ContentFormat.NONE, NOTHING);
    }

    /** What all the transfers have in common that only format and content tell apart. */
    Target place() {
        return new Target(peer, method, path, query, ContentFormat.NONE, NOTHING);
    }

    /** Whether it names nothing else than another of the same place; it may leave out what that one names. */
    boolean mayBe(Target other) {
        boolean isFormat = accept == ContentFormat.NONE || accept == other.accept;
        return isFormat && (content == NOTHING || content == other.content);
    }
}
