// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.transport.Alert;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.ExpectedCertificate;
import io.tessera.lwm2m.transport.ExpectedCertificate.Matching;
import io.tessera.lwm2m.transport.ExpectedCertificate.Usage;
import io.tessera.lwm2m.transport.HandshakeTerms;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.OwnKey;
import io.tessera.lwm2m.transport.coap.internal.Authority.Certified;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Security Mode 2, both ends: usages, matching types, names and dates (Transport 1.2, 5.2.9.3; Core, appendix E.1). */
@Timeout(60)
class CertificateTest {

    private static final String HOST = "lwm2m.example.org";
    private static final HandshakeTerms NAMED = HandshakeTerms.with(HOST);
    private static final int BAD = 42;
    private static final int UNSUPPORTED = 43;
    private static final int EXPIRED = 45;
    private static final int UNKNOWN_CA = 48;

    private SecureEnds ends;
    private OperatorLog log;
    private Authority root;
    private Authority middle;
    private Authority stranger;
    private OwnKey device;

    @BeforeEach
    void open() throws Exception {
        log = OperatorLog.read();
        ends = new SecureEnds(SecureEnds.IMPATIENT);
        root = new Authority("root");
        middle = root.intermediate("middle");
        stranger = new Authority("stranger");
        device = middle.certify(new Certified("urn:dev:1").host("device-1").usage(Authority.FOR_CLIENTS));
        ends.known.anchors.add(root.certificate());
        ends.known.identities.add(new Identity.Certificate("urn:dev:1", List.of("device-1")));
        ends.known.own = middle.certify(serverCertificate());
    }

    private static Certified serverCertificate() {
        return new Certified("server").host(HOST).address("127.0.0.1").usage(Authority.FOR_SERVERS);
    }

    @AfterEach
    void close() {
        log.close();
        ends.close();
    }

    private X509Certificate ofServer() {
        return ends.known.own.chain().get(0);
    }

    private static byte[] data(Matching matching, X509Certificate certificate) throws Exception {
        var encoded = certificate.getEncoded();
        return switch (matching) {
            case EXACT -> encoded;
            case SHA_256 -> MessageDigest.getInstance("SHA-256").digest(encoded);
            case SHA_384 -> MessageDigest.getInstance("SHA-384").digest(encoded);
            case SHA_512 -> MessageDigest.getInstance("SHA-512").digest(encoded);
        };
    }

    private ExpectedCertificate expected(Usage usage, Matching matching, X509Certificate certificate) throws Exception {
        return new ExpectedCertificate(usage, matching, data(matching, certificate), List.of(root.certificate()));
    }

    private Credentials credentials(ExpectedCertificate expected, HandshakeTerms terms) {
        return new Credentials.Certificate(device, expected, terms);
    }

    private NoAnswer refused(Credentials credentials) {
        var server = ends.connect(credentials);
        var failure = SecureEnds.failure(ends.client.send(server, Listener.get("3")));
        assertThat(failure.reason()).isEqualTo(NoAnswer.Reason.SECURITY);
        assertThat(ends.atServer.requests).isEmpty();
        return failure;
    }

    /** One line for it, with address, subject and reason. */
    private void told(InetSocketAddress who, String subject, String why) throws Exception {
        log.await("" + who + ": ");
        assertThat(log.with("No association with " + who))
                .containsExactly("WARN No association with %s: the certificate of %s %s".formatted(who, subject, why));
        assertThat(log.with("" + who)).noneMatch(line -> line.contains("Alert"));
    }

    private static Alert ours(int description) {
        return new Alert(2, description, false);
    }

    private static Alert theirs(int description) {
        return new Alert(2, description, true);
    }

    @ParameterizedTest
    @EnumSource(Usage.class)
    void each_usage_accepts_what_it_means(Usage usage) throws Exception {
        var certificate =
                switch (usage) {
                    case CA_CONSTRAINT -> middle.certificate();
                    case TRUST_ANCHOR -> root.certificate();
                    case SERVICE_CONSTRAINT, DOMAIN_ISSUED -> ofServer();
                };
        var server = ends.connect(credentials(expected(usage, Matching.EXACT, certificate), NAMED));
        assertThat(ends.ask(server)).isEqualTo("GET /3/0");
        assertThat(server.identity()).isEqualTo(new Identity.Certificate(HOST));
        assertThat(ends.atServer.nextRequest().peer().identity())
                .isEqualTo(new Identity.Certificate("urn:dev:1", List.of("device-1")));
        assertThat(ends.known.calledBy).isEqualTo(HOST);
    }

