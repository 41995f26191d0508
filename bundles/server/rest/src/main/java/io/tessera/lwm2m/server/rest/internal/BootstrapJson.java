// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.server.bootstrap.AccessControl;
import io.tessera.lwm2m.server.bootstrap.KnownConfiguration;
import io.tessera.lwm2m.server.bootstrap.PlannedOperation;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.server.bootstrap.ServerEntry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What devices are provisioned with, as JSON; without keys. */
final class BootstrapJson {

    private final String base;
    private final ObjectDefinitions definitions;

    BootstrapJson(String base, ObjectDefinitions definitions) {
        this.base = base;
        this.definitions = definitions;
    }

    private ValuesJson values() {
        return new ValuesJson(new Names(definitions, Optional.empty()));
    }

    void write(JsonGenerator json, KnownConfiguration known) throws IOException {
        var configuration = known.configuration();
        json.writeStartObject();
        json.writeStringField(
                "href", base + "/bootstrap/configurations/" + EndpointName.toSegment(configuration.name()));
        json.writeStringField("name", configuration.name());
        json.writeBooleanField("configured", known.configured());
        json.writeArrayFieldStart("endpoints");
        for (var endpoint : configuration.endpoints()) {
            json.writeString(endpoint);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("servers");
        for (var server : configuration.servers()) {
            write(json, server);
        }
        json.writeEndArray();
        json.writeBooleanField("keepOthers", configuration.keepOthers());
        json.writeArrayFieldStart("accessControl");
        for (var control : configuration.accessControl()) {
            write(json, control);
        }
        json.writeEndArray();
        values().write(json, configuration.values());
        write(json, "deletes", configuration.deletes());
        write(json, "reads", configuration.reads());
        json.writeBooleanField("pack", configuration.pack());
        json.writeEndObject();
    }

    private void write(JsonGenerator json, ServerEntry server) throws IOException {
        json.writeStartObject();
        json.writeNumberField("shortServerId", server.shortServerId());
        json.writeStringField("uri", server.uri());
        json.writeObjectFieldStart("protection");
        write(json, server.protection());
        json.writeEndObject();
        json.writeNumberField("lifetime", server.lifetime().toSeconds());
        json.writeStringField("binding", server.binding());
        values().write(json, "resources", server.resources());
        json.writeBooleanField("local", server.local());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Protection protection) throws IOException {
        json.writeStringField("kind", kind(protection));
        if (protection instanceof Protection.GeneratedKey generated) {
            json.writeStringField("identity", generated.identity());
            json.writeNumberField("length", generated.length());
        } else if (protection instanceof Protection.PreSharedKey shared) {
            json.writeStringField("identity", shared.identity());
        } else if (protection instanceof Protection.RawPublicKey raw) {
            write(json, "publicKey", raw.publicKey());
            write(json, "serverPublicKey", raw.serverPublicKey());
        } else if (protection instanceof Protection.Certificate certified) {
            write(json, "certificate", certified.certificate());
            write(json, "serverCertificate", certified.serverCertificate());
        }
    }

    private static String kind(Protection protection) {
        if (protection instanceof Protection.GeneratedKey) {
            return "generated";
        }
        return switch (protection.mode()) {
            case 0 -> "psk";
            case 1 -> "public-key";
            case 2 -> "certificate";
            default -> "none";
        };
    }

    private static void write(JsonGenerator json, String name, OpaqueValue value) throws IOException {
        json.writeBinaryField(name, value.bytes());
    }

    private static void write(JsonGenerator json, AccessControl control) throws IOException {
        json.writeStartObject();
        json.writeNumberField("object", control.object());
        json.writeNumberField("instance", control.instance());
        json.writeNumberField("owner", control.owner());
        json.writeObjectFieldStart("rights");
        for (var right : new TreeMap<>(control.rights()).entrySet()) {
            json.writeNumberField(right.getKey().toString(), right.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, List<Path> paths) throws IOException {
        json.writeArrayFieldStart(name);
        for (var path : paths) {
            json.writeString(path.toString());
        }
        json.writeEndArray();
    }

    /** Writes what a device would get. */
    void write(JsonGenerator json, List<PlannedOperation> plan) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("valid", true);
        json.writeArrayFieldStart("operations");
        for (var operation : plan) {
            json.writeStartObject();
            json.writeStringField("operation", operation.operation().toString());
            json.writeStringField("path", operation.path().toString());
            values().write(json, operation.values());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
