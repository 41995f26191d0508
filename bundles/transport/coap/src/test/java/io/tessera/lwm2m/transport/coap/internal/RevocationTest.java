// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.transport.Alert;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.ExpectedCertificate;
import io.tessera.lwm2m.transport.ExpectedCertificate.Matching;
import io.tessera.lwm2m.transport.ExpectedCertificate.Usage;
import io.tessera.lwm2m.transport.HandshakeTerms;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.OwnKey;
import io.tessera.lwm2m.transport.coap.internal.Authority.Certified;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Certificates that the operator's revocation lists name are refused at both ends (RFC 5280, 5). */
@Timeout(60)
class RevocationTest {

    private static final int REVOKED = 44;
    private static final HandshakeTerms NAMED = HandshakeTerms.with("lwm2m.example.org");

    @TempDir
    Path lists;

    private final KnownPeers known = new KnownPeers();
    private final Listener atServer = new Listener();
    private final Listener atClient = new Listener();
    private Instant tomorrow;
    private OperatorLog log;
    private Authority root;
    private Authority middle;
    private OwnKey device;
    private DatagramSocket clientSocket;
    private DatagramSocket serverSocket;
    private CoapEndpoints.Open client;
    private CoapEndpoints.Open server;

    @BeforeEach
    void open() throws Exception {
        tomorrow = Instant.now().plusSeconds(86_400);
        log = OperatorLog.read();
        root = new Authority("root");
        middle = root.intermediate("middle");
        device = middle.certify(new Certified("device"));
        known.anchors.add(root.certificate());
        known.identities.add(new Identity.Certificate("device"));
        known.own = middle.certify(new Certified("server").host(NAMED.serverName()));
        clientSocket = new DatagramSocket(SecureEnds.ANY);
        serverSocket = new DatagramSocket(SecureEnds.ANY);
        client = open(clientSocket);
        server = open(serverSocket);
        client.listen(atClient);
        server.listen(atServer);
    }

    private CoapEndpoints.Open open(DatagramSocket socket) {
        var revoked = RevocationLists.in(lists.toString());
        var security = new Security(DtlsSettings.standard(), () -> known, Optional.empty(), revoked, TrustStore.NONE);
        return CoapEndpoints.openSecure(socket, SecureEnds.IMPATIENT, security);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
        clientSocket.close();
        serverSocket.close();
        log.close();
    }

    private String ask(Usage usage, X509Certificate certificate) throws Exception {
        var expected =
                new ExpectedCertificate(usage, Matching.EXACT, certificate.getEncoded(), List.of(root.certificate()));
        var peer = client.useCredentials(server.localAddress(), new Credentials.Certificate(device, expected, NAMED));
        var answer = client.send(peer, Listener.get("3"));
        return Listener.text(SecureEnds.await(answer));
    }

    private void refused(Usage usage, X509Certificate certificate, Alert alert) throws Exception {
        var expected =
                new ExpectedCertificate(usage, Matching.EXACT, certificate.getEncoded(), List.of(root.certificate()));
        var peer = client.useCredentials(server.localAddress(), new Credentials.Certificate(device, expected, NAMED));
        assertThat(SecureEnds.failure(client.send(peer, Listener.get("3"))).alert())
                .contains(alert);
        assertThat(atServer.requests).isEmpty();
    }

    private void told(InetSocketAddress who, String subject) throws Exception {
        log.await("" + who + ": ");
        assertThat(log.with("No association with " + who))
                .hasSize(1)
                .first()
                .asString()
                .startsWith(
                        "WARN No association with %s: the certificate of %s was revoked at ".formatted(who, subject))
                .endsWith(", KEY_COMPROMISE");
    }

    private X509Certificate ofServer() {
        return known.own.chain().get(0);
    }

    private X509Certificate meant(Usage usage) {
        return switch (usage) {
            case CA_CONSTRAINT -> middle.certificate();
            case TRUST_ANCHOR -> root.certificate();
            case SERVICE_CONSTRAINT, DOMAIN_ISSUED -> ofServer();
        };
    }

    @ParameterizedTest
    @EnumSource(Usage.class)
    void a_server_with_a_revoked_certificate_is_refused_with_each_usage(Usage usage) throws Exception {
        Files.write(lists.resolve("middle.crl"), middle.revocationList(tomorrow, ofServer()));
        refused(usage, meant(usage), new Alert(2, REVOKED, false));
        told(server.localAddress(), "CN=server");
    }

