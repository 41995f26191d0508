// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.transport.Alert;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.HandshakeTerms;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.OwnKey;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Security Mode 1, both ends (Transport 1.2, 5.2.9.2). */
@Timeout(60)
class PublicKeyTest {

    private static final int BAD_CERTIFICATE = 42;
    private static final int HANDSHAKE_FAILURE = 40;

    private SecureEnds ends;
    private OwnKey device;

    @BeforeEach
    void open() throws Exception {
        ends = new SecureEnds(SecureEnds.IMPATIENT);
        ends.known.own = Authority.rawKey();
        device = Authority.rawKey();
        ends.known.identities.add(Identity.PublicKey.of(device.publicKey()));
    }

    @AfterEach
    void close() {
        ends.close();
    }

    private Credentials credentials(HandshakeTerms terms) {
        return new Credentials.RawPublicKey(device, ends.known.own.publicKey(), terms);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC0AE, 0xC023, 0xC02B, 0xC0AC})
    void both_ends_prove_that_they_have_their_keys(int suite) throws Exception {
        var server = ends.connect(credentials(new HandshakeTerms("", List.of(suite))));
        assertThat(ends.ask(server)).isEqualTo("GET /3/0");
        assertThat(server.identity()).isEqualTo(Identity.PublicKey.of(ends.known.own.publicKey()));
        assertThat(ends.atServer.nextRequest().peer().identity()).isEqualTo(Identity.PublicKey.of(device.publicKey()));
    }

    @Test
    void a_store_may_answer_later() {
        var slow = Executors.newSingleThreadExecutor();
        ends.known.later = slow;
        try {
            assertThat(ends.ask(ends.connect(credentials(HandshakeTerms.ANY)))).isEqualTo("GET /3/0");
        } finally {
            slow.shutdown();
        }
    }

    @Test
    void a_device_that_is_not_known_is_refused() throws Exception {
        ends.known.identities.clear();
        var server = ends.connect(credentials(HandshakeTerms.ANY));
        var failure = SecureEnds.failure(ends.client.send(server, Listener.get("3")));
        assertThat(failure.reason()).isEqualTo(NoAnswer.Reason.SECURITY);
        assertThat(failure.alert()).contains(new Alert(2, BAD_CERTIFICATE, true));
        assertThat(ends.atClient.nextAlert()).isEqualTo(new Alert(2, BAD_CERTIFICATE, true));
        assertThat(ends.atServer.nextAlert()).isEqualTo(new Alert(2, BAD_CERTIFICATE, false));
        assertThat(ends.atServer.requests).isEmpty();
    }

    @Test
    void a_server_with_another_key_is_refused() throws Exception {
        var expected = Authority.rawKey().publicKey();
        var server = ends.connect(new Credentials.RawPublicKey(device, expected, HandshakeTerms.ANY));
        var failure = SecureEnds.failure(ends.client.send(server, Listener.get("3")));
        assertThat(failure.reason()).isEqualTo(NoAnswer.Reason.SECURITY);
        assertThat(failure.alert()).contains(new Alert(2, BAD_CERTIFICATE, false));
        assertThat(ends.atServer.nextAlert()).isEqualTo(new Alert(2, BAD_CERTIFICATE, true));
    }

    @Test
    void a_device_without_the_private_key_is_refused() throws Exception {
        var stolen = OwnKey.raw(Authority.rawKey().privateKey(), device.publicKey());
        var server = ends.connect(new Credentials.RawPublicKey(stolen, ends.known.own.publicKey(), HandshakeTerms.ANY));
        var failure = SecureEnds.failure(ends.client.send(server, Listener.get("3")));
        assertThat(failure.reason()).isEqualTo(NoAnswer.Reason.SECURITY);
        assertThat(ends.atServer.requests).isEmpty();
    }

    @Test
    void a_server_without_a_key_has_pre_shared_keys_only() {
        var known = ends.known.own.publicKey();
        ends.known.own = null;
        var server = ends.connect(new Credentials.RawPublicKey(device, known, HandshakeTerms.ANY));
        var failure = SecureEnds.failure(ends.client.send(server, Listener.get("3")));
        assertThat(failure.alert()).contains(new Alert(2, HANDSHAKE_FAILURE, true));
        assertThat(ends.ask(ends.connect())).isEqualTo("GET /3/0");
    }

    @Test
    void a_device_that_asks_for_a_certificate_gets_none_from_a_server_that_has_a_raw_key() throws Exception {
        var authority = new Authority("root");
        var certified = authority.certify(new Authority.Certified("device"));
        var expected = io.tessera.lwm2m.transport.ExpectedCertificate.domainIssued(
                certified.chain().get(0).getEncoded());
        var server = ends.connect(new Credentials.Certificate(certified, expected, HandshakeTerms.ANY));
        var failure = SecureEnds.failure(ends.client.send(server, Listener.get("3")));
        assertThat(failure.alert()).contains(new Alert(2, HANDSHAKE_FAILURE, true));
    }
}
