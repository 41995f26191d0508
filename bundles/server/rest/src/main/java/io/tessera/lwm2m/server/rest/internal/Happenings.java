// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.server.Notification;
import io.tessera.lwm2m.server.NotificationListener;
import io.tessera.lwm2m.server.Observation;
import io.tessera.lwm2m.server.QueueListener.Outcome;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.RegistrationListener;
import io.tessera.lwm2m.server.WaitingRequest;
import io.tessera.lwm2m.server.rest.internal.LatestValues.Source;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Turns what the server tells into events and into newest values. */
final class Happenings implements RegistrationListener, NotificationListener {

    private final EventStreams streams;
    private final LatestValues latest;
    private final Overview overview;

    Happenings(EventStreams streams, LatestValues latest, Overview overview) {
        this.streams = streams;
        this.latest = latest;
        this.overview = overview;
    }

    @Override
    public void registered(Registration client) {
        latest.keepOnly(client.endpoint(), client.objects());
        streams.publish("registered", client.endpoint(), json -> overview.write(json, client));
    }

    @Override
    public void updated(Registration before, Registration now) {
        if (now.objects() != before.objects()) {
            latest.keepOnly(now.endpoint(), now.objects());
        }
        streams.publish("updated", now.endpoint(), json -> overview.write(json, now));
    }

    @Override
    public void deregistered(Registration client, Reason reason) {
        if (reason != Reason.REPLACED) {
            latest.forget(client.endpoint());
        }
        streams.publish("deregistered", client.endpoint(), json -> {
            json.writeStartObject();
            json.writeStringField("endpoint", client.endpoint());
            json.writeStringField("id", client.id());
            json.writeStringField("reason", inWords(reason));
            json.writeEndObject();
        });
    }

    @Override
    public void notification(Notification notification) {
        var observation = notification.observation();
        if (notification.code().isSuccess()) {
            latest.replaceAll(
                    observation.endpoint(),
                    observation.paths(),
                    notification.values(),
                    notification.received(),
                    Source.NOTIFICATION);
        }
        streams.publish("notification", observation.endpoint(), json -> write(json, notification));
    }

    @Override
    public void ended(Observation observation, End end) {
        streams.publish("observation-ended", observation.endpoint(), json -> {
            json.writeStartObject();
            writeHead(json, observation);
            json.writeStringField("reason", inWords(end));
            json.writeEndObject();
        });
    }

    @Override
    public void sent(Registration client, List<PathValue> values, Instant received) {
        latest.add(client.endpoint(), values, received, Source.SEND);
        streams.publish("sent", client.endpoint(), json -> {
            json.writeStartObject();
            json.writeStringField("endpoint", client.endpoint());
            json.writeStringField("received", received.toString());
            values(client.endpoint()).write(json, values);
            json.writeEndObject();
        });
    }

    /** A request waits for a client in queue mode. */
    void queued(WaitingRequest request) {
        streams.publish("request-queued", request.endpoint(), json -> WaitingJson.write(json, request, Instant.now()));
    }

    /** What waited for a client in queue mode waits no more. */
    void finished(WaitingRequest request, Outcome outcome) {
        var answer = outcome.answer();
        answer.filter(one -> overview.isRegistered(request.endpoint()))
                .ifPresent(one -> latest.add(request.endpoint(), one.content(), Instant.now(), Source.READ));
        streams.publish("request-finished", request.endpoint(), json -> {
            json.writeStartObject();
            WaitingJson.writeHead(json, request);
            json.writeStringField("outcome", inWords(outcome.end()));
            if (!outcome.reason().isEmpty()) {
                json.writeStringField("reason", outcome.reason());
            }
            if (answer.isPresent()) {
                json.writeStringField("code", answer.get().code().toString());
                values(request.endpoint()).write(json, answer.get().content());
            }
            json.writeEndObject();
        });
    }

    private void write(JsonGenerator json, Notification notification) throws IOException {
        json.writeStartObject();
        writeHead(json, notification.observation());
        json.writeStringField("code", notification.code().toString());
        json.writeStringField("received", notification.received().toString());
        json.writeBooleanField("first", notification.first());
        values(notification.endpoint()).write(json, notification.values());
        json.writeEndObject();
    }

    private static void writeHead(JsonGenerator json, Observation observation) throws IOException {
        json.writeStringField("endpoint", observation.endpoint());
        AnswerJson.writeObserved(json, observation);
        json.writeStringField("observation", observation.id());
    }

    private ValuesJson values(String endpoint) {
        return new ValuesJson(overview.names(endpoint));
    }

    private static String inWords(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
