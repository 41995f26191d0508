// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.access.AccessGrant;
import io.tessera.lwm2m.client.access.AccessPolicy;
import io.tessera.lwm2m.client.access.AccessRights;
import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.objects.access_control.internal.AccessControlObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The access control instances that a client makes for what no server made. */
final class AccessGrantsTest {

    private static final Path FIRST = Path.of(3300, 1);

    /** Says what the test told it. */
    private static final class Policy implements AccessPolicy {

        private final Map<Path, AccessGrant> grants = new ConcurrentHashMap<>();
        private Runnable changed = () -> {};

        @Override
        public String name() {
            return "test";
        }

        @Override
        public Optional<AccessGrant> grant(String client, Path instance) {
            assertThat(client).isEqualTo("gateway");
            return Optional.ofNullable(grants.get(instance));
        }

        @Override
        public AutoCloseable listen(Runnable listener) {
            changed = listener;
            return () -> changed = () -> {};
        }

        void say(Path instance, AccessGrant grant) {
            grants.put(instance, grant);
            changed.run();
        }
    }

    @Test
    void a_single_server_finds_no_instances() throws Exception {
        try (var fixture = new AccessFixture(1)) {
            assertThat(fixture.grants()).isEmpty();
            assertThat(fixture.check(1, Operation.WRITE, "/3300/1")).isEqualTo("ok");
            assertThat(fixture.create(1, 3300, 9)).isEqualTo("/3300/9");
            assertThat(fixture.grants()).isEmpty();
        }
    }

    @Test
    void two_servers_may_do_everything_but_to_each_other() throws Exception {
        try (var fixture = new AccessFixture(2)) {
            assertThat(fixture.grants())
                    .containsExactly(
                            "/1/0 owner 1 {0=R}",
                            "/1/1 owner 2 {0=R}",
                            "/3/0 owner 65535 {0=RWED}",
                            "/3300/1 owner 65535 {0=RWED}",
                            "/3300/5 owner 65535 {0=RWED}",
                            "/3300/65535 owner 65535 {1=C, 2=C}");
            assertThat(fixture.check(2, Operation.WRITE, "/3300/5")).isEqualTo("ok");
            assertThat(fixture.check(2, Operation.READ, "/1/0")).isEqualTo("ok");
            assertThat(fixture.check(2, Operation.WRITE, "/1/0")).isEqualTo("4.01");
            assertThat(fixture.check(1, Operation.WRITE, "/1/0")).isEqualTo("ok");
        }
    }

    @Test
    void a_second_account_and_its_end_are_followed() throws Exception {
        try (var fixture = new AccessFixture(1)) {
            fixture.client.configure("account2", ClientFixture.account(2, ClientFixture.SECOND));
            fixture.client.session(2);
            assertThat(fixture.grants()).hasSize(6);

            fixture.client.runtime.removeAccount("account2", () -> true);
            fixture.client.registration.await(ClientEvent.AccountRemoved.class);
            assertThat(fixture.grants()).isEmpty();
        }
    }

    @Test
    void default_rights_are_configured() throws Exception {
        var mode = new AccessMode(AccessMode.When.SEVERAL, AccessRights.of("R"));
        try (var fixture = new AccessFixture(2, mode)) {
            assertThat(fixture.grants())
                    .containsExactly(
                            "/1/0 owner 1 {0=R}",
                            "/1/1 owner 2 {0=R}",
                            "/3/0 owner 65535 {0=R}",
                            "/3300/1 owner 65535 {0=R}",
                            "/3300/5 owner 65535 {0=R}");
            assertThat(fixture.create(1, 3300, 9)).isEqualTo("4.01");
        }
    }

    @Test
    void what_comes_is_seen_at_once_and_what_goes_leaves_nothing() throws Exception {
        try (var fixture = new AccessFixture(2)) {
            fixture.client.onEngine(() -> {
                fixture.client.runtime.endStart();
                return fixture.many.create(Caller.DEVICE, 9, List.of(AccessFixture.at("/3300/9/0", 1)));
            });
            assertThat(fixture.grants()).contains("/3300/9 owner 65535 {0=RWED}");
            fixture.client.onEngine(() -> fixture.many.delete(Caller.DEVICE, Path.of(3300, 9)));
            assertThat(fixture.grants()).hasSize(6);
        }
    }

