// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.hotswap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each bundle of ours on a gateway, and on a server, that work is replaced by its next version, then by the one before. */
class HotswapIT {

    @TempDir
    private Path work;

    private final List<String> faults = new ArrayList<>();

    @Test
    void each_bundle_is_replaced_while_two_servers_read_write_and_observe() throws Exception {
        try (var scene = new Scene(work)) {
            var gateway = Wing.of("gateway", "hotswap.bundles", scene.gateway(), work.resolve("next"));
            var server = Wing.of("server", "hotswap.serverBundles", scene.server(), work.resolve("next-server"));
            scene.awaitChanges(3);
            scene.seen();
            scene.awaitChanges(2);
            report("(nothing)", "", scene);
            replaceEach(scene, gateway);
            replaceEach(scene, server);
            replaceAtRandom(scene, List.of(gateway, server));
        }
        assertThat(faults).isEmpty();
    }

    private void replaceEach(Scene scene, Wing wing) throws Exception {
        for (var name : wing.jars().keySet()) {
            replace(scene, wing, name);
            replace(scene, wing, name);
        }
    }

    /** All of them have been replaced by now, so whatever stays for good is there. */
    private void replaceAtRandom(Scene scene, List<Wing> wings) throws Exception {
        int count = Integer.getInteger("hotswap.random", 20);
        long seed = Long.getLong("hotswap.seed", System.nanoTime());
        System.out.printf("%d replacements at random, -Dhotswap.seed=%d%n", count, seed);
        var random = new Random(seed);
        var growths = new ArrayList<Growth>();
        for (var wing : wings) {
            growths.add(new Growth(wing.process()));
        }
        var all = wings.stream()
                .flatMap(wing -> wing.jars().keySet().stream().map(name -> Map.entry(wing, name)))
                .toList();
        for (int i = 0; i < count && !all.isEmpty(); i++) {
            var next = all.get(random.nextInt(all.size()));
            replace(scene, next.getKey(), next.getValue());
        }
        for (var growth : growths) {
            faults.addAll(growth.found());
        }
    }

    private void replace(Scene scene, Wing wing, String bundle) throws Exception {
        String took;
        try {
            took = wing.replace(bundle);
            scene.awaitChanges(1);
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
}
