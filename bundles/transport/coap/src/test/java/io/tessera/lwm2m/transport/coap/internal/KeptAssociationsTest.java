// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.platform.secrets.Secrets;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Peer;
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

/** Associations outlive the endpoints on both ends: the transport's replacement, and a restart of the process. */
@Timeout(60)
class KeptAssociationsTest {

    private static final Settings SETTINGS = SecureEnds.IMPATIENT;

    @TempDir
    Path directory;

    private final KnownPeers known = new KnownPeers().withKey("device", SecureEnds.KEY);
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
        return new Security(DtlsSettings.standard(), () -> known, Optional.of(file));
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
        assertThat(known.asked).hasValue(1);
    }

    @Test
    void a_restart_of_both_processes_needs_no_handshake() throws Exception {
        requestsGoBothWays();
        restartClient();
        restartServer();
        requestsGoBothWays();
        assertThat(relay.handshakes()).isEqualTo(1);
        assertThat(known.asked).hasValue(1);
    }

    /** Another socket, at another port even: the Connection ID is what counts. */
    private void restartClient() throws Exception {
        client.close();
        clientSocket.release();
        clientSocket = LentSocket.open(SecureEnds.ANY, 1_000_000);
        openClient();
    }

    private void restartServer() throws Exception {
        var local = (InetSocketAddress) serverSocket.getLocalSocketAddress();
        server.close();
        serverSocket.release();
        serverSocket = LentSocket.open(local, 1_000_000);
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
}
