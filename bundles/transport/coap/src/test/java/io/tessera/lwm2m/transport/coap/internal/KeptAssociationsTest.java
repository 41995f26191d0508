// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.platform.secrets.Secrets;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.HandshakeTerms;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.OwnKey;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.SecurityStore;
import io.tessera.lwm2m.transport.socket.internal.LentSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Associations outlive the endpoints on both ends: the transport's replacement, and a restart of the process. */
@Timeout(60)
class KeptAssociationsTest {

    private static final Settings SETTINGS = SecureEnds.IMPATIENT;

    @TempDir
    Path directory;

    private final KnownPeers known = new KnownPeers().withKey("device", SecureEnds.KEY);
    private volatile SecurityStore store = known;
    private final Listener atServer = new Listener();
    private final Listener atClient = new Listener();
    private LentSocket clientSocket;
    private LentSocket serverSocket;
    private Relay relay;
    private CoapEndpoints.Open client;
    private CoapEndpoints.Open server;

    @BeforeEach
    void bind() throws Exception {
        clientSocket = LentSocket.open(SecureEnds.ANY, 1_000_000);
        serverSocket = LentSocket.open(SecureEnds.ANY, 1_000_000);
        relay = new Relay((InetSocketAddress) serverSocket.getLocalSocketAddress());
        openClient();
        openServer();
    }

    @AfterEach
    void release() throws Exception {
        client.close();
        server.close();
        relay.close();
        clientSocket.release();
        serverSocket.release();
    }

    private Security security(String end) {
        var file = new AssociationFile(directory.resolve(end), "impatient", KeptAssociationsTest::key);
        return new Security(DtlsSettings.standard(), () -> store, Optional.of(file));
    }

    private static byte[] key(String purpose) {
        var key = new byte[Secrets.KEY_LENGTH];
        Arrays.fill(key, (byte) purpose.length());
        return key;
    }

    private void openClient() {
        client = CoapEndpoints.openSecure(clientSocket, SETTINGS, security("client"));
        client.listen(atClient);
    }

    private void openServer() {
        server = CoapEndpoints.openSecure(serverSocket, SETTINGS, security("server"));
        server.listen(atServer);
    }

    private Peer connect() {
        return client.useCredentials(relay.address(), new Credentials.PreSharedKey("device", SecureEnds.KEY));
    }

    private void requestsGoBothWays() throws Exception {
        assertThat(Listener.text(SecureEnds.await(client.send(connect(), Listener.get("3")))))
                .isEqualTo("GET /3");
        var device = atServer.nextRequest().peer();
        assertThat(Listener.text(SecureEnds.await(server.send(device, Listener.get("1")))))
                .isEqualTo("GET /1");
    }

    @Test
    void ten_replacements_of_both_endpoints_need_no_handshake() throws Exception {
        requestsGoBothWays();
        for (int i = 0; i < 10; i++) {
            server.close();
            openServer();
            requestsGoBothWays();
            client.close();
            openClient();
            requestsGoBothWays();
        }
        assertThat(relay.handshakes()).isEqualTo(1);
        assertThat(atServer.associations).hasSize(1);
        assertThat(atClient.associations).hasSize(1);
    }

    @Test
    void a_restart_of_both_processes_needs_no_handshake() throws Exception {
        requestsGoBothWays();
        restartClient();
        restartServer();
        requestsGoBothWays();
        assertThat(relay.handshakes()).isEqualTo(1);
    }

    /** Another socket, at another port even: the Connection ID is what counts. */
    private void restartClient() throws Exception {
        client.close();
        clientSocket.release();
        clientSocket = LentSocket.open(SecureEnds.ANY, 1_000_000);
        openClient();
    }

    private void restartServer() throws Exception {
        restartServer(() -> {});
    }

    private void restartServer(Runnable meanwhile) throws Exception {
        var local = (InetSocketAddress) serverSocket.getLocalSocketAddress();
        server.close();
        serverSocket.release();
        serverSocket = LentSocket.open(local, 1_000_000);
        meanwhile.run();
        openServer();
    }

