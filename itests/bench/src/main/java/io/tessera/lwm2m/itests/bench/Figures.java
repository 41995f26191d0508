// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The file of all figures, those of other measurements included. */
public final class Figures {

    private static final int DIGITS = 4;

    private Figures() {}

    /** Those of the file, with these in place of those of the same metric. */
    public static List<Figure> readAndReplace(Path file, List<Figure> figures) throws IOException {
        Map<String, Figure> all = new LinkedHashMap<>();
        if (Files.exists(file)) {
            for (var node : new ObjectMapper().readTree(file.toFile())) {
                var known = read(node);
                all.put(known.metric(), known);
            }
        }
        figures.forEach(figure -> all.put(figure.metric(), figure));
        return new ArrayList<>(all.values());
    }

    private static Figure read(JsonNode node) {
        return new Figure(
                node.path("metric").asText(),
                node.path("unit").asText(),
                node.path("ours").asDouble(Double.NaN),
                node.path("peer").asDouble(Double.NaN),
                node.path("peerName").asText(""),
                node.path("ratio").asDouble(Double.NaN),
                node.path("spread").asDouble(Double.NaN),
                node.path("repetitions").asInt());
    }

    public static void write(Path file, List<Figure> figures) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (var json = new JsonFactory().createGenerator(Files.newBufferedWriter(file))) {
            json.writeStartArray();
            for (var figure : figures) {
                json.writeRaw("\n");
                write(json, figure);
            }
            json.writeRaw("\n");
            json.writeEndArray();
            json.writeRaw("\n");
        }
    }

    private static void write(JsonGenerator json, Figure figure) throws IOException {
        json.writeStartObject();
        json.writeStringField("metric", figure.metric());
        json.writeStringField("unit", figure.unit());
        number(json, "ours", figure.ours());
        if (!figure.peerName().isEmpty()) {
            number(json, "peer", figure.peer());
            json.writeStringField("peerName", figure.peerName());
            number(json, "ratio", figure.ratio());
            if (!Double.isNaN(figure.spread())) {
                number(json, "spread", figure.spread());
            }
        }
        json.writeNumberField("repetitions", figure.repetitions());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNullField(name);
            return;
        }
        json.writeNumberField(name, new BigDecimal(value).round(new MathContext(DIGITS)));
    }
}
