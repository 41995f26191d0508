// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import java.util.Arrays;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRevision;

/** Which bundles of the framework are not active, and why. */
final class FrameworkState {

    private FrameworkState() {}

    static List<String> notActive(BundleContext context) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .filter(bundle -> bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null)
                .map(bundle -> "%s is in state %d%s".formatted(bundle, bundle.getState(), reason(bundle)))
                .toList();
    }

    private static String reason(Bundle bundle) {
        if (bundle.adapt(BundleRevision.class) == null || bundle.getState() != Bundle.INSTALLED) {
            return "";
        }
        try {
            bundle.start();
            return " but could be started now";
        } catch (org.osgi.framework.BundleException e) {
            return ": " + e.getMessage();
        }
    }
}
