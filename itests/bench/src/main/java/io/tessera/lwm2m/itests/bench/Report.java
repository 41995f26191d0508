// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The page that a person reads: a table of the codec, then every other figure. What stands below the mark is kept. */
public final class Report {

    private static final String MARK = "<!-- written by hand from here on -->";

    private static final MathContext DIGITS = new MathContext(4);
    private static final double MOST_ALLOCATION = 1 / 5.0;

    private static final String HEAD =
            """
            # Performance

            Each figure is measured beside a peer on the same content in the same run, so what counts is the ratio: a busy
            machine slows both. Repeat it with `./tessera bench` (or `java -jar itests/bench/target/bench.jar docs` after a
            build); the same figures are in `performance.json`.

            ## Codec, beside Leshan 2.0.0-M15

            JMH, in rounds over all lines, each with a JVM for each line and side, one side right after the other; three
            warm-ups of 500 ms and ten measurements of 100 ms (`repetitions` in `performance.json` counts those of all
            rounds). The time is the processor time of the measuring thread, without garbage collection, in the quickest
            measurement; the allocation is that of JMH's `gc` profiler. Before anything is measured each side reads what
            the other one wrote. To reach: a third of Leshan's time (half for the single value in TLV) and a fifth of its
            allocation; what misses that is in bold.

            | content and format | direction | time, ns | Leshan | ratio | allocation, B | Leshan | ratio |
            |---|---|--:|--:|--:|--:|--:|--:|
            """;

    private static final String WIRE = "wire, ";

    private static final String WIRE_HEAD =
            """

            ## Servers on the wire, beside %s

            `./tessera bench wire`: simulated clients, each with a socket of its own, speak CoAP without security to one
            server after the other, in turns, 64 messages under way at a time. Each server runs in a process of its own with
            `-Xms2g -Xmx2g -XX:+UseSerialGC` and has served 60,000 messages of each kind before; Tessera's is the distribution
            as shipped, with its store on disk, REST interface and page. Processor time is that of the whole process. Ratios
            are medians of the repetitions; the spread is the largest less the smallest.

            | what | Tessera | Leshan | ratio | spread |
            |---|--:|--:|--:|--:|
            """;

    private Report() {}

    public static void write(Path file, List<Figure> figures) throws IOException {
        var page = new StringBuilder(HEAD);
        for (var scenario : Scenario.values()) {
            for (var direction : List.of("encode", "decode")) {
                row(page, scenario.title(), direction, figures);
            }
        }
        wire(page, figures);
        others(page, figures);
        page.append('\n').append(MARK).append("\n\n").append(kept(file));
        Files.writeString(file, page);
    }

    private static void row(StringBuilder page, String title, String direction, List<Figure> figures) {
        var metric = "codec: " + title + ", " + direction;
        var time = find(figures, metric + ", time");
        var allocation = find(figures, metric + ", allocation");
        if (time == null || allocation == null) {
            return;
        }
        page.append("| %s | %s | %s | %s |\n"
                .formatted(title, direction, cells(time, mostTime(title)), cells(allocation, MOST_ALLOCATION)));
    }

    private static Figure find(List<Figure> figures, String metric) {
        return figures.stream()
                .filter(figure -> figure.metric().equals(metric))
                .findFirst()
                .orElse(null);
    }

    private static double mostTime(String title) {
        return title.equals(Scenario.VALUE_TLV.title()) ? 1 / 2.0 : 1 / 3.0;
    }

    private static String cells(Figure figure, double most) {
        var mark = figure.ratio() > most ? "**" : "";
        return String.format(
                Locale.ROOT, "%.0f | %.0f | %s%.2f%s", figure.ours(), figure.peer(), mark, figure.ratio(), mark);
    }

    private static void wire(StringBuilder page, List<Figure> figures) {
        var lines = figures.stream().filter(Report::isOfWire).toList();
        if (lines.isEmpty()) {
            return;
        }
        page.append(WIRE_HEAD.formatted(lines.get(0).peerName()));
        for (var figure : lines) {
            page.append("| %s | %s %s | %s | %s | %s |\n"
                    .formatted(
                            figure.metric().substring(WIRE.length()),
                            number(figure.ours()),
                            figure.unit(),
                            number(figure.peer()),
                            rounded(figure.ratio()),
                            rounded(figure.spread())));
        }
    }

    private static boolean isOfWire(Figure figure) {
        return figure.metric().startsWith(WIRE);
    }

    private static String rounded(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
    }

    private static void others(StringBuilder page, List<Figure> figures) {
        var others = figures.stream()
                .filter(figure -> !figure.metric().startsWith("codec: ") && !isOfWire(figure))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        page.append("\n## Other figures\n\n| what | value | peer | ratio |\n|---|--:|--:|--:|\n");
        for (var figure : others) {
            page.append("| %s | %s %s | %s | %s |\n"
                    .formatted(
                            figure.metric(),
                            number(figure.ours()),
                            figure.unit(),
                            figure.peerName().isEmpty() ? "" : number(figure.peer()) + " " + figure.peerName(),
                            number(figure.ratio())));
        }
    }

    private static String number(double value) {
        return Double.isNaN(value)
                ? ""
                : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    private static String kept(Path file) throws IOException {
        var before = Files.exists(file) ? Files.readString(file) : "";
        int mark = before.indexOf(MARK);
        return mark < 0 ? "" : before.substring(mark + MARK.length()).stripLeading();
    }
}
