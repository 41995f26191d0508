// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A key and whose it is: {@code {"key":"6f1b…","endpoints":["meter"]}}. No message of it quotes the key. */
final class CredentialBody implements AutoCloseable {

    private final List<String> endpoints = new ArrayList<>();
    private char[] key = {};

    private CredentialBody() {}

    /**
     * @param body overwritten when it has been read
     * @throws Problem with 400 if it isn't JSON, or not of this shape
     */
    static CredentialBody parse(byte[] body) throws Problem {
        var parsed = new CredentialBody();
        try (var json = Json.parser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw shape();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                parsed.take(json, json.currentName());
            }
            return parsed;
        } catch (JsonProcessingException e) {
            // Its message may quote what is near the fault, which may be the key.
            throw new Problem(400, "Not JSON");
        } catch (IOException e) {
            throw new Problem(400, "Not JSON in UTF-8");
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    private void take(JsonParser json, String name) throws IOException, Problem {
        var value = json.nextToken();
        switch (name) {
            case "key" -> {
                mustBe(value, JsonToken.VALUE_STRING);
                int from = json.getTextOffset();
                key = Arrays.copyOfRange(json.getTextCharacters(), from, from + json.getTextLength());
            }
            case "endpoints" -> {
                mustBe(value, JsonToken.START_ARRAY);
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    mustBe(json.currentToken(), JsonToken.VALUE_STRING);
                    endpoints.add(json.getText());
                }
            }
            default -> throw shape();
        }
    }

    private static void mustBe(JsonToken token, JsonToken expected) throws Problem {
        if (token != expected) {
            throw shape();
        }
    }

    /** @param otherwise the one that it is where none is named */
    List<String> endpoints(String otherwise) {
        return endpoints.isEmpty() ? List.of(otherwise) : endpoints;
    }

    List<String> endpoints() {
        return endpoints;
    }

    boolean hasKey() {
        return key.length > 0;
    }

    byte[] hexadecimalKey() throws Problem {
        try {
            return HexFormat.of().parseHex(key, 0, key.length);
        } catch (IllegalArgumentException e) {
            throw new Problem(400, "key must be hexadecimal digits, two for each byte");
        }
    }

    byte[] base64Key() throws Problem {
        try {
            return Base64.getMimeDecoder().decode(new String(key));
        } catch (IllegalArgumentException e) {
            throw new Problem(400, "key must be a SubjectPublicKeyInfo in Base64");
        }
    }

    private static Problem shape() {
        return new Problem(400, "Expected an object with key, a text, and endpoints, an array of names");
    }

    @Override
    public void close() {
        Arrays.fill(key, '\0');
    }
}
