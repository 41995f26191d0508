// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** The bundles of both distributions on what Kura 5 has: Equinox 3.16, SCR 2.1.16, SLF4J 1.7. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class RoomsOnEquinoxIT {

    @Inject
    private BundleContext context;

    @Inject
    private ServiceComponentRuntime runtime;

    @Inject
    private ConfigurationAdmin configurations;

    @Configuration
    public Option[] kura() throws IOException {
        return KuraPlatform.withBothDistributions();
    }

    @Test
    public void the_framework_is_that_of_kura() {
        assertEquals("org.eclipse.osgi", context.getBundle(0).getSymbolicName());
        assertEquals("3.16.0", context.getBundle(0).getVersion().toString().substring(0, 6));
    }

    @Test
    public void every_bundle_is_active() {
        assertEquals(List.of(), FrameworkState.notActive(context));
    }

    @Test
    public void every_component_is_satisfied_with_the_configuration_of_the_distributions() throws Exception {
        var shipped = new ShippedConfiguration(configurations, new DistributionUnderTest("gateway")::expand);
        var configured = shipped.bring(DistributionUnderTest.config("gateway"));
        configured.addAll(shipped.bring(DistributionUnderTest.config("server")));
        var components = new Components(runtime, configured::contains);

        assertTrue(components.count() > 0);
        assertEquals("", Eventually.equals(context, "", () -> String.join("\n", components.unsatisfied())));
    }
}
