// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.server.ReceivedValue;
import io.tessera.lwm2m.server.rest.internal.LatestValues.Latest;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Values of one client as JSON, each with the name and the units of its Resource. */
final class ValuesJson {

    private final Names names;

    ValuesJson(Names names) {
        this.names = names;
    }

    /** Writes the member {@code values}. */
    void write(JsonGenerator json, List<PathValue> values) throws IOException {
        write(json, "values", values);
    }

    /** Writes them as the member of that name. */
    void write(JsonGenerator json, String member, List<PathValue> values) throws IOException {
        json.writeArrayFieldStart(member);
        for (var value : values) {
            json.writeStartObject();
            write(json, value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes the member {@code values}: what was reported, with when and how each value came. */
    void writeReceived(JsonGenerator json, List<ReceivedValue> values) throws IOException {
        json.writeArrayFieldStart("values");
        for (var received : values) {
            json.writeStartObject();
            write(json, received.value());
            json.writeStringField("received", received.received().toString());
            json.writeStringField("by", received.source().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes the member {@code values}, with when and how each came. */
    void writeLatest(JsonGenerator json, Collection<Latest> values) throws IOException {
        json.writeArrayFieldStart("values");
        for (var latest : values) {
            json.writeStartObject();
            write(json, latest.value());
            json.writeStringField("received", latest.received().toString());
            json.writeStringField("by", latest.source().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void write(JsonGenerator json, PathValue value) throws IOException {
        json.writeStringField("path", value.path().toString());
        ValueJson.write(json, value.value());
        if (value.isTimed()) {
            json.writeStringField("time", ValueJson.time(value.time()));
        }
        var resource = names.resource(value.path());
        if (resource.isEmpty()) {
            return;
        }
        json.writeStringField("name", resource.get().name());
        if (!resource.get().units().isEmpty()) {
            json.writeStringField("units", resource.get().units());
        }
    }
}
