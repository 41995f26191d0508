// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Operations;
import io.tessera.lwm2m.model.ResourceDefinition;
import java.io.IOException;

/** Object definitions as JSON. */
final class DefinitionJson {

    private DefinitionJson() {}

    static void writeName(JsonGenerator json, ObjectDefinition object) throws IOException {
        json.writeStartObject();
        writeHead(json, object);
        json.writeEndObject();
    }

    static void write(JsonGenerator json, ObjectDefinition object) throws IOException {
        json.writeStartObject();
        writeHead(json, object);
        json.writeBooleanField("multiple", object.multiple());
        json.writeBooleanField("mandatory", object.mandatory());
        json.writeArrayFieldStart("resources");
        for (var resource : object.resources()) {
            write(json, resource);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeHead(JsonGenerator json, ObjectDefinition object) throws IOException {
        json.writeNumberField("id", object.id());
        json.writeStringField("version", object.version());
        json.writeStringField("name", object.name());
    }

    private static void write(JsonGenerator json, ResourceDefinition resource) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", resource.id());
        json.writeStringField("name", resource.name());
        json.writeStringField(
                "operations",
                resource.operations() == Operations.NONE
                        ? ""
                        : resource.operations().name());
        json.writeBooleanField("multiple", resource.multiple());
        json.writeBooleanField("mandatory", resource.mandatory());
        json.writeStringField("type", ValueJson.name(resource.type()));
        if (!resource.range().isEmpty()) {
            json.writeStringField("range", resource.range());
        }
        if (!resource.units().isEmpty()) {
            json.writeStringField("units", resource.units());
        }
        json.writeEndObject();
    }
}
