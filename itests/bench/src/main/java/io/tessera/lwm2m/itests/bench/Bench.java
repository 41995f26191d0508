// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures and writes {@code performance.md} and {@code performance.json}.
 *
 * <p>Arguments: the folder that they are written to ({@code docs} if there is none), then scenarios by name if not all
 * are wanted; the other figures in the files stay.
 */
public final class Bench {

    private static final int ROUNDS = 2;
    private static final int REPETITIONS = 10;
    private static final TimeValue WARM_UP = TimeValue.milliseconds(500);
    private static final TimeValue REPETITION = TimeValue.milliseconds(100);

    private Bench() {}

    public static void main(String[] arguments) throws RunnerException, IOException {
        var folder = Path.of(arguments.length > 0 ? arguments[0] : "docs");
        var options = new OptionsBuilder()
                .include(CodecBenchmark.class.getName())
                .forks(1)
                .warmupIterations(3)
                .warmupTime(WARM_UP)
                .measurementIterations(REPETITIONS)
                .measurementTime(REPETITION)
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTime.class)
                .jvmArgs("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC");
        if (arguments.length > 1) {
            options.param(
                    "scenario", List.of(arguments).subList(1, arguments.length).toArray(String[]::new));
        }
        List<RunResult> results = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            results.addAll(new Runner(options.build()).run());
            write(folder, figures(results, (round + 1) * REPETITIONS));
        }
    }

    /** After each round, so that whoever ends the program early keeps what there is. */
    private static void write(Path folder, List<Figure> figures) throws IOException {
        var all = Figures.readAndReplace(folder.resolve("performance.json"), figures);
        Figures.write(folder.resolve("performance.json"), all);
        Report.write(folder.resolve("performance.md"), all);
    }

    private static List<Figure> figures(List<RunResult> results, int repetitions) {
        Map<String, List<RunResult>> ours = bySide(results, "tessera");
        Map<String, List<RunResult>> peers = bySide(results, "leshan");
        List<Figure> figures = new ArrayList<>();
        ours.forEach((metric, our) -> {
            var peer = peers.get(metric);
            figures.add(
                    figure(metric + ", time", "ns", least(our, Bench::time), least(peer, Bench::time), repetitions));
            figures.add(figure(
                    metric + ", allocation",
                    "B",
                    least(our, Bench::allocation),
                    least(peer, Bench::allocation),
                    repetitions));
        });
        return figures;
    }

    private static Map<String, List<RunResult>> bySide(List<RunResult> results, String side) {
        return results.stream()
                .filter(result -> result.getParams().getParam("side").equals(side))
                .collect(Collectors.groupingBy(Bench::metric, LinkedHashMap::new, Collectors.toList()));
    }

    /** What is above the least is other work on the machine, which a mean would measure too. */
    private static double least(List<RunResult> rounds, ToDoubleFunction<RunResult> figure) {
        return rounds.stream().mapToDouble(figure).min().orElseThrow();
    }

    private static Figure figure(String metric, String unit, double ours, double peer, int repetitions) {
        return new Figure(metric, unit, ours, peer, "Leshan 2.0.0-M15", ours / peer, Double.NaN, repetitions);
    }

    private static String metric(RunResult result) {
        var scenario = Scenario.valueOf(result.getParams().getParam("scenario"));
        return "codec: " + scenario.title() + ", " + result.getParams().getParam("direction");
    }

    private static double time(RunResult result) {
        return result.getSecondaryResults().get(CpuTime.NAME).getScore();
    }

    private static double allocation(RunResult result) {
        return result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
    }
}
