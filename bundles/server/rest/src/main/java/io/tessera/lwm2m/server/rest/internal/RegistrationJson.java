// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.RequestQueue;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.Identity.Anonymous;
import io.tessera.lwm2m.transport.Identity.Certificate;
import io.tessera.lwm2m.transport.Identity.PreSharedKey;
import io.tessera.lwm2m.transport.Identity.PublicKey;
import java.io.IOException;
import java.time.Instant;

/** A Registration as JSON. */
final class RegistrationJson {

    private RegistrationJson() {}

    /** @param base path of this interface, such as {@code /api} */
    static void write(JsonGenerator json, Registration client, String base, Names names, RequestQueue queue)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("endpoint", client.endpoint());
        json.writeStringField("href", base + "/clients/" + EndpointName.toSegment(client.endpoint()));
        json.writeStringField("id", client.id());
        json.writeStringField("version", client.version().toString());
        json.writeStringField("address", address(client));
        json.writeStringField("identity", identity(client.peer().identity()));
        json.writeStringField("via", client.via());
        json.writeNumberField("lifetime", client.lifetime().toSeconds());
        json.writeStringField("binding", client.binding());
        json.writeBooleanField("queueMode", client.queueMode());
        if (client.queueMode()) {
            json.writeObjectFieldStart("queue");
            json.writeNumberField("length", queue.requests().size());
            json.writeBooleanField("awake", queue.awake());
            json.writeEndObject();
        }
        if (!client.smsNumber().isEmpty()) {
            json.writeStringField("sms", client.smsNumber());
        }
        json.writeStringField("registered", client.registered().toString());
        json.writeStringField("updated", client.updated().toString());
        if (!client.expires().equals(Instant.MAX)) {
            json.writeStringField("expires", client.expires().toString());
        }
        writeProfiles(json, client);
        writeAttributes(json, client);
        writeObjects(json, client, names);
        json.writeEndObject();
    }

    private static void writeProfiles(JsonGenerator json, Registration client) throws IOException {
        if (client.profiles().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("profiles");
        for (var profile : client.profiles()) {
            json.writeString(profile);
        }
        json.writeEndArray();
    }

    private static void writeAttributes(JsonGenerator json, Registration client) throws IOException {
        json.writeObjectFieldStart("attributes");
        for (var attribute : client.attributes().entrySet()) {
            json.writeStringField(attribute.getKey(), attribute.getValue());
        }
        json.writeEndObject();
    }

    private static void writeObjects(JsonGenerator json, Registration client, Names names) throws IOException {
        json.writeArrayFieldStart("objects");
        for (var object : client.objects().versions().entrySet()) {
            json.writeStartObject();
            json.writeNumberField("id", object.getKey());
            json.writeStringField("version", object.getValue());
            var definition = names.object(object.getKey());
            if (definition.isPresent()) {
                json.writeStringField("name", definition.get().name());
            }
            json.writeArrayFieldStart("instances");
            for (var instance : client.objects().instances().tailSet(Path.of(object.getKey()))) {
                if (instance.object() != object.getKey()) {
                    break;
                }
                json.writeNumber(instance.instance());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Host and port as an address is written in a URL. */
    private static String address(Registration client) {
        var address = client.peer().address();
        var host = address.getAddress() == null
                ? address.getHostString()
                : address.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }

    private static String identity(Identity identity) {
        if (identity instanceof PreSharedKey key) {
            return "PSK " + key.identity();
        }
        if (identity instanceof PublicKey key) {
            return "RPK " + key.fingerprint();
        }
        if (identity instanceof Certificate certificate) {
            return "X.509 " + certificate.name();
        }
        return identity instanceof Anonymous ? "none" : identity.toString();
    }
}
