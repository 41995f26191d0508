// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.console.webconsole.internal;

import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a person wants to know: what a client does with an operation of a server, and why.
 *
 * @param client the name of the client's configuration
 * @param server Short Server ID
 */
record Inquiry(String client, int server, Operation operation, Path path) {

    private static final String GATEWAY = "gateway";

    /**
     * @param client null: the gateway's own
     * @param operation such as {@code read} or {@code WRITE_ATTRIBUTES}
     * @throws IllegalArgumentException if something is missing or none of its kind
     */
    static Inquiry of(String client, String server, String operation, String path) {
        return new Inquiry(client == null ? GATEWAY : client, server(server), operation(operation), path(path));
    }

    private static int server(String text) {
        if (text == null || !text.matches("[1-9]\\d{0,4}")) {
            throw new IllegalArgumentException("server is a Short Server ID, 1 to 65534");
        }
        return Integer.parseInt(text);
    }

    private static Operation operation(String text) {
        try {
            return Operation.valueOf(
                    String.valueOf(text).toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("operation is one of " + Arrays.toString(Operation.values()), e);
        }
    }

    private static Path path(String text) {
        try {
            return Path.parse(text == null ? "none" : text);
        } catch (RequestRefused e) {
            throw new IllegalArgumentException("path is one such as /3303/0/5700", e);
        }
    }
}
