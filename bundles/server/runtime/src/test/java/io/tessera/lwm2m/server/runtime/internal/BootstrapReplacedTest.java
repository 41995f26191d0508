// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.BootstrapStage.FRESH;
import static io.tessera.lwm2m.server.runtime.internal.BootstrapStage.SSID;
import static io.tessera.lwm2m.server.runtime.internal.BootstrapStage.server;
import static io.tessera.lwm2m.server.runtime.internal.BootstrapStage.twoServers;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.DEVICE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession.State;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession.Trigger;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundle of the Bootstrap-Server is replaced while devices are provisioned. No device has to ask again. */
class BootstrapReplacedTest {

    private static final int STEPS = 6;

    private final BootstrapStage stage = new BootstrapStage(new MapStore(), Map.of("startSeconds", 5));

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void a_session_that_was_interrupted_begins_anew_when_the_bundle_is_back(int step) throws Exception {
        stage.desk.put(twoServers("all", "gw"));
        stage.begin("ep=gw&pct=110");
        answer(step);
        var underWay = stage.endpoint.next();

        stage.unplug();
        stage.await("failed gw ABORTED");
        stage.plug();
        underWay.answer(Response.of(ResponseCode.CHANGED));

        stage.tell(FRESH + ",</0/1>" + SSID + "101");
        assertThat(stage.accept("PUT /0/1").contentFormat()).isEqualTo(ContentFormat.SENML_JSON);
        stage.acceptAll();
        assertThat(stage.session("gw").state()).isEqualTo(State.FINISHED);
        assertThat(stage.session("gw").trigger()).isEqualTo(Trigger.PUSH);
    }

    static List<Peer> peers() {
        return List.of(
                DEVICE,
                new Peer(DEVICE.address(), new Identity.PreSharedKey("gw")),
                new Peer(DEVICE.address(), new Identity.PublicKey("00ff")),
                new Peer(DEVICE.address(), new Identity.Certificate("gw", List.of("gw.example"))));
    }

    @ParameterizedTest
    @MethodSource("peers")
    void it_goes_on_with_who_it_was_begun_with(Peer peer) throws Exception {
        stage.desk.put(twoServers("all", "gw"));
        stage.bootstrap.setAuthority((claimed, whoever) -> "gw");
        stage.begin(peer, "ep=gw");
        stage.expect("GET /");

        stage.unplug();
        stage.plug();

        assertThat(stage.expect("GET /").peer()).isEqualTo(peer);
    }

    @Test
    void once_finished_or_failed_it_stays_so() throws Exception {
        stage.desk.put(twoServers("all", "*"));
        stage.begin("ep=finished");
        stage.tell(FRESH);
        stage.acceptAll();
        stage.begin("ep=failed");
        stage.expect("GET /").answer(Response.content(ContentFormat.LINK, FRESH.getBytes(UTF_8)));
        stage.endpoint.next().answer(Response.of(ResponseCode.BAD_REQUEST));
        stage.await("failed failed FAILED");

        stage.unplug();
        stage.plug();
        stage.begin("ep=third");

        stage.tell(FRESH);
        stage.acceptAll();
        assertThat(stage.endpoint.hasSentNothing()).isTrue();
    }

    @Test
    void a_device_that_asks_meanwhile_gets_one_session() throws Exception {
        stage.desk.put(twoServers("all", "gw"));
        stage.begin("ep=gw");
        stage.expect("GET /");
        stage.unplug();
        stage.await("failed gw ABORTED");
        stage.desk.remove("all");
        stage.plug();
        stage.desk.put(twoServers("other", "gw"));

        stage.begin("ep=gw");
        stage.time.advance(Duration.ofSeconds(5));

        stage.tell(FRESH);
        stage.acceptAll();
        assertThat(stage.endpoint.hasSentNothing()).isTrue();
    }

    @Test
    void another_configuration_is_taken_when_that_from_before_has_not_come() throws Exception {
        stage.desk.put(twoServers("all", "gw"));
        stage.begin("ep=gw");
        stage.expect("GET /");
        stage.unplug();
        stage.await("failed gw ABORTED");
        stage.desk.remove("all");
        stage.plug();
        stage.desk.put(BootstrapConfiguration.of("other", List.of("*"), List.of(server(7))));
        assertThat(stage.endpoint.hasSentNothing()).isTrue();

        stage.time.advance(Duration.ofSeconds(5));

        stage.tell(FRESH);
        stage.acceptAll();
        assertThat(stage.session("gw").configuration()).isEqualTo("other");
    }

    @Test
    void a_configuration_that_comes_after_the_bundle_is_waited_for() throws Exception {
        stage.desk.put(twoServers("all", "gw"));
        stage.begin("ep=gw");
        stage.expect("GET /");
        stage.unplug();
        stage.await("failed gw ABORTED");
        stage.desk.remove("all");
        stage.plug();
        assertThat(stage.endpoint.hasSentNothing()).isTrue();

        stage.desk.put(twoServers("all", "gw"));

        stage.tell(FRESH);
        stage.acceptAll();
    }

    @Test
    void who_has_given_up_itself_is_left_alone() throws Exception {
        stage.desk.put(twoServers("all", "gw"));
        stage.begin("ep=gw");
        stage.expect("GET /");
        stage.unplug();
        stage.await("failed gw ABORTED");
        stage.time.advance(Duration.ofSeconds(240));
        stage.plug();

        assertThat(stage.endpoint.hasSentNothing()).isTrue();
        assertThat(stage.store.keys("bootstrap/running/")).isEmpty();
    }

    @Test
    void a_record_that_cannot_be_read_is_dropped() throws Exception {
        stage.unplug();
        stage.store.put("bootstrap/running/x", new byte[] {1, 2, 3});
        stage.desk.put(twoServers("all", "gw"));
        stage.plug();

        stage.begin("ep=gw");
        stage.tell(FRESH);
        stage.acceptAll();
        assertThat(stage.store.keys("bootstrap/running/")).isEmpty();
    }

    private void answer(int steps) throws Exception {
        for (int step = 0; step < Math.min(steps, STEPS); step++) {
            var sent = stage.endpoint.next();
            sent.answer(
                    step == 0
                            ? Response.content(ContentFormat.LINK, FRESH.getBytes(UTF_8))
                            : Response.of(ResponseCode.CHANGED));
        }
    }
}
