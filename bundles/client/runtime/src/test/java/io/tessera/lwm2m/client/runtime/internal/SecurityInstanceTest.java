// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.transport.Credentials;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the Resources of the Security Object mean (Core 1.2, appendix E.1). */
class SecurityInstanceTest {

    private static final Path INSTANCE = Path.of(0, 3);
    private static final byte[] KEY = {1, 2, 3, 4};

    private final List<PathValue> values = new ArrayList<>();

    @Test
    void mode_0_is_a_pre_shared_key() {
        set(2, Value.of(0L));
        set(3, bytes("ïdentity"));
        set(5, Value.of(KEY));

        var credentials = (Credentials.PreSharedKey) credentials("coaps://lwm2m.example");

        assertThat(credentials.identity()).isEqualTo("ïdentity");
        assertThat(credentials.key()).isEqualTo(KEY);
        assertThat(credentials.terms().cipherSuites()).isEmpty();
    }

    @Test
    void mode_1_is_a_raw_public_key() throws GeneralSecurityException {
        var own = pair();
        var server = pair();
        set(2, Value.of(1L));
        set(3, Value.of(own.getPublic().getEncoded()));
        set(4, Value.of(server.getPublic().getEncoded()));
        set(5, Value.of(own.getPrivate().getEncoded()));

        var credentials = (Credentials.RawPublicKey) credentials("coaps://[::1]:5684");

        assertThat(credentials.server()).isEqualTo(server.getPublic());
        assertThat(credentials.own().privateKey()).isEqualTo(own.getPrivate());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            useHeadersInDisplayName = true,
            textBlock =
                    """
            uri                   | sni   | name
            coaps://lwm2m.example | -     | lwm2m.example
            coaps://lwm2m.example | other | other
            coaps://127.0.0.1     | -     | ''
            coaps://[::1]         | -     | ''
            coaps://127.0.0.1     | other | other
            """)
    void the_server_is_called_by_resource_14_or_by_the_name_in_its_uri(String uri, String sni, String name) {
        presharedKey();
        if (sni != null) {
            set(14, Value.of(sni));
        }
        assertThat(credentials(uri).terms().serverName()).isEqualTo(name);
    }

    @Test
    void resource_16_names_the_only_cipher_suites() {
        presharedKey();
        values.add(new PathValue(INSTANCE.child(16).child(0), new Value.UnsignedIntegerValue(0xC0A8)));
        values.add(new PathValue(INSTANCE.child(16).child(1), new Value.UnsignedIntegerValue(0x00AE)));

        assertThat(credentials("coaps://host").terms().cipherSuites()).containsExactly(0xC0A8, 0x00AE);
    }

    @ParameterizedTest
    @CsvSource({"0, coap://host", "1, coap://host", "2, coap://host", "3, coaps://host", "4, coaps://host"})
    void a_mode_that_does_not_go_with_the_uri_is_refused(long mode, String uri) {
        presharedKey();
        set(2, Value.of(mode));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> credentials(uri))
                .withMessageStartingWith("Security Mode " + mode);
    }

    @Test
    void what_is_no_key_is_refused_without_showing_it() {
        set(2, Value.of(1L));
        set(3, bytes("s3cret"));
        set(4, bytes("s3cret"));
        set(5, bytes("s3cret"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> credentials("coaps://host"))
                .satisfies(e -> assertThat(String.valueOf(e) + e.getCause()).doesNotContain("s3cret", "733363"));
    }

    @Test
    void an_instance_that_holds_the_same_has_the_same_credentials() {
        presharedKey();
        var known = new KnownCredentials();
        var first = known.of(instance(), URI.create("coaps://host"));

        assertThat(known.of(instance(), URI.create("coaps://host"))).isSameAs(first);

        values.removeIf(one -> one.path().resource() == 5);
        set(5, Value.of(new byte[] {9}));
        assertThat(known.of(instance(), URI.create("coaps://host"))).isNotSameAs(first);
    }

    @Test
    void keys_are_not_printed() {
        presharedKey();

        assertThat(instance().toString()).isEqualTo("Instance 3");
    }

    private void presharedKey() {
        set(2, Value.of(0L));
        set(3, bytes("identity"));
        set(5, Value.of(KEY));
    }

    private void set(int resource, Value value) {
        values.removeIf(one -> one.path().resource() == resource);
        values.add(new PathValue(INSTANCE.child(resource), value));
    }

    private InstanceValues instance() {
        return InstanceValues.of(values).iterator().next();
    }

    private Credentials credentials(String uri) {
        return SecurityInstance.credentials(instance(), URI.create(uri));
    }

    private static Value bytes(String text) {
        return Value.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair pair() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("EC").generateKeyPair();
    }
}
