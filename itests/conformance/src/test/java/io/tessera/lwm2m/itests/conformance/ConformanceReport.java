// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The outcomes as {@code docs/conformance.json} and {@code docs/conformance.md}. */
final class ConformanceReport {

    private static final String HEAD =
            """
            # Conformance

            The interoperability cases of OMA's Enabler Test Specification INT 1.2, played over UDP between our two ends, as
            they are shipped, without DTLS but for 401 to 403 and the servers that 1, 2, 4, 5 and 12 lead to, and with Leshan
            2.0.0-M15 as the other end. What `client` and `server` say is about ours.
            Made by `itests/conformance` from the results of its tests; the same as data is in `conformance.json`. Periods and
            lifetimes of minutes are played in seconds; Reboot, the clock, the network, the receiver of positions and the program
            that installs firmware are those of a host that stands for the real one. In version 2.1 of Object 20 LogStart is
            executed (2000). 403 is played with certificate usage 2: with 3, which pins a certificate, its names don't matter.
            In 7 the server that the factory named refuses the client; one that is silent would be tried for a minute before.

            """;

    private final Map<String, Map<Pairing, Outcome>> outcomes;

    ConformanceReport(Map<String, Map<Pairing, Outcome>> outcomes) {
        this.outcomes = outcomes;
    }

    private List<String> names() {
        return outcomes.keySet().stream()
                .sorted(Comparator.comparingInt(ConformanceReport::number))
                .toList();
    }

    private static int number(String name) {
        return Integer.parseInt(name.split("_")[1]);
    }

    private Outcome client(String name) {
        return together(name, Pairing::hasOurClient, "server: ");
    }

    private Outcome server(String name) {
        return together(name, Pairing::hasOurServer, "client: ");
    }

    /** One failure is a failure, unless it is known to be the other end's; a success needs at least one. */
    private Outcome together(String name, Predicate<Pairing> ours, String otherEnd) {
        var some = new EnumMap<>(outcomes.get(name));
        some.keySet().removeIf(ours.negate());
        some.values()
                .removeIf(
                        outcome -> outcome.is(Outcome.FAIL) && outcome.reason().startsWith(otherEnd));
        for (var result : List.of(Outcome.FAIL, Outcome.PASS)) {
            var found =
                    some.values().stream().filter(outcome -> outcome.is(result)).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        var reasons = some.values().stream().map(Outcome::reason).distinct().collect(Collectors.joining("; "));
        return new Outcome(Outcome.NOT_PLAYED, reasons);
    }

    String json() throws JsonProcessingException {
        var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ArrayNode array = json.createArrayNode();
        for (var name : names()) {
            var entry = array.addObject().put("case", name);
            put(entry, "client", client(name));
            put(entry, "server", server(name));
            var peers = entry.putObject("peers");
            outcomes.get(name).forEach((pairing, outcome) -> put(peers, pairing.peer(), outcome));
        }
        return json.writeValueAsString(array) + "\n";
    }

    private static void put(ObjectNode parent, String field, Outcome outcome) {
        var node = parent.putObject(field).put("result", outcome.result());
        if (!outcome.reason().isEmpty()) {
            node.put("reason", outcome.reason());
        }
    }

    String markdown() {
        var text = new StringBuilder(HEAD);
        text.append("| | client | server |\n|---|---|---|\n");
        for (var result : List.of(Outcome.PASS, Outcome.FAIL, Outcome.NOT_PLAYED)) {
            text.append("| %s | %d | %d |\n"
                    .formatted(
                            result,
                            names().stream()
                                    .filter(name -> client(name).is(result))
                                    .count(),
                            names().stream()
                                    .filter(name -> server(name).is(result))
                                    .count()));
        }
        text.append("\n| case | | client | server | our client at our server | our client at Leshan's server |")
                .append(" Leshan's client at our server |\n|---|---|---|---|---|---|---|\n");
        names().forEach(name -> text.append(row(name)));
        return text.toString();
    }

    private String row(String name) {
        var words = name.split("_", 3);
        var cells = Stream.of(
                        Stream.of(words[1], words[2].replace('_', ' ')),
                        Stream.of(client(name).result(), server(name).result()),
                        outcomes.get(name).values().stream().map(ConformanceReport::cell))
                .flatMap(cell -> cell);
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String cell(Outcome outcome) {
        return outcome.reason().isEmpty() ? outcome.result() : outcome.result() + ": " + outcome.reason();
    }
}