    @ParameterizedTest
    @CsvSource({"urn:dev:1", "device-1"})
    void a_server_ends_the_associations_of_a_certificate_by_each_of_its_names(String name) throws Exception {
        var server = ends.connect(credentials(expected(Usage.DOMAIN_ISSUED, Matching.EXACT, ofServer()), NAMED));
        assertThat(ends.ask(server)).isEqualTo("GET /3/0");
        var device = ends.atServer.nextRequest().peer();

        ends.server.endAssociations(new Identity.Certificate("device-2"));
        assertThat(ends.ask(server)).isEqualTo("GET /3/0");
        ends.server.endAssociations(new Identity.Certificate(name));

        assertThat(SecureEnds.failure(ends.server.send(device, Listener.get("1")))
                        .reason())
                .isEqualTo(NoAnswer.Reason.UNREACHABLE);
    }

    @ParameterizedTest
    @EnumSource(Matching.class)
    void each_matching_type_knows_the_certificate_and_no_other(Matching matching) throws Exception {
        var right = expected(Usage.DOMAIN_ISSUED, matching, ofServer());
        assertThat(ends.ask(ends.connect(credentials(right, NAMED)))).isEqualTo("GET /3/0");
        ends.atServer.requests.clear();
        var wrong = expected(Usage.DOMAIN_ISSUED, matching, middle.certificate());
        assertThat(refused(credentials(wrong, NAMED)).alert()).contains(ours(BAD));
    }

    @ParameterizedTest
    @CsvSource({"CA_CONSTRAINT", "SERVICE_CONSTRAINT"})
    void a_constraint_is_one_beside_the_path_to_a_trust_anchor(Usage usage) throws Exception {
        var wrong = expected(usage, Matching.EXACT, stranger.certificate());
        assertThat(refused(credentials(wrong, NAMED)).alert()).contains(ours(BAD));

        var certificate = usage == Usage.CA_CONSTRAINT ? middle.certificate() : ofServer();
        var untrusted = new ExpectedCertificate(
                usage, Matching.EXACT, certificate.getEncoded(), List.of(stranger.certificate()));
        assertThat(refused(credentials(untrusted, NAMED)).alert()).contains(ours(UNKNOWN_CA));
    }

    @Test
    void a_trust_anchor_that_is_another_one_is_refused() throws Exception {
        var wrong = expected(Usage.TRUST_ANCHOR, Matching.EXACT, stranger.certificate());
        assertThat(refused(credentials(wrong, NAMED)).alert()).contains(ours(UNKNOWN_CA));
    }

    @Test
    void a_trust_anchor_is_found_by_its_hash_in_the_chain() throws Exception {
        var right = expected(Usage.TRUST_ANCHOR, Matching.SHA_256, middle.certificate());
        assertThat(ends.ask(ends.connect(credentials(right, NAMED)))).isEqualTo("GET /3/0");
        ends.atServer.requests.clear();
        var notThere = expected(Usage.TRUST_ANCHOR, Matching.SHA_256, root.certificate());
        assertThat(refused(credentials(notThere, NAMED)).alert()).contains(ours(UNKNOWN_CA));
    }

    @Test
    void without_a_server_name_the_certificate_must_be_for_the_address() throws Exception {
        var anchor = expected(Usage.TRUST_ANCHOR, Matching.EXACT, root.certificate());
        assertThat(ends.ask(ends.connect(credentials(anchor, HandshakeTerms.ANY))))
                .isEqualTo("GET /3/0");
        ends.atServer.requests.clear();
        ends.client.endAssociation(ends.connect(credentials(anchor, HandshakeTerms.ANY)));
        ends.known.own = middle.certify(serverCertificate().address("127.0.0.2"));
        assertThat(refused(credentials(anchor, HandshakeTerms.ANY)).alert()).contains(ours(BAD));
    }

    @ParameterizedTest
    @CsvSource({"CA_CONSTRAINT", "SERVICE_CONSTRAINT", "TRUST_ANCHOR"})
    void a_certificate_for_another_host_is_refused(Usage usage) throws Exception {
        var certificate = usage == Usage.SERVICE_CONSTRAINT ? ofServer() : middle.certificate();
        var terms = HandshakeTerms.with("other.example.org");
        var failure = refused(credentials(expected(usage, Matching.EXACT, certificate), terms));
        assertThat(failure.alert()).contains(ours(BAD));
        assertThat(failure).hasMessageContaining("isn't for other.example.org");
        told(ends.server.localAddress(), "CN=server", "isn't for other.example.org");
    }

