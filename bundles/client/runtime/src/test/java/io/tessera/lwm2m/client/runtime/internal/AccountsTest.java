// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsTest {

    private ClientFixture client;

    @BeforeEach
    void start() {
        client = new ClientFixture();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
    }

    @Test
    void a_configured_account_becomes_instances_and_a_session() throws Exception {
        client.configure("a", ClientFixture.account(7, ClientFixture.FIRST));
        var account = client.session(7).account();

        assertThat(account.uri()).hasToString("coap://127.0.0.1:5001");
        assertThat(account.lifetime()).isEqualTo(3600);
        assertThat(account.defaultMinimumPeriod()).isEqualTo(1);
        assertThat(account.defaultMaximumPeriod()).isEqualTo(60);
        assertThat(account.binding()).isEqualTo("U");
        assertThat(client.security.value(Path.of(0, 0, 10))).isEqualTo(Value.of(7));
        assertThat(client.server.value(Path.of(1, 0, 0))).isEqualTo(Value.of(7));
        assertThat(client.registration.await(ClientEvent.AccountAdded.class).session())
                .isSameAs(client.session(7));
    }

    @Test
    void what_a_server_writes_is_in_force_at_once_and_after_a_restart() throws Exception {
        client.configure("a", ClientFixture.account(7, ClientFixture.FIRST));
        var session = client.session(7);
        write(7, Path.of(1, 0, 1), Value.of(555));

        var changed = client.registration.await(ClientEvent.AccountChanged.class);
        assertThat(changed.session()).isSameAs(session);
        assertThat(changed.before().lifetime()).isEqualTo(3600);
        assertThat(session.account().lifetime()).isEqualTo(555);

        client.close();
        client = new ClientFixture(client.store);
        assertThat(client.session(7).account().lifetime()).isEqualTo(555);
        client.configure("a", ClientFixture.account(7, ClientFixture.FIRST));
        client.settled();
        assertThat(client.session(7).account().lifetime()).isEqualTo(555);
    }

    @Test
    void a_changed_configuration_is_applied_again_and_leaves_others_alone() throws Exception {
        client.configure("a", ClientFixture.account(7, ClientFixture.FIRST));
        client.configure("b", ClientFixture.account(8, ClientFixture.SECOND));
        client.register(7);
        client.register(8);
        write(8, Path.of(1, 1, 1), Value.of(555));

        client.runtime.removeAccount("a", () -> false);
        client.configure("a", ClientFixture.account(7, "coap://127.0.0.1:5009", 99));
        while (client.session(7).account().lifetime() != 99) {
            client.registration.await(ClientEvent.AccountChanged.class);
        }
        assertThat(client.session(7).account().uri()).hasPort(5009);
        assertThat(client.session(7).registration().isRegistered()).isTrue();
        assertThat(client.session(8).account().lifetime()).isEqualTo(555);
        assertThat(client.security.instances()).containsExactly(0, 1);
        assertThat(client.registration.events).noneMatch(ClientEvent.AccountRemoved.class::isInstance);
    }

    @Test
    void a_deleted_configuration_takes_its_account_along() throws Exception {
        client.configure("a", ClientFixture.account(7, ClientFixture.FIRST));
        client.configure("b", ClientFixture.account(8, ClientFixture.SECOND));
        client.session(8);
        client.register(7);
        var session = client.session(7);
        client.runtime.removeAccount("a", () -> true);

        assertThat(client.registration.await(ClientEvent.AccountRemoved.class).session())
                .isSameAs(session);
        assertThat(client.security.instances()).containsExactly(1);
        assertThat(client.server.instances()).containsExactly(1);
        assertThat(client.onEngine(() -> client.client().session(7))).isEmpty();
        assertThat(client.store.keys("client/gateway/server/7")).isEmpty();
        assertThat(client.store.keys("client/gateway/account/")).containsExactly("client/gateway/account/8");
    }

    @Test
    void a_configuration_for_another_server_replaces_the_old_account() throws Exception {
        client.configure("a", ClientFixture.account(7, ClientFixture.FIRST));
        client.session(7);
        client.runtime.removeAccount("a", () -> false);
        client.configure("a", ClientFixture.account(9, ClientFixture.FIRST));

        client.session(9);
        client.registration.await(ClientEvent.AccountRemoved.class);
        assertThat(client.security.instances()).hasSize(1);
    }

    @Test
    void a_configuration_that_cant_be_used_leaves_the_last_one_in_force() throws Exception {
        client.configure("a", ClientFixture.account(7, ClientFixture.FIRST));
        client.session(7);
        client.runtime.removeAccount("a", () -> false);
        client.runtime.addAccount("a", Optional.empty());
        client.settled();

        client.close();
        client = new ClientFixture(client.store);
        client.runtime.addAccount("a", Optional.empty());
        assertThat(client.session(7).account().lifetime()).isEqualTo(3600);
    }

    @Test
    void two_configurations_for_one_server_dont_fight() throws Exception {
        client.configure("b", ClientFixture.account(7, ClientFixture.SECOND));
        client.session(7);
        client.configure("a", ClientFixture.account(7, ClientFixture.FIRST));
        while (client.session(7).account().uri().getPort() != 5001) {
            client.registration.await(ClientEvent.AccountChanged.class);
        }
        client.settled();
        assertThat(client.security.instances()).hasSize(1);
    }

    @Test
    void an_object_that_refuses_an_account_is_not_asked_again_and_again() throws Exception {
        client.security.failure.set(new IllegalStateException("broken"));
        client.configure("a", ClientFixture.account(7, ClientFixture.FIRST));
        client.settled();

        assertThat(client.security.calls).hasSize(1);
        assertThat(client.onEngine(() -> client.client().sessions())).isEmpty();
    }

    @Test
    void sessions_stay_while_objects_0_and_1_are_replaced() throws Exception {
        client.configure("a", ClientFixture.account(7, ClientFixture.FIRST));
        client.register(7);
        client.settled();
        client.runtime.removeObject(client.security);
        var next = MemoryObject.security().durable(Duration.ZERO);
        client.offer(next);
        client.settled();

        assertThat(next.value(Path.of(0, 0, 0))).isEqualTo(Value.of("coap://127.0.0.1:5001"));
        assertThat(client.session(7).registration().isRegistered()).isTrue();

        client.runtime.removeObject(next);
        client.registration.await(ClientEvent.Removed.class);
        assertThat(client.session(7).registration().isRegistered()).isTrue();
        var last = MemoryObject.security().durable(Duration.ZERO);
        client.offer(last);
        client.settled();
        assertThat(last.instances()).containsExactly(0);
        assertThat(client.registration.events).noneMatch(ClientEvent.AccountRemoved.class::isInstance);
    }

    @Test
    void a_configuration_that_doesnt_come_after_a_restart_is_gone() throws Exception {
        var plan = new AccountPlan(client.store, new Keys("x"), new Provenance(client.store, new Keys("x")), true);
        var account = ClientFixture.account(7, ClientFixture.FIRST);
        plan.put("a", Optional.of(account));
        plan.markApplied(account);

        var later = new AccountPlan(client.store, new Keys("x"), new Provenance(client.store, new Keys("x")), false);
        assertThat(later.missing()).containsExactly("a");
        assertThat(later.toRemove(Set.of())).isEmpty();
        assertThat(later.toRemove(Set.of("a"))).containsExactly(7);
        later.put("b", Optional.of(account));
        assertThat(later.toRemove(Set.of("a"))).isEmpty();
        assertThat(later.nextToApply()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            uri                   | ssid  | lifetime   | pmin | pmax | binding | message
            coaps://host          | 1     | 60         | 0    | 0    | U       | Security Mode 3 doesn't go with coaps
            http://host           | 1     | 60         | 0    | 0    | U       | uri must be coaps://
            coap://               | 1     | 60         | 0    | 0    | U       | uri must be coaps://
            coap://host:70000     | 1     | 60         | 0    | 0    | U       | uri must be coaps://
            coap://host/path      | 1     | 60         | 0    | 0    | U       | uri must be coaps://
            not a uri             | 1     | 60         | 0    | 0    | U       | uri must be coaps://
            coap://host           | 0     | 60         | 0    | 0    | U       | shortServerId must be 1 to 65534
            coap://host           | 65535 | 60         | 0    | 0    | U       | shortServerId must be 1 to 65534
            coap://host           | 1     | -1         | 0    | 0    | U       | lifetime must be 0 to 4294967295
            coap://host           | 1     | 4294967296 | 0    | 0    | U       | lifetime must be 0 to 4294967295
            coap://host           | 1     | 60         | 9    | 3    | U       | maximumPeriod must be 0 (none) or at least
            coap://host           | 1     | 60         | 0    | 0    | X       | binding must be letters of U
            coap://host           | 1     | 60         | 0    | 0    | UU      | binding must be letters of U
            """)
    void a_wrong_value_is_refused_by_its_name(
            String uri, int ssid, long lifetime, long pmin, long pmax, String binding, String message) {
        assertThatThrownBy(() -> new AccountSettings(
                        "gateway", uri, ssid, lifetime, pmin, pmax, 1, true, true, binding, AccountSecurity.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    private void write(int server, Path resource, Value value) throws Exception {
        var values = List.of(new PathValue(resource, value));
        client.await(() -> client.client().tree().write(new Caller(server), resource, true, values));
    }
}
