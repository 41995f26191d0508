// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import io.tessera.lwm2m.client.spi.BootstrapServer;
import io.tessera.lwm2m.client.spi.BootstrapTransaction;
import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Asks a Bootstrap-Server; an answer counts only as long as nothing else was asked since. Only on the client's engine.
 */
final class Asking {

    private final Client client;
    private final Requests requests;
    private final Operations operations;
    private final BiConsumer<Event, String> outcome;
    private int number;
    private boolean withFormat = true;

    /** @param outcome is told what came of it, and why, for a person to read */
    Asking(Client client, Settings settings, Operations operations, BiConsumer<Event, String> outcome) {
        this.client = client;
        this.operations = operations;
        this.outcome = outcome;
        requests = new Requests(settings);
    }

    void close() {
        number++;
    }

    void request(BootstrapServer server) {
        send(server, requests.bootstrap(client, withFormat), response -> {
            boolean isFormatUnknown = withFormat && response.code() == ResponseCode.UNSUPPORTED_CONTENT_FORMAT;
            if (response.code().isSuccess()) {
                outcome.accept(Event.ACCEPTED, "");
            } else if (isFormatUnknown) {
                withFormat = false;
                request(server);
            } else {
                boolean isBusy = response.code() == ResponseCode.SERVICE_UNAVAILABLE;
                outcome.accept(isBusy ? Event.BUSY : Event.FAILED, text(response));
            }
        });
    }

    /** Asks for a Bootstrap-Pack, and takes it into force. */
    void pack(BootstrapServer server) {
        send(server, requests.pack(client), response -> {
            if (response.code() != ResponseCode.CONTENT) {
                outcome.accept(Event.NO_PACK, text(response));
                return;
            }
            int asked = number;
            take(response).whenComplete((done, failure) -> {
                if (asked == number) {
                    outcome.accept(failure == null ? Event.FINISHED : Event.NO_PACK, reason(failure));
                }
            });
        });
    }

    private CompletionStage<Void> take(Response pack) {
        if (client.provisioning().transaction().isPresent()) {
            return CompletableFuture.failedStage(new IllegalStateException("a bootstrap is under way"));
        }
        BootstrapTransaction transaction = null;
        try {
            transaction = client.provisioning().begin();
            operations.unpack(client, transaction, pack);
        } catch (RequestRefused | RuntimeException e) {
            if (transaction != null) {
                transaction.abort();
            }
            return CompletableFuture.failedStage(e);
        }
        var open = transaction;
        return open.commit().whenComplete((done, failure) -> {
            if (failure != null) {
                open.abort();
            }
        });
    }

    private void send(BootstrapServer server, Request request, Consumer<Response> answered) {
        int asked = ++number;
        server.send(request).whenComplete((response, failure) -> {
            if (asked != number) {
                return;
            }
            if (failure == null) {
                answered.accept(response);
            } else {
                outcome.accept(Event.FAILED, reason(failure));
            }
        });
    }

    private static String text(Response response) {
        var diagnostic = response.diagnostic();
        return diagnostic.isEmpty() ? response.code().toString() : response.code() + " " + shown(diagnostic);
    }

    /** A peer's text doesn't make lines of its own. */
    private static String shown(String text) {
        var line = text.replaceAll("\\p{Cntrl}", "?");
        return line.substring(0, Math.min(line.length(), 100));
    }

    private static String reason(Throwable failure) {
        if (failure == null) {
            return "";
        }
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return String.valueOf(cause.getMessage());
    }
}
