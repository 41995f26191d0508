// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.hotswap.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.FrameworkWiring;

/** Replaces bundles as deployment agents do: update, then refresh what is still wired to the version before. */
final class Replacement {

    private static final int SECONDS = 30;

    private final BundleContext context;

    Replacement(BundleContext context) {
        this.context = context;
    }

    /** The symbolic names of ours. */
    String bundles() {
        return Arrays.stream(context.getBundles())
                .map(Bundle::getSymbolicName)
                .filter(name -> name.startsWith("io.tessera."))
                .collect(Collectors.joining(" "));
    }

    /** Returns how many milliseconds it took, and how many bundles were refreshed. */
    String update(String name, Path jar) throws IOException, BundleException, InterruptedException {
        var bundle = Arrays.stream(context.getBundles())
                .filter(candidate -> name.equals(candidate.getSymbolicName()))
                .findFirst()
                .orElseThrow(() -> new BundleException("there is no " + name));
        var wiring = context.getBundle(0).adapt(FrameworkWiring.class);
        int affected = wiring.getDependencyClosure(List.of(bundle)).size();
        long begin = System.nanoTime();
        try (var in = Files.newInputStream(jar)) {
            bundle.update(in);
        }
        var refreshed = new CountDownLatch(1);
        wiring.refreshBundles(null, event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                refreshed.countDown();
            }
        });
        if (!refreshed.await(SECONDS, TimeUnit.SECONDS)) {
            throw new BundleException("not refreshed within %d s".formatted(SECONDS));
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        mustRun(bundle);
        return "%d %d".formatted(millis, affected);
    }

    private static void mustRun(Bundle bundle) throws BundleException {
        if (bundle.getState() != Bundle.ACTIVE) {
            throw new BundleException(bundle + " is in state " + bundle.getState());
        }
    }
}
