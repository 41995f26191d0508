// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.platform.keys.KeyProvider;
import io.tessera.lwm2m.platform.secrets.Secrets;
import io.tessera.lwm2m.transport.Endpoint;
import io.tessera.lwm2m.transport.SecurityStore;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.List;
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

    /** The services that come and go. */
    private static final class Bound {

        private final AtomicReference<SecurityStore> store = new AtomicReference<>(Security.NOBODY);
        private final AtomicReference<KeyProvider> trust = new AtomicReference<>();
    }

    private final Bound bound;

    /** @param secrets of which there may be none: SCR 2.1 makes no component whose constructor lacks an optional one */
    @Activate
    public ConfiguredEndpoint(
            CoapConfiguration configuration,
            @Reference(name = "socket") DatagramSocket socket,
            @Reference(
                            name = "secrets",
                            cardinality = ReferenceCardinality.MULTIPLE,
                            policyOption = ReferencePolicyOption.GREEDY)
                    List<Secrets> secrets,
            BundleContext context) {
        this(configuration, socket, file(configuration, secrets, context), new Bound());
    }

    private ConfiguredEndpoint(
            CoapConfiguration configuration, DatagramSocket socket, Optional<AssociationFile> file, Bound bound) {
        super(socket, true, settings(configuration), security(configuration, file, bound));
        this.bound = bound;
    }

    /** Only where there is a key to encrypt it with, and a place for it. */
    private static Optional<AssociationFile> file(
            CoapConfiguration configuration, List<Secrets> secrets, BundleContext context) {
        var directory = context.getDataFile("associations");
        boolean isKept = configuration.keepAssociations() && !secrets.isEmpty() && directory != null;
        return isKept
                ? Optional.of(new AssociationFile(directory.toPath(), configuration.lwm2m_endpoint(), secrets.get(0)))
                : Optional.empty();
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
            CoapConfiguration configuration, Optional<AssociationFile> file, Bound bound) {
        return switch (configuration.lwm2m_scheme()) {
            case "coap" -> {
                LOG.warn(
                        "Endpoint {} has no security: anybody on its network can read and change what is sent",
                        configuration.lwm2m_endpoint());
                yield Optional.empty();
            }
            case "coaps" ->
                Optional.of(new Security(
                        dtls(configuration),
                        bound.store::get,
                        file,
                        RevocationLists.in(configuration.revocationLists()),
                        new TrustStore(() -> Optional.ofNullable(bound.trust.get()))));
            default ->
                throw complaint("lwm2m.scheme is %s; it must be coaps or coap".formatted(configuration.lwm2m_scheme()));
        };
    }

    private static DtlsSettings dtls(CoapConfiguration configuration) {
        try {
            return new DtlsSettings(
                    configuration.connectionIdLength(),
                    configuration.maxAssociations(),
                    configuration.maxHandshakes(),
                    configuration.staleAfter());
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
        bound.store.set(newStore);
        storeChanged();
    }

    void unsetSecurityStore(SecurityStore oldStore) {
        bound.store.compareAndSet(oldStore, Security.NOBODY);
    }

    @Reference(
            name = "trust",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setTrust(KeyProvider newTrust) {
        bound.trust.set(newTrust);
    }

    void unsetTrust(KeyProvider oldTrust) {
        bound.trust.compareAndSet(oldTrust, null);
    }

    @Deactivate
    @Override
    public void close() {
        super.close();
    }
}
