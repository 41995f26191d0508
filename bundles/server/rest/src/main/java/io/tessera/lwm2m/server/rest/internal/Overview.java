// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.server.DeviceManagement;
import io.tessera.lwm2m.server.InformationReporting;
import io.tessera.lwm2m.server.Observation;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.Registrations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;

/** What this server knows by itself: nothing here is asked of a client. */
final class Overview {

    private static final Comparator<Observation> ORDER = Comparator.comparing(Observation::endpoint)
            .thenComparing(Observation::path)
            .thenComparing(Observation::format);

    private final String base;
    private final Registrations registrations;
    private final DeviceManagement management;
    private final InformationReporting reporting;
    private final ObjectDefinitions definitions;
    private final LatestValues latest;

    Overview(
            String base,
            Registrations registrations,
            DeviceManagement management,
            InformationReporting reporting,
            ObjectDefinitions definitions,
            LatestValues latest) {
        this.base = base;
        this.registrations = registrations;
        this.management = management;
        this.reporting = reporting;
        this.definitions = definitions;
        this.latest = latest;
    }

    /** How this interface calls the Objects of a client. */
    Names names(String endpoint) {
        return new Names(definitions, registrations.byEndpoint(endpoint));
    }

    boolean isRegistered(String endpoint) {
        return registrations.byEndpoint(endpoint).isPresent();
    }

    Reply clients() {
        var clients = registrations.all().stream()
                .sorted(Comparator.comparing(Registration::endpoint))
                .toList();
        return Reply.json(json -> {
            json.writeStartArray();
            for (var client : clients) {
                write(json, client);
            }
            json.writeEndArray();
        });
    }

    Reply client(String endpoint) throws Problem {
        var client = registered(endpoint);
        return Reply.json(json -> write(json, client));
    }

    /** Writes a Registration with the names of its Objects. */
    void write(JsonGenerator json, Registration client) throws IOException {
        var queue = management.waiting(client.endpoint());
        RegistrationJson.write(json, client, base, new Names(definitions, Optional.of(client)), queue);
    }

    Reply values(Route route) throws Problem {
        var client = registered(route.endpoint());
        var values = latest.of(route.endpoint(), route.path());
        return Reply.json(json -> {
            json.writeStartObject();
            json.writeStringField("endpoint", route.endpoint());
            new ValuesJson(new Names(definitions, Optional.of(client))).writeLatest(json, values);
            json.writeEndObject();
        });
    }

    /** The newest so many values that were reported at and below a path. */
    Reply history(Route route, OptionalInt most) throws Problem {
        var client = registered(route.endpoint());
        var all = reporting.history(route.endpoint(), route.path());
        var values = all.subList(Math.max(0, all.size() - most.orElse(all.size())), all.size());
        return Reply.json(json -> {
            json.writeStartObject();
            json.writeStringField("endpoint", route.endpoint());
            json.writeStringField("path", route.path().toString());
            new ValuesJson(new Names(definitions, Optional.of(client))).writeReceived(json, values);
            json.writeEndObject();
        });
    }

    Reply observations() {
        return observations(reporting.all());
    }

    Reply observationsOf(String endpoint) throws Problem {
        return observations(reporting.of(registered(endpoint).endpoint()));
    }

    Reply observation(Route route) throws Problem {
        var observation = observed(route);
        return Reply.json(json -> write(json, observation));
    }

    /** @throws Problem with 404 if it isn't observed */
    Observation observed(Route route) throws Problem {
        registered(route.endpoint());
        return reporting
                .find(route.endpoint(), route.path())
                .orElseThrow(() -> new Problem(404, route.path() + " is not observed"));
    }

    private Reply observations(Collection<Observation> observations) {
        var sorted = observations.stream().sorted(ORDER).toList();
        return Reply.json(json -> {
            json.writeStartArray();
            for (var observation : sorted) {
                write(json, observation);
            }
            json.writeEndArray();
        });
    }

    private void write(JsonGenerator json, Observation observation) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", observation.id());
        json.writeStringField("endpoint", observation.endpoint());
        AnswerJson.writeObserved(json, observation);
        var client = base + "/clients/" + EndpointName.toSegment(observation.endpoint());
        var href = observation.isComposite()
                ? "/observe-composite?observation=" + observation.id()
                : "/observations" + observation.path();
        json.writeStringField("href", client + href);
        json.writeArrayFieldStart("attributes");
        for (var attribute : observation.attributes()) {
            json.writeString(attribute);
        }
        json.writeEndArray();
        json.writeStringField("since", observation.since().toString());
        var values = new ArrayList<LatestValues.Latest>();
        observation.paths().forEach(path -> values.addAll(latest.of(observation.endpoint(), path)));
        new ValuesJson(names(observation.endpoint())).writeLatest(json, values);
        json.writeEndObject();
    }

    Reply definitions() {
        var all = definitions.all();
        return Reply.json(json -> {
            json.writeStartArray();
            for (var definition : all) {
                DefinitionJson.writeName(json, definition);
            }
            json.writeEndArray();
        });
    }

    Reply definition(int object, Optional<String> version) throws Problem {
        var definition = version.<Optional<ObjectDefinition>>map(text -> definitions.find(object, text))
                .orElseGet(() -> definitions.find(object))
                .orElseThrow(() -> new Problem(404, "No definition of Object " + object));
        return Reply.json(json -> DefinitionJson.write(json, definition));
    }

    private Registration registered(String endpoint) throws Problem {
        return registrations
                .byEndpoint(endpoint)
                .orElseThrow(() -> new Problem(404, "No client is registered as " + Json.shown(endpoint)));
    }
}
