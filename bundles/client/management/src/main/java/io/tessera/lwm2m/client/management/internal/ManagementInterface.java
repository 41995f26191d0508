// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.management.internal;

import io.tessera.lwm2m.client.object.ValueSink;
import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.ClientInterface;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The client's end of LWM2M-3, device management and service enablement (Core 1.2, 6.3). Keeps nothing. */
@Component(name = ManagementInterface.PID, configurationPid = ManagementInterface.PID, service = ClientInterface.class)
public final class ManagementInterface implements ClientInterface {

    private static final Logger LOG = LoggerFactory.getLogger(ManagementInterface.class);

    static final String PID = "io.tessera.lwm2m.client.management";

    /** Where a Bootstrap-Server says that it is done: not a path of the object tree. */
    private static final List<String> BOOTSTRAP_FINISH = List.of("bs");

    private final Pipeline pipeline;

    @Activate
    public ManagementInterface(@Reference(name = "codec") Codec codec) {
        pipeline = new Pipeline(codec);
    }

    @Override
    public String name() {
        return MANAGEMENT;
    }

    /** All but what is observed; Observe means nothing with other methods, and nobody observes a Discover. */
    @Override
    public boolean claims(Request request) {
        boolean canBeObserved =
                switch (request.method()) {
                    case GET, FETCH -> request.accept() != ContentFormat.LINK;
                    default -> false;
                };
        boolean isObserved = canBeObserved && request.observe() != Request.NO_OBSERVE;
        return !isObserved && !request.path().equals(BOOTSTRAP_FINISH);
    }

    @Override
    public void handle(Session session, Exchange exchange) {
        var request = exchange.request();
        answer(session, request).whenComplete((response, failure) -> {
            var answer = failure == null ? response : Response.failed(failure);
            log(request, answer, failure);
            exchange.respond(answer);
        });
    }

    /** A Write of an opaque Resource in its own format; all others are put together. */
    @Override
    public Optional<ValueSink> receive(Session session, Request head, long size) throws RequestRefused {
        boolean isOpaque = head.method() == Method.PUT && head.contentFormat() == ContentFormat.OPAQUE;
        if (!isOpaque) {
            return Optional.empty();
        }
        var path = Path.parse(head.path());
        return path.depth() == 3 ? session.client().tree().receive(session.caller(), path, size) : Optional.empty();
    }

    private static void log(Request request, Response answer, Throwable failure) {
        boolean isFault = answer.code() == ResponseCode.INTERNAL_SERVER_ERROR;
        if (isFault && answer.payload().length == 0) {
            LOG.error("{} failed", request, failure);
        } else if (isFault) {
            LOG.warn("{}: {}", request, answer.diagnostic());
        } else {
            LOG.debug("{}: {}", request, answer.code());
        }
    }

    private CompletionStage<Response> answer(Session session, Request request) {
        try {
            return pipeline.answer(session, request);
        } catch (RequestRefused | RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    @Override
    public void attach(Client client) {
        // Nothing is kept per client.
    }

    @Override
    public void detach(Client client) {
        // Nothing is kept per client.
    }

    @Override
    public void event(Client client, ClientEvent event) {
        // Each request finds the tree as it is.
    }
}
