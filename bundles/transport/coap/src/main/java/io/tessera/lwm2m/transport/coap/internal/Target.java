// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import java.util.List;

/** What ties the blocks of one transfer together: who, how and what (RFC 7959, 2.5). */
record Target(Peer peer, Method method, List<String> path, List<String> query) {

    static Target of(Peer peer, Request request) {
        return new Target(peer, request.method(), request.path(), request.query());
    }
}
