// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.reporting.internal;

import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.Notification;
import io.tessera.lwm2m.server.NotificationListener.End;
import io.tessera.lwm2m.server.Observation;
import io.tessera.lwm2m.server.ReceivedValue.Source;
import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.server.spi.Tracked;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notify (Core 1.2, 6.4.2): what comes in is read once and told to everyone. All of it on the endpoint's lane. */
final class Reports {

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

    private final Server server;
    private final Contents contents;
    private final History history;
    private final Audience audience;

    Reports(Server server, Contents contents, History history, Audience audience) {
        this.server = server;
        this.contents = contents;
        this.history = history;
        this.audience = audience;
    }

    /** The answer to an Observe: the first notification, unless one overtook it. */
    void first(Observation observation, int sequence, Answer answer) {
        var tracked = server.observations().get(Tokens.of(observation));
        if (tracked.isEmpty() || !isFresh(tracked.get(), sequence)) {
            return;
        }
        heard(tracked.get(), sequence);
        tell(new Notification(
                observation, answer.code(), answer.content(), server.clock().instant(), true));
    }

    /** A notification came in. An error ends the observation, and so does one without sequence (RFC 7641, 3.2). */
    void notified(Tracked seen, Response response) {
        var current = server.observations().get(seen.token());
        if (current.isEmpty()) {
            return;
        }
        var tracked = current.get();
        boolean last = !response.code().isSuccess() || response.observe() == Response.NOT_OBSERVED;
        if (!last && !isFresh(tracked, response.observe())) {
            LOG.debug(
                    "{} {}: a notification was overtaken",
                    tracked.observation().endpoint(),
                    tracked.observation().path());
            return;
        }
        if (!last) {
            heard(tracked, response.observe());
        }
        read(tracked.observation(), response);
        if (last) {
            end(tracked.token(), End.BY_CLIENT);
        }
    }

    /** Forgets an observation and tells of it. */
    void end(Token token, End end) {
        server.observations().remove(token).ifPresent(tracked -> ended(tracked.observation(), end));
    }

    void ended(Observation observation, End end) {
        audience.tell(listener -> listener.ended(observation, end));
    }

    private void read(Observation observation, Response response) {
        var now = server.clock().instant();
        if (!response.code().isSuccess()) {
            tell(new Notification(observation, response.code(), List.of(), now, false));
            return;
        }
        var client = server.registrations().byId(observation.registration());
        if (client.isEmpty()) {
            return;
        }
        List<PathValue> values;
        try {
            values = contents.read(client.get(), observation.path(), response);
        } catch (RequestRefused malformed) {
            LOG.warn(
                    "{} {}: a notification can't be read: {}",
                    observation.endpoint(),
                    observation.path(),
                    malformed.diagnostic());
            return;
        }
        tell(new Notification(observation, response.code(), values, now, false));
    }

    private boolean isFresh(Tracked tracked, int sequence) {
        return Freshness.isFresh(tracked, sequence, server.nanoTime());
    }

    private void heard(Tracked tracked, int sequence) {
        server.observations().put(tracked.heard(sequence, server.nanoTime()));
    }

    private void tell(Notification notification) {
        history.add(notification.endpoint(), notification.values(), notification.received(), Source.NOTIFICATION);
        audience.tell(listener -> listener.notification(notification));
    }
}