    @Test
    void what_was_kept_is_used_once() throws Exception {
        requestsGoBothWays();
        var kept = directory.resolve("server");
        server.close();
        assertThat(files(kept)).hasSize(1);
        openServer();
        assertThat(files(kept)).isEmpty();
        // As if it had crashed: nothing was left behind, neither in a file nor with the socket.
        serverSocket.setOption(new Named("lwm2m.coap.associations"), null);
        requestsGoBothWays();
    }

    private record Named(String name) implements java.net.SocketOption<byte[]> {

        @Override
        public Class<byte[]> type() {
            return byte[].class;
        }
    }

    private static java.util.List<String> files(Path directory) throws Exception {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void after_a_crash_the_peer_makes_a_new_association() throws Exception {
        requestsGoBothWays();
        var local = (InetSocketAddress) serverSocket.getLocalSocketAddress();
        server.close();
        serverSocket.release();
        for (var file : files(directory.resolve("server"))) {
            Files.delete(directory.resolve("server").resolve(file));
        }
        serverSocket = LentSocket.open(local, 1_000_000);
        openServer();
        var peer = connect();
        SecureEnds.failure(client.send(peer, Listener.get("3")));
        requestsGoBothWays();
        assertThat(atServer.associations).hasSize(2);
        assertThat(atClient.associations).hasSize(2);
    }

    @Test
    void the_file_is_encrypted_and_for_its_owner_only() throws Exception {
        requestsGoBothWays();
        client.close();
        var kept = directory.resolve("client");
        for (var name : files(kept)) {
            var file = kept.resolve(name);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain("device")
                    .doesNotContain("127.0.0.1");
        }
        openClient();
    }

    @Test
    void a_file_that_was_changed_is_not_used() throws Exception {
        requestsGoBothWays();
        client.close();
        var kept = directory.resolve("client");
        for (var name : files(kept)) {
            var bytes = Files.readAllBytes(kept.resolve(name));
            bytes[bytes.length / 2] ^= 1;
            Files.write(kept.resolve(name), bytes);
        }
        clientSocket.release();
        clientSocket = LentSocket.open(SecureEnds.ANY, 1_000_000);
        openClient();
        requestsGoBothWays();
        assertThat(relay.handshakes()).isGreaterThan(1);
    }

    @Test
    void other_credentials_do_not_take_up_what_was_kept() throws Exception {
        requestsGoBothWays();
        client.close();
        openClient();
        known.withKey("renewed", new byte[] {1});
        var peer = client.useCredentials(relay.address(), new Credentials.PreSharedKey("renewed", new byte[] {1}));
        assertThat(Listener.text(SecureEnds.await(client.send(peer, Listener.get("3")))))
                .isEqualTo("GET /3");
        assertThat(relay.handshakes()).isEqualTo(2);
    }

    @Test
    void a_key_that_was_changed_meanwhile_ends_what_was_kept() throws Exception {
        requestsGoBothWays();
        server.close();
        known.withKey("device", new byte[] {1});
        openServer();
        nobodyGetsIn("wrong key for the PSK identity device");
    }

    @Test
    void an_identity_that_was_taken_away_meanwhile_ends_what_was_kept() throws Exception {
        requestsGoBothWays();
        restartServer(known.keys::clear);
        nobodyGetsIn("unknown PSK identity device");
    }

    /** Nor by a session that would be resumed: the client tries that after it got no answer. */
    private void nobodyGetsIn(String whyNotAnew) throws Exception {
        int handled = atServer.handled.get();
        try (var log = OperatorLog.read()) {
            var peer = connect();
            SecureEnds.failure(client.send(peer, Listener.get("3")));
            assertThat(log.with("isn't taken up"))
                    .containsExactly("WARN No association with %s: the one that was kept isn't taken up,"
                                    .formatted(relay.clientAsSeen())
                            + " since the credentials of device aren't in force any more");
            client.send(peer, Listener.get("3"));
            log.await(whyNotAnew);
        }
        assertThat(atServer.handled).hasValue(handled);
        assertThat(atServer.associations).hasSize(1);
    }

    @Test
    void what_was_kept_waits_for_a_store_that_comes_later() throws Exception {
        requestsGoBothWays();
        server.close();
        store = Security.NOBODY;
        openServer();
        var waiting = client.send(connect(), Listener.get("3"));
        store = known;
        ((TransportEndpoint) server).storeChanged();
        assertThat(Listener.text(SecureEnds.await(waiting))).isEqualTo("GET /3");
        assertThat(relay.handshakes()).isEqualTo(1);
    }

    @Test
    void what_was_kept_waits_for_a_store_that_learns_of_the_client_later() throws Exception {
        requestsGoBothWays();
        server.close();
        known.keys.clear();
        openServer();
        known.withKey("device", SecureEnds.KEY);
        requestsGoBothWays();
        assertThat(relay.handshakes()).isEqualTo(1);
    }

    @Test
    void a_server_may_be_the_first_to_speak_when_the_store_has_come() throws Exception {
        requestsGoBothWays();
        var device = new Peer(relay.clientAsSeen(), new Identity.PreSharedKey("device"));
        server.close();
        known.keys.clear();
        openServer();
        known.withKey("device", SecureEnds.KEY);
        assertThat(Listener.text(SecureEnds.await(server.send(device, Listener.get("1")))))
                .isEqualTo("GET /1");
    }

    @Test
    void what_no_store_was_asked_about_is_kept_further_on() throws Exception {
        requestsGoBothWays();
        server.close();
        store = Security.NOBODY;
        openServer();
        restartServer(() -> store = known);
        requestsGoBothWays();
        assertThat(relay.handshakes()).isEqualTo(1);
    }

    @Test
    void a_public_key_that_is_not_known_any_more_ends_what_was_kept() throws Exception {
        known.own = Authority.rawKey();
        var device = Authority.rawKey();
        var identity = Identity.PublicKey.of(device.publicKey());
        known.identities.add(identity);
        endsWith(new Credentials.RawPublicKey(device, known.own.publicKey(), HandshakeTerms.ANY), identity);
    }

    @Test
    void a_certificate_that_is_not_known_any_more_ends_what_was_kept() throws Exception {
        var root = new Authority("root");
        known.anchors.add(root.certificate());
        known.own = root.certify(new Authority.Certified("server"));
        OwnKey device = root.certify(new Authority.Certified("device-1"));
        var identity = new Identity.Certificate("device-1");
        known.identities.add(identity);
        var pinned = io.tessera.lwm2m.transport.ExpectedCertificate.domainIssued(
                known.own.chain().get(0).getEncoded());
        endsWith(new Credentials.Certificate(device, pinned, HandshakeTerms.ANY), identity);
    }

    private void endsWith(Credentials credentials, Identity identity) throws Exception {
        var peer = client.useCredentials(relay.address(), credentials);
        SecureEnds.await(client.send(peer, Listener.get("3")));
        restartServer(() -> {});
        SecureEnds.await(client.send(peer, Listener.get("3")));
        assertThat(relay.handshakes()).isEqualTo(1);
        restartServer(() -> known.identities.remove(identity));
        isNotTakenUp(peer);
        assertThat(atServer.handled).hasValue(2);
    }

    @Test
    void a_certificate_whose_authority_is_not_trusted_any_more_ends_what_was_kept() throws Exception {
        var root = new Authority("root");
        known.anchors.add(root.certificate());
        known.own = root.certify(new Authority.Certified("server"));
        var device = root.certify(new Authority.Certified("device-1"));
        known.identities.add(new Identity.Certificate("device-1"));
        var pinned = io.tessera.lwm2m.transport.ExpectedCertificate.domainIssued(
                known.own.chain().get(0).getEncoded());
        var peer =
                client.useCredentials(relay.address(), new Credentials.Certificate(device, pinned, HandshakeTerms.ANY));
        SecureEnds.await(client.send(peer, Listener.get("3")));
        restartServer(known.anchors::clear);
        isNotTakenUp(peer);
        assertThat(atServer.handled).hasValue(1);
    }

    private void isNotTakenUp(Peer peer) throws Exception {
        try (var log = OperatorLog.read()) {
            client.send(peer, Listener.get("3"));
            log.await("aren't in force any more");
        }
    }
}
