// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.reporting.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.server.ReceivedValue;
import io.tessera.lwm2m.server.ReceivedValue.Source;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What clients reported lately; bounded for each path, for each client and in all. Any thread may call. */
final class History {

    /** How many values there may be: of a path, of a client, in all. */
    record Limits(int path, int client, int total) {

        /** @throws IllegalArgumentException naming the attribute that is out of its range */
        static Limits of(ReportingConfig config) {
            return new Limits(
                    check("historyPerPath", config.historyPerPath(), 100_000),
                    check("historyPerClient", config.historyPerClient(), 1_000_000),
                    check("historyTotal", config.historyTotal(), 100_000_000));
        }

        private static int check(String attribute, int value, int most) {
            if (value < 0 || value > most) {
                throw new IllegalArgumentException("%s is %d; allowed is 0 to %d".formatted(attribute, value, most));
            }
            return value;
        }
    }

    private static final Comparator<ReceivedValue> BY_TIME = Comparator.comparing(ReceivedValue::time);

    private final Limits limits;
    private final Map<String, ClientHistory> clients = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    History(Limits limits) {
        this.limits = limits;
    }

    synchronized void add(String endpoint, List<PathValue> values, Instant received, Source source) {
        if (values.isEmpty() || limits.path() == 0) {
            return;
        }
        var client = clients.computeIfAbsent(endpoint, name -> new ClientHistory());
        int before = client.size();
        for (var value : values) {
            client.add(new ReceivedValue(value, received, source), limits.path());
            if (client.size() > limits.client()) {
                client.dropOne();
            }
        }
        size += client.size() - before;
        makeRoom();
    }

    synchronized List<ReceivedValue> of(String endpoint, Path path) {
        var client = clients.get(endpoint);
        return client == null
                ? List.of()
                : client.below(path).stream().sorted(BY_TIME).toList();
    }

    synchronized void forget(String endpoint) {
        var client = clients.remove(endpoint);
        size -= client == null ? 0 : client.size();
    }

    private void makeRoom() {
        while (size > limits.total()) {
            var eldest = clients.entrySet().iterator().next();
            if (eldest.getValue().size() == 0) {
                clients.remove(eldest.getKey());
                continue;
            }
            eldest.getValue().dropOne();
            size--;
        }
    }
}
