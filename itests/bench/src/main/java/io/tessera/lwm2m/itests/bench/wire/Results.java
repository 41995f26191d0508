// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench.wire;

import io.tessera.lwm2m.itests.bench.Figure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What all repetitions found out; the n-th of each stack belong together. */
final class Results {

    private final Map<Stack, List<Measured>> runs = new EnumMap<>(Stack.class);
    private final int clients;

    Results(int clients) {
        this.clients = clients;
    }

    void add(Stack stack, Measured measured) {
        runs.computeIfAbsent(stack, added -> new ArrayList<>()).add(measured);
    }

    List<Figure> figures() {
        var metrics = runs.get(Stack.TESSERA).get(0).lines();
        return metrics.entrySet().stream()
                .map(metric -> figure(metric.getKey(), metric.getValue().unit()))
                .toList();
    }

    private Figure figure(String metric, String unit) {
        var ours = values(Stack.TESSERA, metric);
        var peer = values(Stack.LESHAN, metric);
        var ratios = new double[ours.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ours[i] / peer[i];
        }
        java.util.Arrays.sort(ratios);
        return new Figure(
                "wire, %d clients: %s".formatted(clients, metric),
                unit,
                median(ours),
                median(peer),
                Stack.LESHAN.title(),
                ratios[ratios.length / 2],
                ratios[ratios.length - 1] - ratios[0],
                ratios.length);
    }

    private double[] values(Stack stack, String metric) {
        return runs.get(stack).stream()
                .mapToDouble(run -> run.lines().get(metric).value())
                .toArray();
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        java.util.Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
