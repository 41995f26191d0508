// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.management.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.ClientInterface;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.NotificationAttributes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The client's end of LWM2M-3, device management and service enablement (Core 1.2, 6.3). Keeps nothing. */
@Component(name = ManagementConfig.PID, configurationPid = ManagementConfig.PID, service = ClientInterface.class)
@Designate(ocd = ManagementConfig.class)
public final class ManagementInterface implements ClientInterface {

    /** Where a Bootstrap-Server says that it is done: not a path of the object tree. */
    private static final List<String> BOOTSTRAP_FINISH = List.of("bs");

    private final Pipeline pipeline;
    private final Duration deadline;

    @Activate
    public ManagementInterface(ManagementConfig config, @Reference(name = "codec") Codec codec) {
        if (config.deadline() < 100 || config.deadline() > 90_000) {
            throw new IllegalArgumentException("deadline is %d, not 100 to 90000 ms".formatted(config.deadline()));
        }
        pipeline = new Pipeline(codec);
        deadline = Duration.ofMillis(config.deadline());
    }

    @Override
    public String name() {
        return MANAGEMENT;
    }

    @Override
    public boolean claims(Request request) {
        return request.observe() == Request.NO_OBSERVE && !request.path().equals(BOOTSTRAP_FINISH);
    }

    @Override
    public void handle(Session session, Exchange exchange) {
        var answer = answer(session, exchange.request()).toCompletableFuture();
        if (answer.isDone()) {
            answer.whenComplete((response, failure) -> respond(exchange, response, failure));
            return;
        }
        var timer = session.client().schedule(deadline, () -> exchange.respond(Refusals.late(exchange.request())));
        answer.whenComplete((response, failure) -> {
            timer.cancel();
            respond(exchange, response, failure);
        });
    }

    private CompletionStage<Response> answer(Session session, Request request) {
        try {
            return pipeline.answer(session, request);
        } catch (RequestRefused | RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static void respond(Exchange exchange, Response response, Throwable failure) {
        exchange.respond(failure == null ? response : Refusals.of(exchange.request(), failure));
    }

    @Override
    public void attach(Client client) {
        // Nothing is kept per client.
    }

    @Override
    public void detach(Client client) {
        // Nothing is kept per client.
    }

    /** Attributes end with the Object Instance that they are attached to; a new one of the same id has none. */
    @Override
    public void event(Client client, ClientEvent event) {
        if (!(event instanceof ClientEvent.Removed removed) || removed.path().depth() < 2) {
            return;
        }
        for (var session : client.sessions()) {
            var gone = session.attributes().keySet().stream()
                    .filter(removed.path()::covers)
                    .toArray(Path[]::new);
            for (var path : gone) {
                session.attributes(path, NotificationAttributes.NONE);
            }
        }
    }
}
