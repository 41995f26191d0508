// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Endpoint;
import java.net.DatagramSocket;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** An endpoint for each configuration. */
@Component(
        name = CoapConfiguration.PID,
        configurationPid = CoapConfiguration.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = Endpoint.class,
        property = Endpoint.SCHEME + "=coap")
@Designate(ocd = CoapConfiguration.class, factory = true)
public final class ConfiguredEndpoint extends TransportEndpoint {

    @Activate
    public ConfiguredEndpoint(CoapConfiguration configuration, @Reference(name = "socket") DatagramSocket socket) {
        super(socket, true, settings(configuration));
    }

    private static Settings settings(CoapConfiguration configuration) {
        try {
            return new Settings(
                    configuration.lwm2m_endpoint(),
                    configuration.blockSize(),
                    configuration.maxBody(),
                    configuration.transferMemory(),
                    configuration.duplicateMemory(),
                    configuration.threads(),
                    Duration.ofMillis(configuration.ackTimeout()),
                    Duration.ofMillis(configuration.acknowledgeAfter()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(CoapConfiguration.PID + ": " + e.getMessage(), e);
        }
    }

    @Deactivate
    @Override
    public void close() {
        super.close();
    }
}