    /** A timer that is due when the first is heard comes after the others: there is one Update about all of it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_object_goes_together_with_what_was_granted_on_it(boolean started) throws Exception {
        try (var fixture = new AccessFixture(2)) {
            if (started) {
                fixture.client.onEngine(() -> {
                    fixture.client.runtime.endStart();
                    return null;
                });
            }
            var heard = new CopyOnWriteArrayList<Path>();
            var together = new CompletableFuture<List<Path>>();
            fixture.client.registration.reaction = (client, event) -> {
                if (event instanceof ClientEvent.Removed removed) {
                    heard.add(removed.path());
                    client.execute(() -> together.complete(List.copyOf(heard)));
                }
            };
            var expected = List.of(
                    Path.of(3300),
                    Path.of(2, fixture.idOf("/3300/1")),
                    Path.of(2, fixture.idOf("/3300/5")),
                    Path.of(2, fixture.idOf("/3300/65535")));
            fixture.client.runtime.removeObject(fixture.many);

            assertThat(ClientFixture.get(together)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void a_policy_says_who_sees_an_instance() throws Exception {
        var policy = new Policy();
        policy.say(FIRST, AccessGrant.toOnly(List.of(1, 7), AccessRights.of("R")));
        try (var fixture = new AccessFixture(2)) {
            new AccessPolicies(fixture.client.runtime).add(policy);

            assertThat(fixture.grants()).contains("/3300/1 owner 65535 {1=R}");
            assertThat(fixture.read(2, "/3300")).doesNotContain("/3300/1").contains("/3300/5");

            policy.say(FIRST, new AccessGrant(2, Map.of()));
            assertThat(fixture.grants()).contains("/3300/1 owner 2 {}");
            assertThat(fixture.check(1, Operation.READ, "/3300/1")).isEqualTo("4.01");
        }
    }

    @Test
    void what_a_policy_said_stays_while_its_bundle_is_replaced() throws Exception {
        var policy = new Policy();
        policy.say(FIRST, AccessGrant.toOnly(List.of(1), AccessRights.of("R")));
        try (var fixture = new AccessFixture(2)) {
            var policies = new AccessPolicies(fixture.client.runtime);
            policies.add(policy);
            fixture.client.settled();
            policies.remove(policy);
            fixture.client.runtime.policyChanged();
            assertThat(fixture.check(2, Operation.READ, "/3300/1")).isEqualTo("4.01");

            policies.add(new Policy());
            fixture.client.settled();
            assertThat(fixture.check(2, Operation.READ, "/3300/1")).isEqualTo("ok");
        }
    }

    @Test
    void a_policy_that_fails_opens_nothing() throws Exception {
        try (var fixture = new AccessFixture(2)) {
            fixture.client.runtime.addPolicy(new AccessPolicy() {
                @Override
                public String name() {
                    return "broken";
                }

                @Override
                public Optional<AccessGrant> grant(String client, Path instance) {
                    throw new IllegalStateException("broken");
                }

                @Override
                public AutoCloseable listen(Runnable changed) {
                    return () -> {};
                }
            });
            fixture.client.settled();
            assertThat(fixture.check(2, Operation.READ, "/3300/1")).isEqualTo("4.01");
        }
    }

    /** Defaults would open what the Bootstrap-Server left closed. */
    @Test
    void nothing_is_granted_by_default_once_a_bootstrap_server_says_who_may_do_what() throws Exception {
        try (var fixture = new AccessFixture(2)) {
            fixture.bootstrap(20, 3300, 1, 1, "");

            assertThat(fixture.grants()).containsExactly("/3300/1 owner 1 {}");
            assertThat(fixture.check(2, Operation.READ, "/3/0")).isEqualTo("4.01");
        }
    }

    @Test
    void what_its_owner_changed_is_left_alone() throws Exception {
        try (var fixture = new AccessFixture(2)) {
            int id = fixture.idOf("/1/0");
            assertThat(fixture.write(1, "/2/" + id, AccessFixture.at("/2/%d/2/2".formatted(id), 3)))
                    .isEqualTo("ok");
            fixture.client.runtime.policyChanged();

            assertThat(fixture.grants()).contains("/1/0 owner 1 {0=R, 2=RW}").hasSize(6);
            assertThat(fixture.check(2, Operation.WRITE, "/1/0")).isEqualTo("ok");
        }
    }

    @Test
    void a_restart_changes_nothing_and_opens_nothing_before_object_2_is_there() throws Exception {
        var store = new MapStore();
        var policy = new Policy();
        policy.say(FIRST, AccessGrant.toOnly(List.of(1), AccessRights.of("R")));
        List<String> before;
        try (var fixture = new AccessFixture(2, AccessMode.DEFAULT, store)) {
            new AccessPolicies(fixture.client.runtime).add(policy);
            fixture.create(2, 3300, 9);
            before = fixture.instances();
        }
        assertThat(before)
                .anyMatch(text -> text.endsWith("/3300/1 owner 65535 {1=R}"))
                .anyMatch(text -> text.endsWith("/3300/9 owner 2 {}"));

        try (var fixture = new ClientFixture(store)) {
            fixture.offer(MemoryObject.many(3300, "1.1").with(Path.of(3300, 1, 0), Value.of(7)));
            fixture.session(1);
            fixture.session(2);
            var tree = fixture.client().tree();
            fixture.onEngine(() -> {
                tree.check(new Caller(1), Operation.READ, FIRST);
                return null;
            });
            assertThat(ClientFixture.get(fixture.runtime
                                    .why(2, Operation.READ, FIRST)
                                    .toCompletableFuture())
                            .allowed())
                    .isFalse();
        }
        try (var fixture = new AccessFixture(2, AccessMode.DEFAULT, store)) {
            assertThat(fixture.instances()).isEqualTo(before);
        }
    }

    @Test
    void an_object_2_that_comes_late_is_filled() throws Exception {
        try (var fixture = new ClientFixture()) {
            fixture.offer(MemoryObject.device());
            fixture.configure("a", ClientFixture.account(1, ClientFixture.FIRST));
            fixture.configure("b", ClientFixture.account(2, ClientFixture.SECOND));
            fixture.session(2);
            fixture.settled();
            fixture.onEngine(() -> {
                fixture.client().tree().check(new Caller(2), Operation.WRITE, Path.of(1, 0));
                return null;
            });
            var access = new AccessControlObject();
            fixture.offer(access);
            fixture.settled();
            assertThat(fixture.<int[]>onEngine(access::instances)).hasSize(3);
            var why = fixture.runtime.why(2, Operation.WRITE, Path.of(1, 0)).toCompletableFuture();
            assertThat(ClientFixture.get(why).code()).isEqualTo("4.01");
        }
    }
}
