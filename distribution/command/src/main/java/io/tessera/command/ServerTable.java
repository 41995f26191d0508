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
        text.append("  %-18s %22s %-8s %s%n".formatted("path", "value", "units", "age"));
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
        var units = seen.units().isEmpty() ? unitsResource(seen) : seen.units();
        return "  %-18s %22s %-8s %.1f s%n"
                .formatted(
                        seen.path(),
                        seen.value(),
                        units,
                        Duration.between(seen.received(), now).toMillis() / 1000.0);
    }

    /** An IPSO Object has its units in a Resource of its own, 5701. */
    private String unitsResource(ServerView.Seen seen) {
        var path = seen.path().replaceAll("/5700$", "/5701");
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
