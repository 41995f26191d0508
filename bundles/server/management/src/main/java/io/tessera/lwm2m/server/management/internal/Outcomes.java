// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.management.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.QueueListener;
import io.tessera.lwm2m.server.QueueListener.End;
import io.tessera.lwm2m.server.QueueListener.Outcome;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.server.spi.ServerEvent.Queued;
import io.tessera.lwm2m.server.spi.ServerEvent.Settled;
import io.tessera.lwm2m.transport.Request;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells what became of requests that waited for a client in queue mode; each listener on its own lane. */
final class Outcomes {

    private final List<QueueListener> listeners = new CopyOnWriteArrayList<>();
    private final Answers answers;

    Outcomes(Answers answers) {
        this.answers = answers;
    }

    void add(QueueListener listener) {
        listeners.add(listener);
    }

    void remove(QueueListener listener) {
        listeners.remove(listener);
    }

    void tell(Server server, Queued queued) {
        listeners.forEach(listener -> server.listenerLane(listener).add(() -> listener.queued(queued.waiting())));
    }

    void tell(Server server, Settled settled) {
        if (listeners.isEmpty()) {
            return;
        }
        var outcome = outcome(settled);
        listeners.forEach(
                listener -> server.listenerLane(listener).add(() -> listener.finished(settled.waiting(), outcome)));
    }

    private Outcome outcome(Settled settled) {
        if (settled.response().isEmpty()) {
            return new Outcome(settled.end(), Optional.empty(), settled.reason());
        }
        try {
            var client = settled.registration();
            var path = pathOf(client, settled.request());
            return answered(answers.answer(
                    client, path, settled.request(), settled.response().get()));
        } catch (RequestRefused malformed) {
            return new Outcome(End.FAILED, Optional.empty(), "The answer can't be read: " + malformed.diagnostic());
        }
    }

    private static Outcome answered(Answer answer) {
        return new Outcome(End.ANSWERED, Optional.of(answer), "");
    }

    private static Path pathOf(Registration client, Request request) throws RequestRefused {
        int root = client.objects().root().size();
        return Path.parse(request.path()
                .subList(Math.min(root, request.path().size()), request.path().size()));
    }
}
