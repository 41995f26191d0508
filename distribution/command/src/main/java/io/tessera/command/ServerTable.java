// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What one server sees, for a person: the client, its Object Instances, and some of their values. */
final class ServerTable {

    private static final int VALUES = 12;
    private static final String SENSOR_VALUE = "5700";
    private static final String UNITS = "5701";
    private static final String APPLICATION_TYPE = "5750";

    private final ServerView view;

    ServerTable(ServerView view) {
        this.view = view;
    }

    String text(Instant now) throws IOException, InterruptedException {
        var registration = view.registered().join();
        var text = new StringBuilder("%n%s sees %s (LwM2M %s, from %s, lifetime %d s)%n"
                .formatted(
                        view.name(),
                        registration.get("endpoint"),
                        registration.get("version"),
                        registration.get("address"),
                        ((Double) registration.get("lifetime")).longValue()));
        text.append("  objects  ")
                .append(view.objects().stream().map(ServerTable::object).collect(Collectors.joining("  ")))
                .append('\n');
        text.append("  %-14s %14s %-6s %-7s %s%n".formatted("path", "value", "units", "age", "what"));
        var values = sensorValues();
        values.stream().limit(VALUES).forEach(seen -> text.append(line(seen, now)));
        if (values.size() > VALUES) {
            text.append("  and %d more%n".formatted(values.size() - VALUES));
        }
        return text.toString();
    }

    /** Sensor values only, without minimum, maximum and names; every kind of sensor before the second of one kind. */
    private List<ServerView.Seen> sensorValues() {
        var byObject = view.values().stream()
                .filter(seen -> seen.path().endsWith("/" + SENSOR_VALUE))
                .collect(Collectors.groupingBy(seen -> seen.path().split("/")[1]));
        int rows = byObject.values().stream().mapToInt(List::size).max().orElse(0);
        return java.util.stream.IntStream.range(0, rows)
                .boxed()
                .flatMap(row -> byObject.values().stream()
                        .filter(seen -> seen.size() > row)
                        .map(seen -> seen.get(row)))
                .toList();
    }

    private String line(ServerView.Seen seen, Instant now) {
        return "  %-14s %14s %-6s %5.1f s %s%n"
                .formatted(
                        seen.path(),
                        rounded(seen.value()),
                        seen.units().isEmpty() ? beside(seen, UNITS) : seen.units(),
                        Math.max(0, Duration.between(seen.received(), now).toMillis()) / 1000.0,
                        beside(seen, APPLICATION_TYPE));
    }

    private static String rounded(Object value) {
        return value instanceof Double number ? "%.4g".formatted(number) : String.valueOf(value);
    }

    /** Another Resource of the same Object Instance. */
    private String beside(ServerView.Seen seen, String resource) {
        var path = seen.path().replaceAll("[^/]+$", resource);
        return view.values().stream()
                .filter(other -> other.path().equals(path))
                .map(other -> String.valueOf(other.value()))
                .findFirst()
                .orElse("");
    }

    private static String object(Map<String, Object> object) {
        var instances = (List<?>) object.get("instances");
        return "%d%s x%d"
                .formatted(
                        ((Double) object.get("id")).intValue(),
                        object.containsKey("name") ? " " + object.get("name") : "",
                        instances.size());
    }
}
