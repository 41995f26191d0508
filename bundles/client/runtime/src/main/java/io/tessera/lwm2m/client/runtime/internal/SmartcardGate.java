// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.Provisioning.Origin;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Lets no Register and no Update through to a server that came from a smartcard before it was looked whether that is
 * still there and the same (Core 1.2, 6.1.3.2). Only on the engine.
 */
final class SmartcardGate {

    /** So long a message waits for somebody who can look, such as a bundle that is being replaced. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String REGISTER = "rd";

    private final Engine engine;
    private final Provenance provenance;
    private final ArrayDeque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private Supplier<CompletionStage<Void>> check;

    SmartcardGate(Engine engine, Provenance provenance) {
        this.engine = engine;
        this.provenance = provenance;
    }

    /** @return ends it */
    AutoCloseable use(Supplier<CompletionStage<Void>> newCheck) {
        check = newCheck;
        for (int i = waiting.size(); i > 0; i--) {
            look(waiting.poll());
        }
        return () -> {
            if (check == newCheck) {
                check = null;
            }
        };
    }

    /** Sends the request when that may be; fails with {@link NoAnswer} only. */
    CompletionStage<Response> pass(Session session, Request request, Supplier<CompletionStage<Response>> send) {
        boolean isFree =
                request.method() != Method.POST || !isOfCard(session) || !tellsOfRegistration(session, request);
        if (isFree) {
            return send.get();
        }
        var account = session.account();
        var result = new CompletableFuture<Response>();
        looked().whenComplete((done, failure) -> {
            boolean isSame = session.client().session(account.shortServerId()).equals(Optional.of(session))
                    && session.account().equals(account);
            if (failure == null && isSame) {
                send.get().whenComplete((response, why) -> Stages.complete(result, response, why));
            } else {
                var reason = failure == null ? "the smartcard has another account" : failure.getMessage();
                result.completeExceptionally(new NoAnswer(NoAnswer.Reason.UNREACHABLE, reason));
            }
        });
        return result;
    }

    private boolean isOfCard(Session session) {
        return provenance
                .origin(session.account().shortServerId())
                .filter(origin -> origin == Origin.SMARTCARD)
                .isPresent();
    }

    private static boolean tellsOfRegistration(Session session, Request request) {
        boolean isRegister = request.path().size() == 1 && request.path().get(0).equals(REGISTER);
        return isRegister || request.path().equals(session.registration().location());
    }

    private CompletionStage<Void> looked() {
        var looked = new CompletableFuture<Void>();
        if (check != null) {
            look(looked);
            return looked;
        }
        waiting.add(looked);
        engine.schedule(PATIENCE, () -> {
            if (waiting.remove(looked)) {
                looked.completeExceptionally(
                        new NoAnswer(NoAnswer.Reason.CANCELLED, "nobody can tell whether the smartcard is there"));
            }
        });
        return looked;
    }

    private void look(CompletableFuture<Void> looked) {
        check.get().whenComplete((done, failure) -> Stages.complete(looked, done, failure));
    }
}