    @Test
    void a_device_with_a_revoked_certificate_is_refused() throws Exception {
        Files.write(
                lists.resolve("middle.crl"),
                middle.revocationList(tomorrow, device.chain().get(0)));
        refused(Usage.DOMAIN_ISSUED, ofServer(), new Alert(2, REVOKED, true));
        told(client.localAddress(), "CN=device");
    }

    @Test
    void a_certificate_of_a_revoked_authority_is_refused() throws Exception {
        Files.write(lists.resolve("root.crl"), root.revocationList(tomorrow, middle.certificate()));
        refused(Usage.TRUST_ANCHOR, root.certificate(), new Alert(2, REVOKED, false));
        told(server.localAddress(), "CN=middle");
    }

    @Test
    void an_association_ends_when_the_certificate_of_its_device_is_revoked() throws Exception {
        assertThat(ask(Usage.DOMAIN_ISSUED, ofServer())).isEqualTo("GET /3");
        atServer.requests.clear();
        ((TransportEndpoint) server).endRevoked();
        assertThat(ask(Usage.DOMAIN_ISSUED, ofServer())).isEqualTo("GET /3");
        atServer.requests.clear();

        Files.write(
                lists.resolve("middle.crl"),
                middle.revocationList(tomorrow, device.chain().get(0)));
        ((TransportEndpoint) server).endRevoked();
        assertThat(atClient.nextAlert()).isEqualTo(new Alert(2, REVOKED, true));
        assertThat(atServer.nextAlert()).isEqualTo(new Alert(2, REVOKED, false));
        assertThat(log.with("The association with " + client.localAddress()))
                .singleElement()
                .asString()
                .startsWith("WARN The association with %s ended: the certificate of CN=device was revoked at "
                        .formatted(client.localAddress()));
        refused(Usage.DOMAIN_ISSUED, ofServer(), new Alert(2, REVOKED, true));
    }

    @Test
    void an_association_ends_when_the_certificate_of_its_server_is_revoked() throws Exception {
        assertThat(ask(Usage.DOMAIN_ISSUED, ofServer())).isEqualTo("GET /3");
        atServer.requests.clear();
        Files.write(lists.resolve("middle.crl"), middle.revocationList(tomorrow, ofServer()));
        ((TransportEndpoint) client).endRevoked();
        assertThat(atServer.nextAlert()).isEqualTo(new Alert(2, REVOKED, true));
        assertThat(atClient.nextAlert()).isEqualTo(new Alert(2, REVOKED, false));
        refused(Usage.DOMAIN_ISSUED, ofServer(), new Alert(2, REVOKED, false));
    }

    @Test
    void what_another_authority_revokes_is_not_meant() throws Exception {
        var stranger = new Authority("stranger");
        Files.write(lists.resolve("stranger.crl"), stranger.revocationList(tomorrow, ofServer()));
        assertThat(ask(Usage.TRUST_ANCHOR, root.certificate())).isEqualTo("GET /3");
    }

    @Test
    void a_list_that_is_replaced_counts_from_the_next_handshake_on() throws Exception {
        var file = lists.resolve("middle.pem");
        pem(file, middle.revocationList(tomorrow), 1);
        assertThat(ask(Usage.DOMAIN_ISSUED, ofServer())).isEqualTo("GET /3");
        atServer.requests.clear();
        client.endAssociation(client.useCredentials(
                server.localAddress(),
                new Credentials.Certificate(
                        device, ExpectedCertificate.domainIssued(ofServer().getEncoded()), NAMED)));
        pem(file, middle.revocationList(tomorrow, device.chain().get(0)), 2);
        refused(Usage.TRUST_ANCHOR, root.certificate(), new Alert(2, REVOKED, true));
        // What isn't a list leaves in force what was there.
        Files.writeString(file, "-----BEGIN X509 CRL-----\nnothing\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(3));
        refused(Usage.SERVICE_CONSTRAINT, ofServer(), new Alert(2, REVOKED, true));
        assertThat(log.with("is no revocation list")).isNotEmpty();
    }

    private static void pem(Path file, byte[] list, long changed) throws Exception {
        var text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(list);
        Files.writeString(file, "-----BEGIN X509 CRL-----\n" + text + "\n-----END X509 CRL-----\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(changed));
    }

    @Test
    void a_list_that_is_out_of_date_still_counts_and_is_told() throws Exception {
        var yesterday = Instant.now().minusSeconds(86_400);
        Files.write(lists.resolve("middle.crl"), middle.revocationList(yesterday, ofServer()));
        refused(Usage.DOMAIN_ISSUED, ofServer(), new Alert(2, REVOKED, false));
        assertThat(log.with("is out of date since")).isNotEmpty();
    }
}
