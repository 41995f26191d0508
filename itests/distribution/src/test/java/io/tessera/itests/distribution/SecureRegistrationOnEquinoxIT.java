// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;

import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.RegistrationListener;
import io.tessera.lwm2m.transport.Endpoint;
import io.tessera.lwm2m.transport.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.ConfigurationAdmin;

/** On what Kura 5 has, a gateway registers at a server over DTLS with a pre-shared key. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class SecureRegistrationOnEquinoxIT {

    private static final String KEY = "6f1b0f1d3a5c7e9f0123456789abcdef";
    private static final String SERVER = "(lwm2m.endpoint=server)";

    private record Listening(BlockingQueue<Registration> registrations) implements RegistrationListener {

        @Override
        public void registered(Registration registration) {
            registrations.add(registration);
        }
    }

    @Inject
    private BundleContext context;

    @Inject
    private ConfigurationAdmin configurations;

    private final BlockingQueue<Registration> registered = new LinkedBlockingQueue<>();

    @Configuration
    public Option[] kura() throws IOException {
        return KuraPlatform.withBothDistributions();
    }

    @Test
    public void a_gateway_registers_over_dtls() throws Exception {
        context.registerService(RegistrationListener.class, new Listening(registered), null);
        var keyFile = Files.writeString(Files.createTempFile(Path.of(""), "key", ""), KEY);
        try {
            bring("server", Map.of());
            configureClient();
            assertEquals(1, (int) Eventually.equals(context, 1, this::servers));
            bring("gateway", Map.of("tessera.server", "coaps://127.0.0.1:" + port(), "tessera.key-file", "" + keyFile));
            isSecure(registered.poll(60, TimeUnit.SECONDS));
        } finally {
            Files.delete(keyFile);
        }
    }

    private static void isSecure(Registration registration) {
        assertNotNull("no registration", registration);
        assertEquals("itest-gateway", registration.endpoint());
        assertEquals(
                new Identity.PreSharedKey("itest-gateway"), registration.peer().identity());
    }

    private void bring(String role, Map<String, String> settings) throws IOException {
        var distribution = new DistributionUnderTest(role);
        new ShippedConfiguration(configurations, text -> {
                    var expanded = text.replace("${tessera.scheme}", "coaps").replace("${tessera.security}", "PSK");
                    for (var setting : settings.entrySet()) {
                        expanded = expanded.replace("${" + setting.getKey() + "}", setting.getValue());
                    }
                    return distribution.expand(expanded);
                })
                .bring(DistributionUnderTest.config(role));
    }

    @SuppressWarnings("JdkObsolete") // ConfigurationAdmin takes a Dictionary
    private void configureClient() throws IOException {
        configurations
                .getFactoryConfiguration("io.tessera.lwm2m.server.credentials.client", "gateway", "?")
                .update(new Hashtable<>(Map.of("identity", "itest-gateway", ".key", KEY)));
    }

    private int servers() {
        try {
            return context.getServiceReferences(Endpoint.class, SERVER).size();
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private int port() throws InvalidSyntaxException {
        var reference =
                context.getServiceReferences(Endpoint.class, SERVER).iterator().next();
        try {
            return context.getService(reference).localAddress().getPort();
        } finally {
            context.ungetService(reference);
        }
    }
}
