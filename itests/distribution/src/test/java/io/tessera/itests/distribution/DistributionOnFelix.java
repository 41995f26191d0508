// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** What holds for each distribution just built, on Felix. */
public class DistributionOnFelix {

    @Inject
    protected BundleContext context;

    @Inject
    private ServiceComponentRuntime runtime;

    @Inject
    private ConfigurationAdmin configurations;

    private final String role;

    protected DistributionOnFelix(String role) {
        this.role = role;
    }

    @Configuration
    public Option[] distribution() throws IOException {
        var distribution = new DistributionUnderTest(role);
        distribution.prepare();
        return new Option[] {distribution.whole()};
    }

    @Test
    public void every_bundle_is_active() {
        assertEquals(List.of(), FrameworkState.notActive(context));
    }

    @Test
    public void every_component_is_satisfied() throws IOException {
        var components = new Components(runtime, configured()::contains);

        assertTrue(components.count() > 0);
        assertEquals("", String.join("\n", components.unsatisfied()));
    }

    @Test
    public void every_bundle_can_be_restarted() throws Exception {
        assertEquals(List.of(), Restarts.ofEveryBundle(context));
        assertEquals("", String.join("\n", new Components(runtime, configured()::contains).unsatisfied()));
    }

    @Test
    public void every_configuration_file_is_in_force() throws Exception {
        var inForce = Arrays.stream(configurations.listConfigurations(null))
                .map(configuration ->
                        configuration.getFactoryPid() == null ? configuration.getPid() : configuration.getFactoryPid())
                .collect(Collectors.toSet());

        assertTrue(configured() + " but only " + inForce, inForce.containsAll(configured()));
    }

    @Test
    public void variables_of_the_start_script_reach_the_configuration() throws Exception {
        var sockets = configurations.listConfigurations("(service.factoryPid=io.tessera.lwm2m.transport.socket)");

        assertEquals("127.0.0.1", sockets[0].getProperties().get("host"));
    }

    private Set<String> configured() throws IOException {
        return ConfiguredPids.in(Path.of(context.getProperty("tessera.home"), "config"));
    }
}
