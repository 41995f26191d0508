// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.store.Store;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;

/**
 * A request that changes something is answered when that is on disk: what a server was told, an observation or an
 * attribute, survives a kill at any moment.
 */
record DurableExchange(Exchange outer, ClientSession session, Store store) implements Exchange {

    /** The exchange itself where nothing is changed. */
    static Exchange of(Exchange exchange, ClientSession session, Store store) {
        var request = exchange.request();
        boolean isRead = request.method() == Method.GET || request.method() == Method.FETCH;
        boolean changes = !isRead || request.observe() != Request.NO_OBSERVE;
        return changes ? new DurableExchange(exchange, session, store) : exchange;
    }

    @Override
    public Request request() {
        return outer.request();
    }

    @Override
    public Peer peer() {
        return outer.peer();
    }

    @Override
    public void respond(Response response) {
        if (response.code().isSuccess()) {
            session.answerWhen(store.written(), () -> outer.respond(response));
            return;
        }
        outer.respond(response);
    }

    @Override
    public void ignore() {
        outer.ignore();
    }
}
