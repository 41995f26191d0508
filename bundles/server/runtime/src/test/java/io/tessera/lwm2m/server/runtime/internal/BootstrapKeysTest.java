// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.BootstrapStage.FRESH;
import static io.tessera.lwm2m.server.runtime.internal.BootstrapStage.KEY;
import static io.tessera.lwm2m.server.runtime.internal.BootstrapStage.server;
import static io.tessera.lwm2m.server.runtime.internal.BootstrapStage.twoServers;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession.State;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.server.bootstrap.Secret;
import io.tessera.lwm2m.server.bootstrap.ServerEntry;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys are drawn once for each device, outlive a restart, are told to the server that needs them, and to nobody else. */
class BootstrapKeysTest {

    private static final Protection GENERATED = new Protection.GeneratedKey("{endpoint}-{server}", 16);

    private final MapStore store = new MapStore();
    private final Doorman clients = new Doorman();

    @Test
    void a_key_is_drawn_for_each_device_and_each_server() throws Exception {
        try (var stage = stage()) {
            stage.desk.put(
                    BootstrapConfiguration.of("all", List.of("*"), List.of(local(1, GENERATED), local(2, GENERATED))));

            var first = keys(stage, "a");
            var second = keys(stage, "b");

            assertThat(first).hasSize(2).doesNotContainAnyElementsOf(second).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_key_outlives_a_restart_until_the_device_is_forgotten() throws Exception {
        List<Value> before;
        try (var stage = stage()) {
            stage.desk.put(BootstrapConfiguration.of("all", List.of("*"), List.of(local(1, GENERATED))));
            before = keys(stage, "a");
        }
        try (var stage = stage()) {
            assertThat(keys(stage, "a")).isEqualTo(before);
            assertThat(stage.bootstrap.forget("a")).isTrue();
            assertThat(stage.bootstrap.sessions("a")).isEmpty();
            assertThat(keys(stage, "a")).isNotEqualTo(before);
        }
    }

    @Test
    void the_server_of_this_framework_knows_the_key_before_the_device_may_register() throws Exception {
        try (var stage = stage()) {
            stage.desk.put(BootstrapConfiguration.of(
                    "all",
                    List.of("*"),
                    List.of(local(1, GENERATED), server(2, new Protection.GeneratedKey("{endpoint}-far", 16)))));

            stage.begin("ep=a");
            stage.tell(FRESH);
            var written = key(stage.values(stage.accept("PUT /0/1")));
            for (int writes = 0; writes < 3; writes++) {
                stage.endpoint.next().answer(Response.of(ResponseCode.CHANGED));
            }
            stage.expect("POST /bs");

            assertThat(clients.identities()).containsExactly("a-1");
            assertThat(Value.of(clients.key("a-1"))).isEqualTo(written);
            assertThat(clients.endpoints("a-1")).containsExactly("a");
        }
    }

    @Test
    void a_key_of_several_devices_lets_all_of_them_in() throws Exception {
        try (var stage = stage()) {
            stage.desk.put(BootstrapConfiguration.of(
                    "all", List.of("a", "b"), List.of(local(1, new Protection.PreSharedKey("shared", KEY)))));

            keys(stage, "a");
            keys(stage, "b");

            assertThat(clients.endpoints("shared")).containsExactly("a", "b");
        }
    }

    @Test
    void configurations_and_the_last_session_outlive_a_restart() throws Exception {
        try (var stage = stage()) {
            stage.desk.put(twoServers("all", "*"));
            keys(stage, "a");
            keys(stage, "a");
        }
        try (var stage = stage()) {
            assertThat(stage.desk.all()).hasSize(1);
            assertThat(stage.bootstrap.sessions("a")).hasSize(1);
            assertThat(stage.session("a").state()).isEqualTo(State.FINISHED);
            assertThat(stage.session("a").steps()).hasSize(7);
            long before = stage.session("a").id();
            assertThat(keys(stage, "a")).allMatch(Value.of(KEY.bytes())::equals);
            assertThat(stage.session("a").id()).isGreaterThan(before);
        }
    }

    @Test
    void what_is_handed_out_has_no_keys_and_can_be_put_back() throws Exception {
        try (var stage = stage()) {
            stage.desk.put(twoServers("all", "*"));

            var known = stage.desk.find("all").orElseThrow();
            var protection = known.configuration().servers().get(0).protection();
            assertThat(((Protection.PreSharedKey) protection).key()).isSameAs(Secret.KEPT);
            stage.desk.put(known.configuration());

            assertThat(keys(stage, "a")).allMatch(Value.of(KEY.bytes())::equals);
        }
    }

    private BootstrapStage stage() {
        var stage = new BootstrapStage(store, Map.of());
        stage.bootstrap.setCredentials(clients);
        return stage;
    }

    private static ServerEntry local(int id, Protection protection) {
        return new ServerEntry(id, "coaps://localhost:" + id, protection, Duration.ofSeconds(60), "U", List.of(), true);
    }

    /** Provisions a device; returns the keys that it got. */
    private static List<Value> keys(BootstrapStage stage, String endpoint) throws Exception {
        stage.begin("ep=" + endpoint);
        stage.tell(FRESH);
        var keys = new ArrayList<Value>();
        while (true) {
            var sent = stage.endpoint.next();
            sent.answer(Response.of(ResponseCode.CHANGED));
            if (sent.request().path().equals(List.of("bs"))) {
                stage.await("finished " + endpoint);
                return keys;
            }
            if (sent.request().path().get(0).equals("0")) {
                keys.add(key(stage.values(sent.request())));
            }
        }
    }

    private static Value key(List<PathValue> security) {
        return security.stream()
                .filter(value -> value.path().resource() == Path.of(0, 0, 5).resource())
                .map(PathValue::value)
                .findFirst()
                .orElseThrow();
    }
}
