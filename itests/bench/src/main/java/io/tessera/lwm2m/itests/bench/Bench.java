// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private static final int FORKS = 1;
    private static final int REPETITIONS = 8;
    private static final TimeValue WARM_UP = TimeValue.milliseconds(700);
    private static final TimeValue REPETITION = TimeValue.milliseconds(250);

    private Bench() {}

    public static void main(String[] arguments) throws RunnerException, IOException {
        var folder = Path.of(arguments.length > 0 ? arguments[0] : "docs");
        var options = new OptionsBuilder()
                .include(CodecBenchmark.class.getName())
                .forks(FORKS)
                .warmupIterations(3)
                .warmupTime(WARM_UP)
                .measurementIterations(REPETITIONS)
                .measurementTime(REPETITION)
                .addProfiler(GCProfiler.class)
                .jvmArgs("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC");
        if (arguments.length > 1) {
            options.param(
                    "scenario", List.of(arguments).subList(1, arguments.length).toArray(String[]::new));
        }
        var figures = figures(new Runner(options.build()).run());
        var all = Figures.readAndReplace(folder.resolve("performance.json"), figures);
        Figures.write(folder.resolve("performance.json"), all);
        Report.write(folder.resolve("performance.md"), all);
    }

    private static List<Figure> figures(Iterable<RunResult> results) {
        List<RunResult> ours = new ArrayList<>();
        List<RunResult> peers = new ArrayList<>();
        for (var result : results) {
            (result.getParams().getParam("side").equals("tessera") ? ours : peers).add(result);
        }
        List<Figure> figures = new ArrayList<>();
        for (var our : ours) {
            for (var peer : peers) {
                if (metric(our).equals(metric(peer))) {
                    figures.add(figure(metric(our) + ", time", "ns", time(our), time(peer)));
                    figures.add(figure(metric(our) + ", allocation", "B", allocation(our), allocation(peer)));
                }
            }
        }
        return figures;
    }

    private static Figure figure(String metric, String unit, double ours, double peer) {
        return new Figure(metric, unit, ours, peer, "Leshan 2.0.0-M15", ours / peer, FORKS * REPETITIONS);
    }

    private static String metric(RunResult result) {
        var scenario = Scenario.valueOf(result.getParams().getParam("scenario"));
        return "codec: " + scenario.title() + ", " + result.getParams().getParam("direction");
    }

    /** The least of the repetitions: what is above it is other work on the machine, which the mean would measure too. */
    private static double time(RunResult result) {
        return result.getPrimaryResult().getStatistics().getMin();
    }

    private static double allocation(RunResult result) {
        return result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
    }
}
