// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;

/** Stops and starts every bundle of ours, one after the other, as a hot deployment does. */
final class Restarts {

    private Restarts() {}

    /** What the framework complained about meanwhile. */
    static List<String> ofEveryBundle(BundleContext context) throws BundleException {
        var complaints = new CopyOnWriteArrayList<String>();
        FrameworkListener listener = event -> complain(event, complaints);
        context.addFrameworkListener(listener);
        try {
            for (var bundle : ours(context)) {
                bundle.stop(Bundle.STOP_TRANSIENT);
                bundle.start(Bundle.START_TRANSIENT);
            }
        } finally {
            context.removeFrameworkListener(listener);
        }
        return complaints;
    }

    private static List<Bundle> ours(BundleContext context) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("io.tessera."))
                .toList();
    }

    private static void complain(FrameworkEvent event, List<String> complaints) {
        if (event.getType() == FrameworkEvent.ERROR) {
            complaints.add(event.getBundle() + ": " + event.getThrowable());
        }
    }
}
