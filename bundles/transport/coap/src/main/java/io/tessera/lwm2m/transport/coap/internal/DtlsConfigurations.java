// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Credentials;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.elements.config.CertificateAuthenticationMode;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite;

/** Scandium, set up as it is used here. */
final class DtlsConfigurations {

    /** A server has one association; a second one is there while it is made anew. */
    private static final int FEW = 4;

    private final Settings settings;
    private final Security security;
    private final InetSocketAddress local;

    DtlsConfigurations(Settings settings, Security security, InetSocketAddress local) {
        this.settings = settings;
        this.security = security;
        this.local = local;
    }

    /** For those who connect to this endpoint. */
    DtlsConnectorConfig forClients(Handshakes handshakes, ScheduledExecutorService workers) {
        var store = security.store();
        var question = new Question(workers);
        var types = List.of(CertificateType.RAW_PUBLIC_KEY, CertificateType.X_509);
        return base(DtlsRole.SERVER_ONLY, CipherSuites.ALL, security.settings().maxAssociations())
                .set(DtlsConfig.DTLS_CLIENT_AUTHENTICATION_MODE, CertificateAuthenticationMode.NEEDED)
                .setAdvancedPskStore(new StoredKeys(store, question, handshakes::refused))
                .setCertificateIdentityProvider(new OwnKeys(name -> store.get().ownKey(name), types))
                .setAdvancedCertificateVerifier(new ClientVerifier(security, question, handshakes::refused))
                .setCipherSuiteSelector(new SuiteSelector())
                .setApplicationLevelInfoSupplier(new Identities())
                .setDatagramFilter(handshakes)
                .setSessionListener(handshakes)
                .build();
    }

    /**
     * For the one server that this end connects to.
     *
     * @throws IllegalArgumentException if the credentials can't be used
     */
    DtlsConnectorConfig forServer(InetSocketAddress address, Credentials credentials, Handshakes handshakes) {
        var allowed = credentials.terms().cipherSuites();
        if (credentials instanceof Credentials.PreSharedKey shared) {
            return base(DtlsRole.CLIENT_ONLY, CipherSuites.allowed(CipherSuites.PRE_SHARED_KEY, allowed), FEW)
                    .setAdvancedPskStore(new SharedKey(shared))
                    .setSessionListener(handshakes)
                    .build();
        }
        if (credentials instanceof Credentials.RawPublicKey raw) {
            return forPublicKey(address, raw, raw.own(), CertificateType.RAW_PUBLIC_KEY, handshakes);
        }
        if (credentials instanceof Credentials.Certificate certified) {
            return forPublicKey(address, certified, certified.own(), CertificateType.X_509, handshakes);
        }
        throw new IllegalArgumentException(
                "Endpoint %s serves coaps; a server without security needs an endpoint for coap"
                        .formatted(settings.name()));
    }

    private DtlsConnectorConfig forPublicKey(
            InetSocketAddress address,
            Credentials credentials,
            io.tessera.lwm2m.transport.OwnKey own,
            CertificateType type,
            Handshakes handshakes) {
        var suites = CipherSuites.allowed(
                CipherSuites.PUBLIC_KEY, credentials.terms().cipherSuites());
        return base(DtlsRole.CLIENT_ONLY, suites, FEW)
                .setCertificateIdentityProvider(new OwnKeys(name -> Optional.of(own), List.of(type)))
                .setAdvancedCertificateVerifier(
                        new ServerVerifier(credentials, address, type, security, handshakes::refused))
                .setSessionListener(handshakes)
                .build();
    }

    private DtlsConnectorConfig.Builder base(DtlsRole role, List<CipherSuite> suites, int associations) {
        var timeout = settings.ackTimeout().toMillis();
        // One of its own: Californium's standard configuration would be written to a file.
        var configuration = new Configuration(DtlsConfig.DEFINITIONS, SystemConfig.DEFINITIONS)
                .set(SystemConfig.HEALTH_STATUS_INTERVAL, 0, TimeUnit.SECONDS)
                .set(DtlsConfig.DTLS_ROLE, role)
                .set(DtlsConfig.DTLS_CIPHER_SUITES, suites)
                .set(DtlsConfig.DTLS_RECOMMENDED_CIPHER_SUITES_ONLY, false)
                // With its repetitions (62 s) shorter than the wait for a response (93 s), which begins at the same
                // time.
                .set(DtlsConfig.DTLS_RETRANSMISSION_TIMEOUT, timeout, TimeUnit.MILLISECONDS)
                .set(DtlsConfig.DTLS_ADDITIONAL_ECC_TIMEOUT, 0, TimeUnit.MILLISECONDS)
                .set(DtlsConfig.DTLS_MAX_CONNECTIONS, associations)
                .set(
                        DtlsConfig.DTLS_STALE_CONNECTION_THRESHOLD,
                        security.settings().staleAfter(),
                        TimeUnit.SECONDS)
                .set(DtlsConfig.DTLS_USE_SERVER_NAME_INDICATION, true)
                .set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, security.settings().connectionIdLength())
                // An address counts only after it was proved, also where a session is resumed.
                .set(DtlsConfig.DTLS_VERIFY_PEERS_ON_RESUMPTION_THRESHOLD, 0)
                // The name is checked with the rest of the certificate.
                .set(DtlsConfig.DTLS_VERIFY_SERVER_CERTIFICATES_SUBJECT, false)
                .set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 0);
        return DtlsConnectorConfig.builder(configuration).setAddress(local).setLoggingTag(settings.name());
    }
}
