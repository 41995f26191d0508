// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.platform.keys.GuardedKey;
import io.tessera.lwm2m.platform.keys.KeyProvider;
import io.tessera.lwm2m.transport.Alert;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.ExpectedCertificate;
import io.tessera.lwm2m.transport.ExpectedCertificate.Matching;
import io.tessera.lwm2m.transport.ExpectedCertificate.Usage;
import io.tessera.lwm2m.transport.HandshakeTerms;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.coap.internal.Authority.Certified;
import java.io.IOException;
import java.net.DatagramSocket;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Certificate usages 0 and 1 go by the platform's trust store where there is one (RFC 6698, 2.1.1). */
@Timeout(60)
class TrustStoreTest {

    private static final int UNKNOWN_CA = 48;
    private static final HandshakeTerms NAMED = HandshakeTerms.with("lwm2m.example.org");

    private interface Trusting extends KeyProvider {

        @Override
        default Optional<GuardedKey> key(String alias) {
            return Optional.empty();
        }
    }

    private final KnownPeers known = new KnownPeers();
    private Optional<KeyProvider> platform = Optional.empty();
    private Authority ours;
    private Authority javas;
    private DatagramSocket socket;
    private CoapEndpoints.Open client;
    private CoapEndpoints.Open server;

    @BeforeEach
    void open() throws Exception {
        ours = new Authority("ours");
        javas = new Authority("javas");
        known.anchors.add(ours.certificate());
        known.identities.add(new Identity.Certificate("device"));
        known.own = ours.certify(new Certified("server").host(NAMED.serverName()));
        var trust = new TrustStore(() -> platform);
        var security =
                new Security(DtlsSettings.standard(), () -> known, Optional.empty(), RevocationLists.in(""), trust);
        socket = new DatagramSocket(SecureEnds.ANY);
        client = CoapEndpoints.openSecure(socket, SecureEnds.IMPATIENT, security);
        server = CoapEndpoints.openSecure(SecureEnds.ANY, SecureEnds.IMPATIENT, known);
        client.listen(new Listener());
        server.listen(new Listener());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
        socket.close();
    }

    private static KeyProvider trusting(X509Certificate... certificates) {
        return (Trusting) () -> List.of(certificates);
    }

    private java.util.concurrent.CompletionStage<io.tessera.lwm2m.transport.Response> ask(Authority ofJava)
            throws Exception {
        var expected = new ExpectedCertificate(
                Usage.SERVICE_CONSTRAINT,
                Matching.EXACT,
                known.own.chain().get(0).getEncoded(),
                List.of(ofJava.certificate()));
        var device = ours.certify(new Certified("device"));
        var peer = client.useCredentials(server.localAddress(), new Credentials.Certificate(device, expected, NAMED));
        return client.send(peer, Listener.get("3"));
    }

    @Test
    void what_the_platform_trusts_is_accepted_whatever_java_trusts() throws Exception {
        platform = Optional.of(trusting(ours.certificate()));
        assertThat(Listener.text(SecureEnds.await(ask(javas)))).isEqualTo("GET /3");
    }

    @Test
    void what_the_platform_does_not_trust_is_refused_whatever_java_trusts() throws Exception {
        platform = Optional.of(trusting(javas.certificate()));
        assertThat(SecureEnds.failure(ask(ours)).alert()).contains(new Alert(2, UNKNOWN_CA, false));
    }

    @Test
    void where_the_platform_trusts_nobody_in_particular_java_counts() throws Exception {
        platform = Optional.of(trusting());
        assertThat(Listener.text(SecureEnds.await(ask(ours)))).isEqualTo("GET /3");
    }

    @ParameterizedTest
    @EnumSource(names = {"TRUST_ANCHOR", "DOMAIN_ISSUED"})
    void other_usages_do_not_ask_for_it(Usage usage) throws Exception {
        var expected = new ExpectedCertificate(usage, Matching.EXACT, new byte[] {1}, List.of());
        var trust = new TrustStore(() -> {
            throw new AssertionError("asked");
        });
        assertThat(trust.inPlaceOf(expected)).isSameAs(expected);
    }

    @Test
    void a_trust_store_that_can_not_be_read_lets_nobody_in() {
        Trusting broken = () -> {
            throw new IOException("gone");
        };
        var expected = new ExpectedCertificate(
                Usage.CA_CONSTRAINT, Matching.EXACT, new byte[] {1}, List.of(ours.certificate()));
        var trust = new TrustStore(() -> Optional.of(broken));
        assertThatThrownBy(() -> trust.inPlaceOf(expected))
                .isInstanceOf(CertificateRefused.class)
                .hasMessage("the trust store of the platform can't be read: gone");
    }
}
