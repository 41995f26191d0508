// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where servers find the Objects if not at the root (Transport 1.2, 6.4.1): takes it off requests, adds it to answers. */
final class AlternatePath {

    private final List<String> segments;

    AlternatePath(List<String> segments) {
        this.segments = segments;
    }

    /** The request as if it went to the root; elsewhere there is nothing, which is answered. */
    Optional<Exchange> below(Exchange exchange) {
        if (segments.isEmpty()) {
            return Optional.of(exchange);
        }
        var path = exchange.request().path();
        if (path.isEmpty()) {
            return Optional.of(exchange);
        }
        boolean isBelow = path.size() >= segments.size()
                && path.subList(0, segments.size()).equals(segments);
        if (!isBelow) {
            exchange.respond(Response.of(ResponseCode.NOT_FOUND));
            return Optional.empty();
        }
        return Optional.of(new Below(exchange, without(exchange.request()), segments));
    }

    /** The same for a request whose body is to come; empty if there is nothing. */
    Optional<Request> below(Request head) {
        boolean isBelow = head.path().size() >= segments.size()
                && head.path().subList(0, segments.size()).equals(segments);
        return isBelow ? Optional.of(without(head)) : Optional.empty();
    }

    private Request without(Request request) {
        var path = request.path();
        return new Request(
                request.method(),
                path.subList(segments.size(), path.size()),
                request.query(),
                request.contentFormat(),
                request.accept(),
                request.observe(),
                request.token(),
                request.payload(),
                request.confirmable());
    }

    /** What is created is found under the path too. */
    private record Below(Exchange outer, Request request, List<String> segments) implements Exchange {

        @Override
        public Peer peer() {
            return outer.peer();
        }

        @Override
        public void respond(Response response) {
            if (response.locationPath().isEmpty()) {
                outer.respond(response);
                return;
            }
            var location = new ArrayList<>(segments);
            location.addAll(response.locationPath());
            outer.respond(new Response(
                    response.code(), response.contentFormat(), response.payload(), location, response.observe()));
        }

        @Override
        public void ignore() {
            outer.ignore();
        }
    }
}
