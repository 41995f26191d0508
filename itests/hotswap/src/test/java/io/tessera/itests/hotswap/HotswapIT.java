// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.hotswap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each bundle of ours on a gateway that works is replaced by its next version, then by the one before. */
class HotswapIT {

    private static final String VERSION = "-0.1.0-SNAPSHOT.jar";

    @TempDir
    private Path work;

    private final List<String> faults = new ArrayList<>();

    @Test
    void each_bundle_is_replaced_while_two_servers_read_write_and_observe() throws Exception {
        var jars = jars();
        try (var scene = new Scene(work)) {
            scene.awaitChanges(3);
            scene.seen();
            scene.awaitChanges(8);
            report("(nothing)", "", scene);
            for (var jar : jars.entrySet()) {
                replace(scene, jar.getKey(), BundleJar.next(jar.getValue(), work));
                replace(scene, jar.getKey(), jar.getValue());
            }
        }
        assertThat(faults).isEmpty();
    }

    private void replace(Scene scene, String bundle, Path jar) throws Exception {
        String took;
        try {
            took = scene.gateway().ask("update %s %s".formatted(bundle, jar));
            scene.awaitChanges(2);
        } catch (AssertionError e) {
            took = e.getMessage();
            faults.add(bundle + ": " + took);
            System.out.println(bundle + ": " + took);
            took = "failed";
            scene.observe();
        }
        report(bundle, took, scene);
    }

    private void report(String bundle, String took, Scene scene) throws IOException {
        for (var seen : scene.seen()) {
            var window = seen.window();
            check(bundle, seen);
            System.out.printf(
                    "%-50s %-8s %-8s heard %5d gap %5d ms, asked %4d slowest %5d ms, holes %d repeated %d disorder %d,"
                            + " retransmitted %d/%d %s %s%n",
                    bundle,
                    took,
                    seen.server(),
                    window.heard(),
                    window.longestGap(),
                    window.asked(),
                    window.slowest(),
                    window.holes(),
                    window.repeated(),
                    window.disorder(),
                    seen.messages().byServer(),
                    seen.messages().byClient(),
                    seen.messages().told(),
                    window.failures());
        }
    }

    /** What no load on the machine excuses. */
    private void check(String bundle, Scene.Seen seen) {
        var window = seen.window();
        window.failures().forEach(failure -> faults.add("%s: %s: %s".formatted(bundle, seen.server(), failure)));
        seen.messages().told().stream()
                .filter(told -> !told.equals("Update"))
                .forEach(told -> faults.add("%s: %s: %s".formatted(bundle, seen.server(), told)));
        if (window.disorder() > 0) {
            faults.add("%s: %s: %d numbers out of order".formatted(bundle, seen.server(), window.disorder()));
        }
    }

    /** By symbolic name. */
    private static TreeMap<String, Path> jars() throws IOException {
        var wanted = System.getProperty("hotswap.bundles", ".*");
        var jars = new TreeMap<String, Path>();
        try (var files = Files.list(Path.of(System.getProperty("tessera.gateway"), "bundle"))) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString().replace(VERSION, "");
                if (name.startsWith("io.tessera.") && name.matches(wanted)) {
                    jars.put(name, file.toRealPath());
                }
            }
        }
        return jars;
    }
}
