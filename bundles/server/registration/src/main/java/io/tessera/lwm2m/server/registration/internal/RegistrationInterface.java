// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.registration.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.RegistrationListener.Reason;
import io.tessera.lwm2m.server.spi.EndpointAuthority;
import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.server.spi.ServerInterface;
import io.tessera.lwm2m.server.spi.ServerState;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's end of the Registration Interface (Core 1.2, 6.2): what is sent to {@code /rd}. */
@Component(name = RegistrationConfig.PID, configurationPid = RegistrationConfig.PID)
@Designate(ocd = RegistrationConfig.class)
public final class RegistrationInterface implements ServerInterface {

    private static final Logger LOG = LoggerFactory.getLogger(RegistrationInterface.class);
    private static final String RD = "rd";

    private final ObjectLists lists;
    private final Locations locations = new Locations();

    @Reference(name = "authority", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile EndpointAuthority authority;

    private volatile Server server;
    private ServerState carried = ServerState.NONE;

    @Activate
    public RegistrationInterface(RegistrationConfig config, @Reference(name = "codec") Codec codec) {
        lists = new ObjectLists(codec, new Profiles(codec, config.profiles()));
    }

    @Override
    public String name() {
        return REGISTRATION;
    }

    @Override
    public boolean claims(Request request) {
        return !request.path().isEmpty() && request.path().get(0).equals(RD);
    }

    /** Brings what the runtime before knew, if that one was replaced. */
    @Override
    public synchronized void attach(Server newServer) {
        newServer.restore(carried);
        carried = ServerState.NONE;
        server = newServer;
    }

    @Override
    public synchronized void detach(Server oldServer) {
        server = null;
        carried = oldServer.state();
    }

    @Override
    public void handle(String via, Exchange exchange) {
        answering(exchange, () -> route(via, exchange));
    }

    private void route(String via, Exchange exchange) throws RequestRefused {
        var request = exchange.request();
        boolean atLocation = request.path().size() > 1;
        if (request.method() == Method.POST && !atLocation) {
            register(via, exchange);
            return;
        }
        if (request.method() == Method.POST) {
            update(via, exchange);
            return;
        }
        if (request.method() == Method.DELETE && atLocation) {
            deregister(exchange);
            return;
        }
        throw new RequestRefused(ResponseCode.METHOD_NOT_ALLOWED, "POST to /rd, POST or DELETE to a location");
    }

    private void register(String via, Exchange exchange) throws RequestRefused {
        var to = server;
        var parameters = RegisterParameters.of(exchange.request().query());
        var endpoint = authority().endpointOf(parameters.endpoint(), exchange.peer());
        var objects = lists.required(new ObjectLists.Asked(
                exchange.request(),
                parameters.version(),
                parameters.profiles(),
                to.profiles(),
                to.registrations().byEndpoint(endpoint)));
        var registration = parameters.registration(
                locations.next(),
                endpoint,
                exchange.peer(),
                via,
                objects,
                to.clock().instant());
        to.admit(
                endpoint,
                () -> answering(exchange, () -> {
                    Ownership.mayReplace(to.registrations().byEndpoint(endpoint), exchange.peer());
                    to.register(registration, () -> exchange.respond(Response.created(Locations.path(registration))));
                }));
    }

    private void update(String via, Exchange exchange) throws RequestRefused {
        var to = server;
        var known = Ownership.find(to, exchange);
        var parameters = UpdateParameters.of(exchange.request().query(), known.version());
        var objects = lists.optional(new ObjectLists.Asked(
                exchange.request(), known.version(), parameters.profiles(), to.profiles(), Optional.of(known)));
        to.admit(
                known.endpoint(),
                () -> answering(exchange, () -> {
                    var current = Ownership.find(to, exchange);
                    var changed = parameters.applied(
                            current, exchange.peer(), via, objects, to.clock().instant());
                    to.update(changed, () -> exchange.respond(Response.of(ResponseCode.CHANGED)));
                }));
    }

    private void deregister(Exchange exchange) throws RequestRefused {
        var to = server;
        var known = Ownership.find(to, exchange);
        to.admit(
                known.endpoint(),
                () -> answering(exchange, () -> {
                    var current = Ownership.find(to, exchange);
                    to.deregister(
                            current.id(),
                            Reason.DEREGISTERED,
                            () -> exchange.respond(Response.of(ResponseCode.DELETED)));
                }));
    }

    private EndpointAuthority authority() {
        var configured = authority;
        return configured == null ? EndpointAuthority.BY_IDENTITY : configured;
    }

    private static void answering(Exchange exchange, Step step) {
        try {
            step.take();
        } catch (RequestRefused refusal) {
            LOG.warn("{} from {}: {} {}", exchange.request(), exchange.peer(), refusal.code(), refusal.diagnostic());
            exchange.respond(Response.refused(refusal));
        }
    }

    /** Something that may turn out not to be allowed. */
    private interface Step {
        void take() throws RequestRefused;
    }
}
