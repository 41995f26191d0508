// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.client.SendOutcome;
import io.tessera.lwm2m.client.SendOutcome.Status;
import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Send (Core 1.2, 6.4.6): what applications ask for, and what is configured to be sent every so often. */
final class Sends {

    private static final Logger LOG = LoggerFactory.getLogger(Sends.class);
    private static final List<String> DATA_PUSH = List.of("dp");
    private static final int SERVER = 1;
    private static final int MUTE_SEND = 23;

    private final Client client;
    private final Settings.Sending settings;
    private final Codec codec;
    private Client.Timer timer = () -> {};

    Sends(Client client, Settings.Sending settings, Codec codec) {
        this.client = client;
        this.settings = settings;
        this.codec = codec;
    }

    void start() {
        if (settings.every() > 0 && !settings.paths().isEmpty()) {
            timer = client.schedule(Duration.ofMillis(settings.every()), this::sendConfigured);
        }
    }

    void close() {
        timer.cancel();
    }

    private void sendConfigured() {
        start();
        for (var session : client.sessions()) {
            boolean isMeant = settings.server() == Lwm2mClient.ALL_SERVERS
                    || settings.server() == session.account().shortServerId();
            if (isMeant) {
                var outcome = new CompletableFuture<SendOutcome>();
                outcome.thenAccept(known -> LOG.debug("Send of {}: {}", settings.paths(), known));
                send(new ClientEvent.SendAsked(session, settings.paths(), List.of(), outcome));
            }
        }
    }

    /** Sends, and completes the outcome in any case. */
    void send(ClientEvent.SendAsked asked) {
        var session = asked.session();
        if (!session.isReachable()) {
            conclude(asked, Status.NOT_REGISTERED, "");
        } else if (session.registration().version().equals("1.0")) {
            conclude(asked, Status.UNSUPPORTED, "LwM2M 1.0");
        } else {
            isMuted(session)
                    .thenCompose(muted -> muted
                            ? CompletableFuture.completedStage(outcome(session, Status.MUTED, "/1/x/23 isn't false"))
                            : readable(asked).thenCompose(values -> push(session, values)))
                    .whenComplete((outcome, failure) -> complete(asked, outcome, failure));
        }
    }

    /** Send is muted unless /1/x/23 is there and false (Core 1.2, E.2). */
    private CompletionStage<Boolean> isMuted(Session session) {
        var path = Path.of(SERVER, session.account().serverInstance(), MUTE_SEND);
        return client.tree()
                .read(Caller.DEVICE, path)
                .handle((values, failure) -> failure != null
                        || values.stream()
                                .noneMatch(
                                        value -> value.value() instanceof Value.BooleanValue muted && !muted.value()));
    }

    private CompletionStage<List<PathValue>> readable(ClientEvent.SendAsked asked) {
        var caller = asked.session().caller();
        if (!asked.paths().isEmpty()) {
            return client.tree().readComposite(caller, asked.paths());
        }
        return CompletableFuture.completedStage(asked.values().stream()
                .filter(value -> isReadable(caller, value.path()))
                .toList());
    }

    private boolean isReadable(Caller caller, Path path) {
        try {
            client.tree().check(caller, Operation.READ, path);
            return true;
        } catch (RequestRefused e) {
            LOG.debug("{} isn't sent: {}", path, e.diagnostic());
            return false;
        }
    }

    private CompletionStage<SendOutcome> push(Session session, List<PathValue> values) {
        if (values.isEmpty()) {
            return CompletableFuture.completedStage(outcome(session, Status.NOTHING_READABLE, ""));
        }
        try {
            var payload = codec.encode(settings.format(), Path.ROOT, values);
            var request = Request.of(Method.POST, DATA_PUSH).withPayload(settings.format(), payload);
            return session.send(request).thenApply(answer -> answered(session, answer));
        } catch (RequestRefused e) {
            return CompletableFuture.completedStage(outcome(session, Status.NOTHING_READABLE, e.diagnostic()));
        }
    }

    private static SendOutcome answered(Session session, Response answer) {
        if (answer.code() == ResponseCode.CHANGED) {
            return outcome(session, Status.ACCEPTED, answer.code().toString());
        }
        return outcome(session, Status.REFUSED, (answer.code() + " " + answer.diagnostic()).strip());
    }

    private static void complete(ClientEvent.SendAsked asked, SendOutcome outcome, Throwable failure) {
        if (failure == null) {
            asked.outcome().complete(outcome);
            return;
        }
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RequestRefused refusal) {
            conclude(asked, Status.NOTHING_READABLE, refusal.diagnostic());
            return;
        }
        if (!(cause instanceof NoAnswer)) {
            LOG.warn("Send failed", cause);
        }
        conclude(asked, Status.NO_ANSWER, String.valueOf(cause.getMessage()));
    }

    private static void conclude(ClientEvent.SendAsked asked, Status status, String detail) {
        asked.outcome().complete(outcome(asked.session(), status, detail));
    }

    private static SendOutcome outcome(Session session, Status status, String detail) {
        return new SendOutcome(session.account().shortServerId(), status, detail);
    }
}
