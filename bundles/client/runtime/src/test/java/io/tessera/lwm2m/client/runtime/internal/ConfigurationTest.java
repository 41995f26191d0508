// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    @Test
    void an_account_needs_a_uri_and_a_server_id_only() {
        var settings = account(Map.of("uri", "coap://[::1]:5690/", "shortServerId", 5));

        assertThat(AccountComponent.settings("x", settings))
                .contains(new AccountSettings("gateway", "coap://[::1]:5690/", 5, 86400, 0, 0, 86400, true, "U"));
    }

    @Test
    void an_account_without_them_counts_as_none() {
        assertThat(AccountComponent.settings("x", account(Map.of("shortServerId", 5))))
                .isEmpty();
        assertThat(AccountComponent.settings("x", account(Map.of("uri", "coap://host", "shortServerId", 0))))
                .isEmpty();
    }

    @Test
    void another_security_mode_is_refused() {
        var psk = account(Map.of("uri", "coap://host", "shortServerId", 1, "securityMode", "PSK"));

        assertThat(AccountComponent.settings("x", psk)).isEmpty();
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

    private static AccountConfig account(Map<String, Object> values) {
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
