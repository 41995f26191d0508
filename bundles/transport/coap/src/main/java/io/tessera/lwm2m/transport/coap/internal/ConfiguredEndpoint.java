// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Endpoint;
import io.tessera.lwm2m.transport.SecurityStore;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An endpoint for each configuration. */
@Component(
        name = CoapConfiguration.PID,
        configurationPid = CoapConfiguration.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = Endpoint.class)
@Designate(ocd = CoapConfiguration.class, factory = true)
public final class ConfiguredEndpoint extends TransportEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredEndpoint.class);

    private final AtomicReference<SecurityStore> store;

    @Activate
    public ConfiguredEndpoint(
            CoapConfiguration configuration, @Reference(name = "socket") DatagramSocket socket, BundleContext context) {
        this(configuration, socket, context, new AtomicReference<>(Security.NOBODY));
    }

    private ConfiguredEndpoint(
            CoapConfiguration configuration,
            DatagramSocket socket,
            BundleContext context,
            AtomicReference<SecurityStore> store) {
        super(socket, true, settings(configuration), security(configuration, context, store));
        this.store = store;
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
            throw complaint(e.getMessage());
        }
    }

    private static Optional<Security> security(
            CoapConfiguration configuration, BundleContext context, AtomicReference<SecurityStore> store) {
        return switch (configuration.lwm2m_scheme()) {
            case "coap" -> {
                LOG.warn(
                        "Endpoint {} has no security: anybody on its network can read and change what is sent",
                        configuration.lwm2m_endpoint());
                yield Optional.empty();
            }
            case "coaps" -> Optional.of(security(configuration, context.getDataFile("associations"), store));
            default ->
                throw complaint("lwm2m.scheme is %s; it must be coaps or coap".formatted(configuration.lwm2m_scheme()));
        };
    }

    private static Security security(
            CoapConfiguration configuration, java.io.File directory, AtomicReference<SecurityStore> store) {
        try {
            var settings = new DtlsSettings(
                    configuration.connectionIdLength(),
                    configuration.maxAssociations(),
                    configuration.maxHandshakes(),
                    configuration.staleAfter());
            boolean isKept = configuration.keepAssociations() && directory != null;
            return new Security(settings, store::get, isKept ? Optional.of(directory.toPath()) : Optional.empty());
        } catch (IllegalArgumentException e) {
            throw complaint(e.getMessage());
        }
    }

    private static IllegalArgumentException complaint(String what) {
        return new IllegalArgumentException(CoapConfiguration.PID + ": " + what);
    }

    @Reference(
            name = "securityStore",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setSecurityStore(SecurityStore newStore) {
        store.set(newStore);
    }

    void unsetSecurityStore(SecurityStore oldStore) {
        store.compareAndSet(oldStore, Security.NOBODY);
    }

    @Deactivate
    @Override
    public void close() {
        super.close();
    }
}
