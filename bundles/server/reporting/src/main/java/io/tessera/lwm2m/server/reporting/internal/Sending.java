// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.reporting.internal;

import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.ReceivedValue.Source;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Send (Core 1.2, 6.4.6): what a client reports of its own accord, to {@code /dp}. */
final class Sending {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final List<String> DP = List.of("dp");

    private final Server server;
    private final Contents contents;
    private final History history;
    private final Audience audience;

    Sending(Server server, Contents contents, History history, Audience audience) {
        this.server = server;
        this.contents = contents;
        this.history = history;
        this.audience = audience;
    }

    static boolean claims(Request request) {
        return request.path().equals(DP);
    }

    void handle(Exchange exchange) {
        try {
            accept(exchange);
        } catch (RequestRefused refusal) {
            LOG.warn("{} from {}: {} {}", exchange.request(), exchange.peer(), refusal.code(), refusal.diagnostic());
            exchange.respond(Response.refused(refusal));
        }
    }

    private void accept(Exchange exchange) throws RequestRefused {
        var request = exchange.request();
        if (request.method() != Method.POST) {
            throw new RequestRefused(ResponseCode.METHOD_NOT_ALLOWED, "POST to /dp");
        }
        var client = server.registrationOf(exchange.peer())
                .orElseThrow(() -> new RequestRefused(ResponseCode.NOT_FOUND, "not registered"));
        var values = read(client, request);
        var received = server.clock().instant();
        server.admit(client.endpoint(), () -> {
            exchange.respond(Response.of(ResponseCode.CHANGED));
            server.heard(client);
            history.add(client.endpoint(), values, received, Source.SEND);
            audience.tell(listener -> listener.sent(client, values, received));
        });
    }

    /** All that is wrong with the payload is 4.00 (Transport 1.2, 6.5); a Resource that isn't registered is 4.04. */
    private List<PathValue> read(Registration client, Request request) throws RequestRefused {
        List<PathValue> values;
        try {
            values = contents.read(client, request);
        } catch (RequestRefused malformed) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, malformed.diagnostic());
        }
        for (var value : values) {
            if (!client.objects().has(value.path())) {
                throw new RequestRefused(ResponseCode.NOT_FOUND, value.path() + " is not registered");
            }
        }
        return values;
    }
}
