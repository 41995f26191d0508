// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tessera.lwm2m.server.credentials.KnownClient;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Identity;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ServerCredentialsTest {

    private static final Map<String, Object> CONFIGURED =
            Map.of("identity", "configured", "_key", "000102030405060708090a0b0c0d0e0f");

    private final MapStore store = new MapStore();
    private final ServerCredentials credentials = started();

    @Test
    void a_key_that_was_put_is_there_after_a_restart() {
        credentials.put(new Credentials.PreSharedKey("one", new byte[] {1, 2, 3}), List.of("device"));

        var restarted = started();

        assertThat(key(restarted, "one")).contains(new byte[] {1, 2, 3});
        assertThat(restarted.all())
                .containsExactly(new KnownClient(new Identity.PreSharedKey("one"), List.of("device"), false));
    }

    @Test
    void a_key_that_was_taken_away_lets_nobody_in_also_after_a_restart() {
        credentials.put(new Credentials.PreSharedKey("one", new byte[] {1}), List.of("device"));

        assertThat(credentials.remove(new Identity.PreSharedKey("one"))).isTrue();

        assertThat(credentials.remove(new Identity.PreSharedKey("one"))).isFalse();
        assertThat(key(credentials, "one")).isEmpty();
        assertThat(key(started(), "one")).isEmpty();
    }

    @Test
    void a_key_is_given_out_as_a_copy() {
        credentials.put(new Credentials.PreSharedKey("one", new byte[] {7}), List.of("device"));

        handshake(credentials, "one").orElseThrow().destroy();

        assertThat(key(credentials, "one")).contains(new byte[] {7});
    }

    @Test
    void no_key_shows_in_what_can_be_asked_or_printed() {
        credentials.put(new Credentials.PreSharedKey("one", "s3cret".getBytes()), List.of("device"));

        assertThat(credentials.all().toString()).contains("one").doesNotContain("s3cret", "733363");
    }

    @Test
    void what_is_configured_counts_and_is_changed_only_there() {
        credentials.put(new Credentials.PreSharedKey("configured", new byte[] {1}), List.of("stored"));
        var client = Configs.client(CONFIGURED);
        credentials.addClient(client);

        assertThat(key(credentials, "configured").orElseThrow()).hasSize(16);
        assertThat(credentials.all())
                .containsExactly(new KnownClient(new Identity.PreSharedKey("configured"), List.of("configured"), true));
        assertThatIllegalStateException().isThrownBy(() -> credentials.remove(new Identity.PreSharedKey("configured")));

        credentials.removeClient(client);

        assertThat(key(credentials, "configured")).contains(new byte[] {1});
    }

    @Test
    void a_configured_client_that_makes_no_sense_lets_nobody_in() {
        assertThat(Configs.client(Map.of()).entry()).isEmpty();
        assertThat(Configs.client(Map.of("identity", "a", "_key", "xy")).entry())
                .isEmpty();
        assertThat(Configs.client(Map.of("identity", "a")).entry()).isEmpty();
        assertThat(Configs.client(Map.of("identity", "a", "_key", "00", "certificateName", "a"))
                        .entry())
                .isEmpty();
        assertThat(Configs.client(Map.of("publicKey", "AAAA", "endpoints", new String[] {"a"}))
                        .entry())
                .isEmpty();
    }

    @Test
    void a_configured_public_key_is_known_by_its_fingerprint() throws Exception {
        var pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
        var base64 = Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded());
        credentials.addClient(Configs.client(Map.of("publicKey", base64, "endpoints", new String[] {"device"})));

        assertThat(isKnown(Identity.PublicKey.of(pair.getPublic()))).isTrue();
        assertThat(isKnown(new Identity.PublicKey("00"))).isFalse();
    }

    @Test
    void only_a_change_of_the_configuration_ends_associations() {
        var ended = new java.util.ArrayList<Entry>();
        for (int reason = 0; reason <= 6; reason++) {
            var client = Configs.client(CONFIGURED);
            client.whenRevoked(ended::add);
            client.end(reason);
        }
        assertThat(ended).hasSize(2);
    }

    @Test
    void an_identity_without_an_endpoint_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> credentials.put(new Identity.PublicKey("00"), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> credentials.put(new Identity.PreSharedKey("a"), List.of("a")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> credentials.put(Identity.Anonymous.INSTANCE, List.of("a")));
        assertThat(store.keys("")).isEmpty();
    }

    private boolean isKnown(Identity identity) {
        return credentials.isKnown(identity, List.of()).toCompletableFuture().join();
    }

    private ServerCredentials started() {
        return new ServerCredentials(Configs.server(Map.of()), store);
    }

    private static Optional<byte[]> key(ServerCredentials credentials, String identity) {
        return handshake(credentials, identity).map(Credentials.PreSharedKey::key);
    }

    private static Optional<Credentials.PreSharedKey> handshake(ServerCredentials credentials, String identity) {
        return credentials.preSharedKey(identity, "").toCompletableFuture().join();
    }
}
