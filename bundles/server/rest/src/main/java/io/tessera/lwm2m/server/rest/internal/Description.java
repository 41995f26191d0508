// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** This interface described in OpenAPI 3.1, as it is where it was configured to be. */
final class Description {

    private static final String BASE = "\"url\": \"/api\"";

    private Description() {}

    static Reply at(String base) {
        var text = text().replace(BASE, "\"url\": \"" + base + "\"");
        return new Reply(200, "application/json", text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static String text() {
        try (var in = Description.class.getResourceAsStream("openapi.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The bundle is damaged", e);
        }
    }
}
