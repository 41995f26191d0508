// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** How each case ended, by its method and who played it. */
record Outcomes(Map<String, Map<Pairing, Outcome>> byCase) {

    /** Where the report finds them. */
    static final Path FILE = Path.of("target", "conformance", "outcomes.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    Outcomes() {
        this(new TreeMap<>());
    }

    synchronized void add(String name, Pairing pairing, Outcome outcome) {
        byCase.computeIfAbsent(name, unseen -> new EnumMap<>(Pairing.class)).put(pairing, outcome);
    }

    synchronized void write() throws IOException {
        Files.createDirectories(FILE.getParent());
        JSON.writeValue(FILE.toFile(), byCase);
    }

    static Map<String, Map<Pairing, Outcome>> read() throws IOException {
        return JSON.readValue(FILE.toFile(), new TypeReference<TreeMap<String, Map<Pairing, Outcome>>>() {});
    }
}
