// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import static org.junit.Assert.assertTrue;

import javax.inject.Inject;
import org.junit.Test;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** What holds wherever the gateway's bundles run. */
public class ObjectsComeAndGo {

    /** Bundles that have an Object for certain; some have one only where the host has something to show. */
    private static final int SURELY = 13;

    @Inject
    private BundleContext context;

    @Inject
    protected ConfigurationAdmin configurations;

    @Inject
    private ServiceComponentRuntime runtime;

    @Test
    public void each_object_comes_and_goes_with_one_update_at_each_server() throws Exception {
        configure();
        try (var walk = new ObjectWalk(context, configurations, runtime)) {
            var objects = walk.walk();
            assertTrue("only " + objects, objects.size() >= SURELY);
        }
    }

    /** Where the framework doesn't bring the distribution's configuration. */
    protected void configure() throws Exception {}
}
