// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    private static KeyPair keyPair() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    @Test
    void a_key_is_never_shown() throws Exception {
        var secret = "the-very-secret".getBytes(StandardCharsets.UTF_8);
        var shared = new Credentials.PreSharedKey("me", secret);
        var pair = keyPair();
        var raw = new Credentials.RawPublicKey(
                OwnKey.raw(pair.getPrivate(), pair.getPublic()), pair.getPublic(), HandshakeTerms.ANY);
        assertThat(shared).hasToString("PreSharedKey[me]");
        assertThat(raw)
                .hasToString("RawPublicKey["
                        + Identity.PublicKey.of(pair.getPublic()).fingerprint() + "]");
        assertThat(shared.key()).isEqualTo(secret);
        shared.destroy();
        assertThat(shared.key()).containsOnly(0);
    }

    @Test
    void key_pairs_are_read_as_the_security_object_has_them() throws Exception {
        var pair = keyPair();
        var own = OwnKey.raw(pair.getPrivate().getEncoded(), pair.getPublic().getEncoded());
        assertThat(own.privateKey()).isEqualTo(pair.getPrivate());
        assertThat(own.publicKey()).isEqualTo(pair.getPublic());
        assertThat(own.chain()).isEmpty();
    }

    @Test
    void what_is_no_key_is_refused_without_a_word_of_it() throws Exception {
        var secret = "the-very-secret".getBytes(StandardCharsets.UTF_8);
        var spki = keyPair().getPublic().getEncoded();
        assertThatThrownBy(() -> OwnKey.raw(secret, spki))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessage("No PKCS#8 private key of [EC, RSA, Ed25519]");
        assertThatThrownBy(() -> OwnKey.publicKey(secret)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OwnKey.certificates(secret)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Credentials.PreSharedKey("me", new byte[65]))
                .hasMessage("The key of me has 65 bytes; it must have 1 to 64");
    }

    @Test
    void usages_that_constrain_need_trust_anchors() {
        assertThat(ExpectedCertificate.Usage.of(3)).isEqualTo(ExpectedCertificate.Usage.DOMAIN_ISSUED);
        assertThat(ExpectedCertificate.Matching.of(1)).isEqualTo(ExpectedCertificate.Matching.SHA_256);
        assertThatThrownBy(() -> ExpectedCertificate.Usage.of(4)).hasMessage("4 is no certificate usage");
        assertThatThrownBy(() -> new ExpectedCertificate(
                        ExpectedCertificate.Usage.CA_CONSTRAINT,
                        ExpectedCertificate.Matching.EXACT,
                        new byte[] {1},
                        List.of()))
                .hasMessage("Certificate usage 0 needs trust anchors");
    }
}
