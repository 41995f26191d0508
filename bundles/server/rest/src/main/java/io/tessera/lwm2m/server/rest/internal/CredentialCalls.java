// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tessera.lwm2m.server.credentials.ClientCredentials;
import io.tessera.lwm2m.server.credentials.KnownClient;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.OwnKey;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;

/** What clients prove themselves with (Transport 1.2, 5.2): shown without keys, put, and taken away. */
final class CredentialCalls {

    private static final int BODY_LIMIT = 65536;

    private final String base;
    private final Companions companions;

    CredentialCalls(String base, Companions companions) {
        this.base = base;
        this.companions = companions;
    }

    void take(Call call, Route route) throws Problem, IOException {
        var credentials = companions.credentials();
        switch (call.method()) {
            case "GET", "HEAD" -> call.answer(get(credentials, route));
            case "PUT" -> put(call, credentials, route);
            case "DELETE" -> call.answer(delete(credentials, route));
            default -> throw Problem.methodNotAllowed(allowed(route));
        }
    }

    private static String allowed(Route route) {
        return route.target() == Route.Target.CREDENTIALS ? "GET" : "GET, PUT, DELETE";
    }

    private Reply get(ClientCredentials credentials, Route route) throws Problem {
        if (route.target() != Route.Target.CREDENTIALS) {
            var known = find(credentials, identity(route));
            return Reply.json(json -> write(json, known));
        }
        var all = credentials.all().stream()
                .sorted(Comparator.comparing(CredentialCalls::name))
                .toList();
        return Reply.json(json -> {
            json.writeStartArray();
            for (var known : all) {
                write(json, known);
            }
            json.writeEndArray();
        });
    }

    private void put(Call call, ClientCredentials credentials, Route route) throws Problem, IOException {
        if (route.target() == Route.Target.CREDENTIALS) {
            throw Problem.methodNotAllowed(allowed(route));
        }
        BodyReader.read(call, BODY_LIMIT, body -> {
            try (var parsed = CredentialBody.parse(body)) {
                var known = find(credentials, put(credentials, route, parsed));
                call.answer(Reply.json(json -> write(json, known)));
            } catch (IllegalArgumentException e) {
                throw new Problem(400, e.getMessage());
            } catch (IllegalStateException e) {
                throw new Problem(409, e.getMessage());
            }
        });
    }

    private static Identity put(ClientCredentials credentials, Route route, CredentialBody body) throws Problem {
        if (route.target() == Route.Target.PRE_SHARED_KEY) {
            return putPreSharedKey(credentials, route, body);
        }
        var identity = route.target() == Route.Target.PUBLIC_KEY ? publicKey(route, body) : identity(route);
        boolean named = route.target() == Route.Target.CERTIFICATE;
        credentials.put(identity, named ? body.endpoints(route.id()) : body.endpoints());
        return identity;
    }

    private static Identity putPreSharedKey(ClientCredentials credentials, Route route, CredentialBody body)
            throws Problem {
        var identity = identity(route);
        var bytes = body.hexadecimalKey();
        try {
            var key = new Credentials.PreSharedKey(route.id(), bytes);
            credentials.put(key, body.endpoints(route.id()));
            key.destroy();
            return identity;
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static Identity publicKey(Route route, CredentialBody body) throws Problem {
        if (!body.hasKey()) {
            return identity(route);
        }
        var key = Identity.PublicKey.of(OwnKey.publicKey(body.base64Key()));
        if (route.id() != null && !key.equals(identity(route))) {
            throw new Problem(400, "The key has another fingerprint: " + key.fingerprint());
        }
        return key;
    }

    private Reply delete(ClientCredentials credentials, Route route) throws Problem {
        if (route.target() == Route.Target.CREDENTIALS) {
            throw Problem.methodNotAllowed(allowed(route));
        }
        var known = find(credentials, identity(route));
        try {
            credentials.remove(known.identity());
        } catch (IllegalStateException e) {
            throw new Problem(409, e.getMessage());
        }
        return Reply.json(json -> write(json, known));
    }

    private static Identity identity(Route route) throws Problem {
        if (route.id() == null) {
            throw new Problem(400, "Name the fingerprint in the address, or the key in the body of a PUT");
        }
        return switch (route.target()) {
            case PRE_SHARED_KEY -> new Identity.PreSharedKey(route.id());
            case CERTIFICATE -> new Identity.Certificate(route.id());
            default -> new Identity.PublicKey(fingerprint(route.id()));
        };
    }

    private static String fingerprint(String text) throws Problem {
        if (!text.matches("[0-9a-fA-F]{64}")) {
            throw new Problem(400, "A fingerprint is SHA-256 of the SubjectPublicKeyInfo in 64 hexadecimal digits");
        }
        return text.toLowerCase(java.util.Locale.ROOT);
    }

    private static KnownClient find(ClientCredentials credentials, Identity identity) throws Problem {
        return credentials.all().stream()
                .filter(known -> known.identity().equals(identity))
                .findFirst()
                .orElseThrow(() -> new Problem(404, "Nothing is known of this identity"));
    }

    private void write(JsonGenerator json, KnownClient known) throws IOException {
        var kind = kind(known.identity());
        json.writeStartObject();
        json.writeStringField("href", base + "/credentials/" + kind + "/" + EndpointName.toSegment(name(known)));
        writeHead(json, known.identity());
        json.writeArrayFieldStart("endpoints");
        for (var endpoint : known.endpoints()) {
            json.writeString(endpoint);
        }
        json.writeEndArray();
        json.writeBooleanField("configured", known.configured());
        json.writeEndObject();
    }

    static void writeHead(JsonGenerator json, Identity identity) throws IOException {
        json.writeStringField("kind", kind(identity));
        json.writeStringField("identity", name(identity));
    }

    private static String kind(Identity identity) {
        if (identity instanceof Identity.PreSharedKey) {
            return "psk";
        }
        return identity instanceof Identity.PublicKey ? "public-key" : "certificate";
    }

    private static String name(KnownClient known) {
        return name(known.identity());
    }

    private static String name(Identity identity) {
        if (identity instanceof Identity.PreSharedKey key) {
            return key.identity();
        }
        if (identity instanceof Identity.PublicKey key) {
            return key.fingerprint();
        }
        return identity instanceof Identity.Certificate certificate ? certificate.name() : "";
    }
}
