// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.internal.Sessions.Asking;
import io.tessera.lwm2m.server.spi.EndpointAuthority;
import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What devices ask: POST to {@code /bs}, GET of {@code /bspack} (Transport 1.2, 6.4.2). */
final class Requests {

    static final String BS = "bs";
    static final String PACK = "bspack";

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final int LONGEST_NAME = 255;

    private final Configurations configurations;
    private final Sessions sessions;
    private final Packs packs;
    private final Set<String> transports;
    private final Duration start;
    private volatile Instant started = Instant.MAX;

    /**
     * @param transports where devices may ask; empty for everywhere
     * @param start how long configurations may still come after the beginning
     */
    Requests(Configurations configurations, Sessions sessions, Packs packs, Set<String> transports, Duration start) {
        this.configurations = configurations;
        this.sessions = sessions;
        this.packs = packs;
        this.transports = transports;
        this.start = start;
    }

    void begin(Server server) {
        started = server.clock().instant().plus(start);
    }

    void handle(Server server, EndpointAuthority authority, String via, Exchange exchange) {
        answering(exchange, () -> {
            var asking = asking(via, exchange.request());
            var preferred = Formats.preferred(parameter(exchange.request(), "pct"));
            var claimed = parameter(exchange.request(), "ep");
            var endpoint = named(authority.endpointOf(claimed, exchange.peer()));
            var device = new Device(endpoint, via, exchange.peer());
            server.admit(
                    endpoint,
                    () -> answering(exchange, () -> {
                        var configuration = configurationOf(server, device, asking);
                        if (asking == Asking.PACK) {
                            packs.requested(server, device, configuration, exchange);
                            return;
                        }
                        sessions.requested(
                                server, device, new Sessions.Asked(configuration, preferred), exchange::respond);
                    }));
        });
    }

    private Asking asking(String via, Request request) throws RequestRefused {
        if (!transports.isEmpty() && !transports.contains(via) || request.path().size() != 1) {
            throw new RequestRefused(ResponseCode.NOT_FOUND, "no such resource");
        }
        var asking = request.path().get(0).equals(PACK) ? Asking.PACK : Asking.REQUEST;
        var wanted = asking == Asking.PACK ? Method.GET : Method.POST;
        if (request.method() != wanted) {
            throw new RequestRefused(ResponseCode.METHOD_NOT_ALLOWED, "POST to /bs, GET of /bspack");
        }
        return asking;
    }

    /** Who proved who he is can be found in the record; who didn't could fill it with names. */
    private BootstrapConfiguration configurationOf(Server server, Device device, Asking asking) throws RequestRefused {
        var configuration = configurations.of(device.endpoint());
        if (configuration.isPresent()) {
            return configuration.get();
        }
        if (server.clock().instant().isBefore(started)) {
            throw new RequestRefused(ResponseCode.SERVICE_UNAVAILABLE, "nothing is configured for this endpoint yet");
        }
        var refusal = new RequestRefused(ResponseCode.BAD_REQUEST, "nothing is configured for this endpoint");
        if (device.peer().isSecure()) {
            sessions.refused(server, device, asking, refusal);
        }
        throw refusal;
    }

    private static Optional<String> parameter(Request request, String name) throws RequestRefused {
        List<String> given = request.query().stream()
                .filter(option -> option.startsWith(name + "="))
                .map(option -> option.substring(name.length() + 1))
                .toList();
        if (given.size() > 1) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, name + " is given twice");
        }
        return given.stream().findFirst();
    }

    private static String named(String endpoint) throws RequestRefused {
        boolean sound = !endpoint.isBlank()
                && endpoint.length() <= LONGEST_NAME
                && endpoint.chars().noneMatch(Character::isISOControl);
        if (!sound) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "ep is not a name");
        }
        return endpoint;
    }

    private static void answering(Exchange exchange, Asked step) {
        try {
            step.answer();
        } catch (RequestRefused refusal) {
            LOG.warn("{} from {}: {} {}", exchange.request(), exchange.peer(), refusal.code(), refusal.diagnostic());
            exchange.respond(Response.refused(refusal));
        }
    }

    /** Something that may turn out not to be possible. */
    private interface Asked {
        void answer() throws RequestRefused;
    }
}
