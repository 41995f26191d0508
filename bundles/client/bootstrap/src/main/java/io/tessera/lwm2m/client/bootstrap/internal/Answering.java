// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.client.spi.BootstrapTransaction;
import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Response;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what the Bootstrap-Server of a client asks for. Only on the client's engine. */
record Answering(Client client, ClientBootstrap bootstrap, Operations operations) {

    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    /** Before smartcard and factory were tried, a Bootstrap-Server isn't heard (Core 1.2, 6.1.4). */
    void answer(Exchange exchange) {
        if (!bootstrap.isListening() || !bootstrap.isContacted()) {
            LOG.debug("{} is ignored: no bootstrap can begin now", exchange.request());
            exchange.ignore();
            return;
        }
        var transaction = client.provisioning().transaction().orElseThrow();
        if (Requests.isFinish(exchange.request())) {
            finish(transaction, exchange);
            return;
        }
        var response = response(transaction, exchange);
        LOG.debug(
                "{}: {} {}",
                exchange.request(),
                response.code(),
                response.code().isSuccess() ? "" : response.diagnostic());
        exchange.respond(response);
    }

    private Response response(BootstrapTransaction transaction, Exchange exchange) {
        try {
            return operations.answer(client, transaction, exchange.request());
        } catch (RequestRefused e) {
            return Response.refused(e);
        } catch (RuntimeException e) {
            LOG.error("{} failed", exchange.request(), e);
            return Response.of(ResponseCode.INTERNAL_SERVER_ERROR);
        }
    }

    /** What is left out can't be mended by writing it again: that isn't 4.06, but the Bootstrap-Server is told. */
    private static Response finished(List<String> leftOut) {
        if (leftOut.isEmpty()) {
            return Response.of(ResponseCode.CHANGED);
        }
        var text = "left out: " + String.join("; ", leftOut);
        return new Response(
                ResponseCode.CHANGED, ContentFormat.NONE, text.getBytes(UTF_8), List.of(), Response.NOT_OBSERVED);
    }

    private void finish(BootstrapTransaction transaction, Exchange exchange) {
        transaction.commit().whenComplete((done, failure) -> {
            if (failure == null) {
                LOG.info("{}: bootstrapped", client.name());
                exchange.respond(finished(transaction.leftOut()));
                bootstrap.finished();
                return;
            }
            var response = Response.failed(failure);
            LOG.warn("{}: the bootstrap isn't complete: {} {}", client.name(), response.code(), response.diagnostic());
            exchange.respond(response);
        });
    }
}
