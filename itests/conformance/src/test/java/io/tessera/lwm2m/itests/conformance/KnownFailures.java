// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The cases that are known to fail: a line each of the case's name, the pairing and the reason. */
final class KnownFailures {

    static final String FILE = "known-failures";

    private static final Pattern BARS = Pattern.compile("\\s*\\|\\s*");
    private static final List<String[]> LINES = lines();

    private KnownFailures() {}

    private static List<String[]> lines() {
        try (var in = KnownFailures.class.getResourceAsStream("/" + FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(BARS::split)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why it fails, if it is known to. */
    static Optional<String> reason(String name, Pairing pairing) {
        return LINES.stream()
                .filter(line -> line[0].equals(name) && line[1].equals(pairing.name()))
                .map(line -> line[2])
                .findFirst();
    }
}
