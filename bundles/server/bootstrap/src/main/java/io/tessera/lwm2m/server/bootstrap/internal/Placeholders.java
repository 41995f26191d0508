// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;

/** What differs from device to device in what a configuration says. */
final class Placeholders {

    static final String ENDPOINT = "{endpoint}";
    private static final String SERVER = "{server}";

    private final String endpoint;

    Placeholders(String endpoint) {
        this.endpoint = endpoint;
    }

    String fill(String text) {
        return text.replace(ENDPOINT, endpoint);
    }

    String fill(String text, int shortServerId) {
        // The name comes last: it may look like a placeholder itself.
        return fill(text.replace(SERVER, Integer.toString(shortServerId)));
    }

    PathValue fill(PathValue value) {
        return value.value() instanceof Value.StringValue text
                ? new PathValue(value.path(), Value.of(fill(text.value())), value.time())
                : value;
    }
}
