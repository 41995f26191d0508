// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.Observation;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What a client answered, as JSON. */
final class AnswerJson {

    private AnswerJson() {}

    /** Of Write, Write-Attributes, Execute, Create, Delete and Cancel. */
    static void writeDone(JsonGenerator json, Subject about, Answer answer) throws IOException {
        json.writeStartObject();
        writeHead(json, about, answer);
        if (answer.created().isPresent()) {
            json.writeStringField("created", answer.created().get().toString());
        }
        json.writeEndObject();
    }

    /** Of a Read. */
    static void writeContent(JsonGenerator json, Subject about, Answer answer, Names names) throws IOException {
        json.writeStartObject();
        writeValues(json, about, answer, names);
        json.writeEndObject();
    }

    /** Of an Observe. */
    static void writeObserved(
            JsonGenerator json, Subject about, Answer answer, Names names, Optional<Observation> observation)
            throws IOException {
        json.writeStartObject();
        json.writeBooleanField("observed", observation.isPresent());
        if (observation.isPresent()) {
            json.writeStringField("observation", observation.get().id());
        }
        writeValues(json, about, answer, names);
        json.writeEndObject();
    }

    /** What an observation is of: one path, or the root and a list of paths. */
    static void writeObserved(JsonGenerator json, Observation observation) throws IOException {
        json.writeStringField("path", observation.path().toString());
        if (!observation.isComposite()) {
            return;
        }
        json.writeArrayFieldStart("paths");
        for (var path : observation.paths()) {
            json.writeString(path.toString());
        }
        json.writeEndArray();
    }

    /** Of a Discover. */
    static void writeLinks(JsonGenerator json, Subject about, Answer answer) throws IOException {
        json.writeStartObject();
        writeHead(json, about, answer);
        json.writeArrayFieldStart("links");
        for (var link : answer.links()) {
            json.writeStartObject();
            json.writeStringField("target", link.target());
            json.writeObjectFieldStart("attributes");
            writeAttributes(json, link.attributes());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeValues(JsonGenerator json, Subject about, Answer answer, Names names) throws IOException {
        writeHead(json, about, answer);
        if (answer.contentFormat() != ContentFormat.NONE) {
            json.writeNumberField("contentFormat", answer.contentFormat());
        }
        new ValuesJson(names).write(json, answer.content());
    }

    private static void writeHead(JsonGenerator json, Subject about, Answer answer) throws IOException {
        about.writeTo(json);
        json.writeStringField("code", answer.code().toString());
    }

    /** A name that a client wrote twice counts the first time, as it does in {@link Link#attribute}. */
    private static void writeAttributes(JsonGenerator json, List<Link.Attribute> attributes) throws IOException {
        var written = new HashSet<String>();
        for (var attribute : attributes) {
            if (!written.add(attribute.name())) {
                continue;
            }
            json.writeFieldName(attribute.name());
            if (attribute.hasValue()) {
                json.writeString(attribute.value());
            } else {
                json.writeNull();
            }
        }
    }
}
