// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.HandshakeTerms;
import io.tessera.lwm2m.transport.OwnKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each handshake that fails is told to the operator in one line, and to the peer in nothing that helps it. */
@Timeout(60)
class RefusalTest {

    private SecureEnds ends;
    private OperatorLog log;

    @BeforeEach
    void open() {
        ends = new SecureEnds(SecureEnds.IMPATIENT);
        log = OperatorLog.read();
    }

    @AfterEach
    void close() {
        log.close();
        ends.close();
    }

    private List<String> linesAboutClient() {
        return linesAbout(ends.client.localAddress());
    }

    private List<String> linesAbout(InetSocketAddress address) {
        return log.with("" + address).stream()
                .filter(line -> !line.contains("listening"))
                .toList();
    }

    private void fail(Credentials credentials) {
        SecureEnds.failure(ends.client.send(ends.connect(credentials), Listener.get("3")));
    }

    private static Credentials preSharedKey(String identity, String key, int... suites) {
        var terms =
                new HandshakeTerms("", java.util.Arrays.stream(suites).boxed().toList());
        return new Credentials.PreSharedKey(identity, key.getBytes(StandardCharsets.UTF_8), terms);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC0A8, 0x00AE, 0x00A8, 0xC037, 0xD001})
    void a_wrong_key_is_told_with_address_and_identity(int suite) throws Exception {
        ends.client.send(ends.connect(preSharedKey("device", "wrong", suite)), Listener.get("3"));
        assertThat(log.await("wrong key"))
                .isEqualTo("WARN No association with %s: wrong key for the PSK identity device"
                        .formatted(ends.client.localAddress()));
    }

    @Test
    void a_wrong_key_is_one_line_at_each_end_however_often_it_is_tried_within_a_handshake() throws Exception {
        fail(preSharedKey("device", "wrong"));
        log.await("no response to our proof");
        assertThat(linesAboutClient()).hasSize(1);
        assertThat(linesAbout(ends.server.localAddress()))
                .containsExactly(
                        "WARN No association with %s: no response to our proof; perhaps the key or the identity is wrong"
                                .formatted(ends.server.localAddress()));
    }

    @Test
    void who_has_a_wrong_key_hears_the_same_as_who_is_unknown() throws Exception {
        var wrong = CompletableFuture.supplyAsync(() -> hearsFor("device", "wrong key for the PSK identity device"));
        var unknown = CompletableFuture.supplyAsync(() -> hearsFor("str\nanger", "unknown PSK identity str?anger"));
        assertThat(wrong.get(30, TimeUnit.SECONDS))
                .isEqualTo(unknown.get(30, TimeUnit.SECONDS))
                .noneMatch(shape -> shape.startsWith("21"));
    }

    /** What the server sends to somebody with this identity and a wrong key; it tells the operator once. */
    private List<String> hearsFor(String identity, String told) {
        try (var relay = new Relay(ends.server.localAddress());
                var client = CoapEndpoints.openSecure(SecureEnds.ANY, SecureEnds.IMPATIENT, Security.NOBODY)) {
            var peer = client.useCredentials(relay.address(), preSharedKey(identity, "wrong", 0xC0A8));
            SecureEnds.failure(client.send(peer, Listener.get("3")));
            assertThat(linesAbout(relay.clientAsSeen()))
                    .containsExactly("WARN No association with %s: %s".formatted(relay.clientAsSeen(), told));
            return relay.answered().stream().map(RefusalTest::shape).distinct().toList();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Type and length of a record, and of what handshake message it is. */
    private static String shape(byte[] datagram) {
        return datagram[0] + " " + datagram[13] + " " + datagram.length;
    }

    @Test
    void an_unknown_public_key_is_one_line() throws Exception {
        ends.known.own = Authority.rawKey();
        var device = Authority.rawKey();
        fail(new Credentials.RawPublicKey(device, ends.known.own.publicKey(), HandshakeTerms.ANY));
        ends.atServer.nextAlert();
        assertThat(linesAboutClient())
                .containsExactly("WARN No association with %s: unknown public key %s"
                        .formatted(ends.client.localAddress(), device));
    }

    @Test
    void a_private_key_that_is_another_one_is_one_line() throws Exception {
        ends.known.own = Authority.rawKey();
        var device = Authority.rawKey();
        ends.known.identities.add(io.tessera.lwm2m.transport.Identity.PublicKey.of(device.publicKey()));
        var stolen = OwnKey.raw(Authority.rawKey().privateKey(), device.publicKey());
        fail(new Credentials.RawPublicKey(stolen, ends.known.own.publicKey(), HandshakeTerms.ANY));
        log.await("" + ends.client.localAddress() + ": ");
        assertThat(linesAboutClient()).hasSize(1).allMatch(line -> line.contains("No association with"));
    }

    @Test
    void a_stranger_who_goes_on_trying_does_not_fill_the_log() {
        var refusals = new Refusals();
        for (int port = 1; port <= 1000; port++) {
            refusals.tell(new InetSocketAddress("127.0.0.9", port), "wrong key");
        }
        assertThat(log.with("127.0.0.9"))
                .hasSize(Refusals.FOR_ONE + 1)
                .last()
                .isEqualTo("WARN Further failures with /127.0.0.9 aren't told for a minute");
        for (int host = 1; host < 255; host++) {
            refusals.tell(new InetSocketAddress("127.0.1." + host, 1), "wrong key");
        }
        assertThat(log.with("127.0.1.")).hasSize(Refusals.ALTOGETHER - Refusals.FOR_ONE);
    }
}
