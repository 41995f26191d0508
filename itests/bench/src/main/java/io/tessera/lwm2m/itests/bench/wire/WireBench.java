// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench.wire;

import io.tessera.lwm2m.itests.bench.Figures;
import io.tessera.lwm2m.itests.bench.Report;
import io.tessera.lwm2m.model.RequestRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Puts servers under the same load, in turns, and writes {@code performance.md} and {@code performance.json}.
 *
 * <p>Arguments: the repository; perhaps the folder that is written to, how many clients, how many repetitions.
 */
public final class WireBench {

    private WireBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, RequestRefused {
        var root = Path.of(arguments[0]).toAbsolutePath();
        var folder = Path.of(argument(arguments, 1, "docs"));
        int clients = Integer.parseInt(argument(arguments, 2, "10000"));
        int repetitions = Integer.parseInt(argument(arguments, 3, "3"));
        var results = new Results(clients);
        for (int i = 0; i < repetitions; i++) {
            for (var stack : Stack.values()) {
                results.add(stack, measure(stack, root, clients));
            }
            var figures = results.figures();
            figures.forEach(System.out::println);
            var all = Figures.readAndReplace(folder.resolve("performance.json"), figures);
            Figures.write(folder.resolve("performance.json"), all);
            Report.write(folder.resolve("performance.md"), all);
        }
    }

    private static String argument(String[] arguments, int place, String otherwise) {
        return arguments.length > place ? arguments[place] : otherwise;
    }

    private static Measured measure(Stack stack, Path root, int clients)
            throws IOException, InterruptedException, RequestRefused {
        var measured = new Measured();
        var work = Files.createTempDirectory("tessera-load");
        try {
            try (var subject = stack.start(root, Files.createDirectory(work.resolve("processor")), Stack.AS_SHIPPED)) {
                new ProcessorRun(subject, measured).run(clients);
            }
            try (var subject = stack.start(root, Files.createDirectory(work.resolve("memory")), 2)) {
                new MemoryRun(subject, measured).run(clients);
            }
        } finally {
            delete(work);
        }
        return measured;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
