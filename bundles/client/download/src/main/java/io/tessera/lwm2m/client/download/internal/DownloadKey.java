// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.download.internal;

import io.tessera.lwm2m.transport.Credentials.PreSharedKey;
import io.tessera.lwm2m.transport.HandshakeTerms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/** With what this gateway proves itself to the servers that packages come from. */
final class DownloadKey {

    private final List<String> servers;
    private final PreSharedKey key;

    /** @throws IllegalArgumentException if it isn't whole */
    DownloadKey(CoapDownloadConfig config) {
        servers = List.of(config.servers());
        if (servers.isEmpty() || config.identity().isEmpty()) {
            throw complaint("coaps needs servers, identity, and a key");
        }
        try {
            var digits = config.keyFile().isEmpty() ? config._key() : read(Path.of(config.keyFile()));
            key = new PreSharedKey(config.identity(), HexFormat.of().parseHex(digits), HandshakeTerms.ANY);
        } catch (IllegalArgumentException e) {
            // Its message may show the key.
            throw complaint("the key isn't 1 to 64 bytes in hexadecimal digits");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw complaint("keyFile: %s can't be read".formatted(file));
        }
    }

    private static IllegalArgumentException complaint(String what) {
        return new IllegalArgumentException(CoapDownloadConfig.PID + ": " + what);
    }

    boolean isFor(String host) {
        return servers.stream().anyMatch(server -> server.equalsIgnoreCase(host));
    }

    PreSharedKey credentials() {
        return key;
    }
}