    @ParameterizedTest
    @CsvSource({"-P2D, -P1D", "P1D, P2D"})
    void a_certificate_that_is_not_valid_now_is_refused(Duration from, Duration until) throws Exception {
        ends.known.own = middle.certify(serverCertificate().valid(from, until));
        var anchor = expected(Usage.TRUST_ANCHOR, Matching.EXACT, root.certificate());
        assertThat(refused(credentials(anchor, NAMED)).alert()).contains(ours(EXPIRED));
        told(ends.server.localAddress(), "CN=server", notValid(ofServer()));
    }

    private static String notValid(X509Certificate certificate) {
        var until = certificate.getNotAfter().toInstant();
        return until.isBefore(Instant.now())
                ? "has expired, at " + until
                : "isn't valid yet, but from " + certificate.getNotBefore().toInstant();
    }

    @ParameterizedTest
    @CsvSource({"-P2D, -P1D", "P1D, P2D"})
    void a_device_whose_certificate_is_not_valid_now_is_refused(Duration from, Duration until) throws Exception {
        device = middle.certify(new Certified("urn:dev:1").host("device-1").valid(from, until));
        var pinned = expected(Usage.DOMAIN_ISSUED, Matching.EXACT, ofServer());
        assertThat(refused(credentials(pinned, NAMED)).alert()).contains(theirs(EXPIRED));
        told(ends.client.localAddress(), "CN=urn:dev:1", notValid(device.chain().get(0)));
    }

    @Test
    void a_certificate_that_is_not_for_servers_is_refused() throws Exception {
        ends.known.own = middle.certify(serverCertificate().usage(Authority.FOR_CLIENTS));
        var anchor = expected(Usage.TRUST_ANCHOR, Matching.EXACT, root.certificate());
        assertThat(refused(credentials(anchor, NAMED)).alert()).contains(ours(UNSUPPORTED));
        told(ends.server.localAddress(), "CN=server", "may not be used by a server");
    }

    @Test
    void a_device_whose_certificate_is_not_for_clients_is_refused() throws Exception {
        device = middle.certify(new Certified("urn:dev:1").host("device-1").usage(Authority.FOR_SERVERS));
        // Our own client would show no certificate at all rather than such a one.
        assertThatThrownBy(() -> CertificatePath.check(device.chain(), ends.known.anchors, true))
                .isInstanceOf(CertificateRefused.class)
                .hasMessage("the certificate of CN=urn:dev:1 may not be used by a client");
    }

    @Test
    void a_device_that_another_authority_certified_is_refused() throws Exception {
        device = stranger.certify(new Certified("urn:dev:1").host("device-1"));
        var pinned = expected(Usage.DOMAIN_ISSUED, Matching.EXACT, ofServer());
        assertThat(refused(credentials(pinned, NAMED)).alert()).contains(theirs(UNKNOWN_CA));
        told(ends.client.localAddress(), "CN=urn:dev:1", "was issued by CN=stranger, which isn't trusted");
        assertThat(ends.known.asked).hasValue(0);
    }

    @Test
    void a_device_that_is_certified_but_not_known_is_refused() throws Exception {
        device = middle.certify(new Certified("urn:dev:2"));
        var pinned = expected(Usage.DOMAIN_ISSUED, Matching.EXACT, ofServer());
        assertThat(refused(credentials(pinned, NAMED)).alert()).contains(theirs(BAD));
        told(ends.client.localAddress(), "CN=urn:dev:2", "is that of an unknown client");
    }

    @Test
    void an_end_certificate_can_not_certify() throws Exception {
        var notAnAuthority = root.intermediate("middle");
        var forged = new Certified("urn:dev:1").host("device-1");
        var inBetween = notAnAuthority.certify(new Certified("urn:dev:7"));
        var signer = Authority.signedBy(inBetween, "urn:dev:7");
        device = signer.certify(forged);
        var pinned = expected(Usage.DOMAIN_ISSUED, Matching.EXACT, ofServer());
        assertThat(refused(credentials(pinned, NAMED)).alert()).contains(theirs(BAD));
    }
}
