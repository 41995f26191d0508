// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.platform.keys.GuardedKey;
import io.tessera.lwm2m.platform.keys.KeyProvider;
import io.tessera.lwm2m.transport.OwnKey;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

    @Test
    void an_account_without_security_needs_a_uri_and_a_server_id_only() {
        var settings = account(Map.of("uri", "coap://[::1]:5690/", "shortServerId", 5, "securityMode", "NoSec"));

        assertThat(AccountComponent.settings("x", settings))
                .contains(new AccountSettings(
                        "gateway", "coap://[::1]:5690/", 5, 86400, 0, 0, 86400, true, true, "U", AccountSecurity.NONE));
    }

    @Test
    void an_account_is_secure_unless_it_says_otherwise() {
        var without = account(Map.of("uri", "coaps://host", "shortServerId", 5));
        var with = account(Map.of(
                "uri", "coaps://host", "shortServerId", 5, "identity", "gateway", "_key", "00112233445566778899aabb"));

        assertThat(AccountComponent.settings("x", without)).isEmpty();
        assertThat(AccountComponent.settings("x", with)).hasValueSatisfying(settings -> {
            assertThat(settings.toString()).contains("coaps://host").doesNotContain("00112233");
            assertThat(settings.fingerprint()).hasSize(64);
        });
    }

    @Test
    void a_changed_key_changes_the_fingerprint() {
        var one = account(Map.of("uri", "coaps://host", "shortServerId", 5, "identity", "gateway", "_key", "00"));
        var other = account(Map.of("uri", "coaps://host", "shortServerId", 5, "identity", "gateway", "_key", "01"));

        assertThat(AccountComponent.settings("x", one).map(ConfiguredAccount::fingerprint))
                .isNotEqualTo(AccountComponent.settings("x", other).map(ConfiguredAccount::fingerprint));
    }

    @Test
    void a_key_pair_comes_from_a_key_store(@TempDir Path folder) throws Exception {
        var file = keyStore(folder);
        var config = new HashMap<String, Object>(Map.of(
                "uri", "coaps://host",
                "shortServerId", 5,
                "securityMode", "X509",
                "keyStore", file.toString(),
                "_keyStorePassword", "changeit-not",
                "serverPublicKey", "AAAA"));

        assertThat(AccountComponent.settings("x", account(config))).isPresent();
        config.put("_keyStorePassword", "wrong");
        assertThat(AccountComponent.settings("x", account(config))).isEmpty();
    }

    private static Path keyStore(Path folder) throws Exception {
        var file = folder.resolve("gateway.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=gateway",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit-not",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        return file;
    }

    @Test
    void a_key_pair_comes_from_a_key_store_of_the_platform(@TempDir Path folder) throws Exception {
        var own = OwnKey.stored(Files.readAllBytes(keyStore(folder)), "changeit-not".toCharArray());
        var keys = new KeyProvider() {

            @Override
            public Optional<GuardedKey> key(String alias) {
                var key = new GuardedKey(own.privateKey(), own.chain());
                return alias.equals("gateway") ? Optional.of(key) : Optional.empty();
            }

            @Override
            public List<X509Certificate> trusted() {
                return List.of();
            }
        };
        var config = new HashMap<String, Object>(Map.of(
                "uri", "coaps://host",
                "shortServerId", 5,
                "securityMode", "X509",
                "keyAlias", "gateway",
                "serverPublicKey", "AAAA"));

        var account = AccountComponent.settings("x", account(config), Optional.of(keys));
        assertThat(account).isPresent();
        assertThat(account.get().toString()).doesNotContain("PrivateKey");
        assertThat(AccountComponent.settings("x", account(config))).isEmpty();
        config.put("keyAlias", "other");
        assertThat(AccountComponent.settings("x", account(config), Optional.of(keys)))
                .isEmpty();
    }

    @Test
    void an_account_without_them_counts_as_none() {
        assertThat(AccountComponent.settings("x", account(Map.of("shortServerId", 5))))
                .isEmpty();
        assertThat(AccountComponent.settings("x", account(Map.of("uri", "coap://host", "shortServerId", 0))))
                .isEmpty();
    }

    @Test
    void a_value_that_cant_be_converted_counts_as_none() {
        var config = account(Map.of("uri", "coap://host", "shortServerId", new NumberFormatException("abc")));

        assertThat(AccountComponent.settings("x", config)).isEmpty();
    }

    @Test
    void a_time_out_of_range_is_replaced_by_the_default() {
        var settings = RuntimeSettings.of(client(Map.of("requestDeadline", 50L, "settling", 60_001L)));

        assertThat(settings.requestDeadline()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.settling()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.debounce()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.name()).isEqualTo("gateway");
    }

    @Test
    void a_client_needs_a_proper_name() {
        var config = client(Map.of("lwm2m_client", "a/b"));

        assertThatThrownBy(() -> RuntimeSettings.of(config)).hasMessageStartingWith("lwm2m.client must be");
    }

    @Test
    void two_clients_cant_have_one_name() {
        try (var pool = new EnginePool()) {
            pool.take("gateway");
            assertThatThrownBy(() -> pool.take("gateway")).hasMessageStartingWith("lwm2m.client must be");
            pool.release("gateway");
            pool.take("gateway");
        }
    }

    @Test
    void a_bootstrap_server_needs_no_short_server_id_and_shows_no_key() {
        var values = Map.<String, Object>of(
                "uri", "coaps://host", "bootstrapServer", true, "identity", "gateway", "_key", "00ff", "holdOff", 9L);
        var settings = AccountComponent.settings("x", account(values)).orElseThrow();

        assertThat(settings.shortServerId()).isEqualTo(ConfiguredAccount.BOOTSTRAP_SERVER);
        assertThat(settings.toString()).contains("holdOff=9").doesNotContain("00ff");
        assertThat(settings.server(MemoryObject.server().definition(), 0)).isEmpty();
        var other = new HashMap<>(values);
        other.put("_key", "00fe");
        assertThat(AccountComponent.settings("x", account(other)).orElseThrow().fingerprint())
                .isNotEqualTo(settings.fingerprint());
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({"holdOff, -1", "accountTimeout, 4294967296", "securityMode, None", "uri, coap://host"})
    void a_bootstrap_server_that_cant_be_used_is_refused(String attribute, String value) {
        var values = new HashMap<String, Object>(
                Map.of("uri", "coaps://host", "bootstrapServer", true, "identity", "gateway", "_key", "00ff"));
        values.put(attribute, value.matches("-?[0-9]+") ? Long.valueOf(value) : value);
        assertThat(AccountComponent.settings("x", account(values))).isEmpty();
    }

    static AccountConfig account(Map<String, Object> values) {
        var all = new HashMap<String, Object>(Map.of("shortServerId", 0));
        all.putAll(values);
        return configuration(AccountConfig.class, all);
    }

    private static RuntimeConfig client(Map<String, Object> values) {
        return configuration(RuntimeConfig.class, values);
    }

    /** As the component runtime makes one: defaults where nothing is configured, an exception where it doesn't fit. */
    private static <T> T configuration(Class<T> type, Map<String, Object> values) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            var value = values.getOrDefault(method.getName(), method.getDefaultValue());
            if (value instanceof RuntimeException misfit) {
                throw misfit;
            }
            return value;
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
