// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.BootstrapStage.FRESH;
import static io.tessera.lwm2m.server.runtime.internal.BootstrapStage.server;
import static io.tessera.lwm2m.server.runtime.internal.BootstrapStage.twoServers;
import static io.tessera.lwm2m.server.runtime.internal.BootstrapTest.refusal;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.DEVICE;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.peer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.UnknownEndpoint;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.BootstrapServer.Begun;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession.State;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession.Trigger;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices that refuse, that fall silent, that ask again, and that lie. */
class BootstrapFailureTest {

    /** Discover, two writes each of Security and Server, Finish. */
    private static final int STEPS = 6;

    private final BootstrapStage stage = new BootstrapStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void who_falls_silent_is_asked_once_more_and_then_given_up(int step) throws Exception {
        stage.desk.put(twoServers("all", "gw"));

        stage.begin("ep=gw");
        acceptSteps(step);
        var first = stage.endpoint.next();
        silence(first);
        var second = stage.endpoint.next();
        silence(second);
        stage.await("failed gw FAILED");

        assertThat(second.request().toString()).isEqualTo(first.request().toString());
        assertThat(stage.session("gw").reason()).contains("no answer");
        assertThat(stage.session("gw").steps()).hasSize(step + 3);
        assertThat(stage.session("gw").steps().get(step + 2).code()).isEmpty();
        assertThat(stage.endpoint.hasSentNothing()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void who_answers_the_second_time_is_provisioned(int step) throws Exception {
        stage.desk.put(twoServers("all", "gw"));

        stage.begin("ep=gw");
        acceptSteps(step);
        silence(stage.endpoint.next());
        acceptSteps(step, STEPS);
        stage.await("finished gw");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void a_step_that_is_refused_ends_it_without_a_finish(int step) throws Exception {
        stage.desk.put(twoServers("all", "gw"));

        stage.begin("ep=gw");
        acceptSteps(step);
        stage.endpoint.next().answer(refusal(ResponseCode.BAD_REQUEST, "not\nthat"));
        stage.await("failed gw FAILED");

        assertThat(stage.session("gw").reason()).endsWith("4.00 not that");
        assertThat(stage.endpoint.hasSentNothing()).isTrue();
    }

    @Test
    void who_is_busy_is_asked_again_after_a_pause() throws Exception {
        stage.desk.put(twoServers("all", "gw"));

        stage.time.advance(Duration.ofSeconds(10));

        stage.begin("ep=gw");
        stage.tell(FRESH);
        stage.expect("PUT /0/1").answer(Response.of(ResponseCode.SERVICE_UNAVAILABLE));
        stage.time.awaitTask(Duration.ofSeconds(12));
        stage.time.advance(Duration.ofSeconds(2));
        acceptSteps(1, STEPS);
        stage.await("finished gw");
    }

    @Test
    void nothing_to_delete_is_as_good_as_deleted_and_any_other_refusal_is_not() throws Exception {
        stage.desk.put(withDeletes());

        stage.begin("ep=gw");
        stage.tell(FRESH);
        stage.expect("DELETE /5").answer(Response.of(ResponseCode.NOT_FOUND));
        stage.expect("DELETE /6/0").answer(Response.of(ResponseCode.METHOD_NOT_ALLOWED));
        stage.await("failed gw FAILED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "</0/0",
                "<<<>>>",
                "</0/99999>;ssid=101",
                "</0/0>;ssid=70000,</0/1>;ssid=",
                "lwm2m=,",
                "lwm2m=99999999999999999999,</0/0>",
                "\u0000\u0001,</1/0>;ssid=\u0007",
                "</1/1>;ssid=101,</1/1>;ssid=101,</0/65534>;ssid=101",
            })
    void a_discover_that_makes_no_sense_is_survived(String links) throws Exception {
        stage.desk.put(twoServers("all", "gw"));

        stage.begin("ep=gw");
        stage.tell(links);
        stage.acceptAll();

        assertThat(stage.session("gw").state()).isEqualTo(State.FINISHED);
    }

    @Test
    void a_discover_of_noise_is_survived() throws Exception {
        var random = new Random(5);
        stage.desk.put(twoServers("all", "gw"));

        for (int round = 0; round < 50; round++) {
            var noise = new byte[random.nextInt(2000)];
            random.nextBytes(noise);
            stage.begin("ep=gw");
            stage.expect("GET /").answer(Response.content(random.nextInt(120), noise));
            stage.acceptAll();
        }
    }

    @Test
    void a_discover_with_all_the_accounts_that_fit_is_bounded() throws Exception {
        stage.desk.put(twoServers("all", "gw"));
        var links = new StringBuilder("</>;lwm2m=1.2");
        for (int id = 0; id < 3000; id++) {
            links.append(",</0/").append(id).append('>');
        }

        stage.begin("ep=gw");
        stage.tell(links.toString());
        stage.accept("PUT /0/3000");
        stage.accept("PUT /0/3001");

        var detail = stage.session("gw").steps().get(1).detail();
        assertThat(detail).hasSize(4096);
    }

    @Test
    void a_discover_that_is_too_large_to_be_received_is_survived() throws Exception {
        stage.desk.put(twoServers("all", "gw"));

        stage.begin("ep=gw");
        var tooLarge = new NoAnswer(NoAnswer.Reason.CANCELLED, "is larger than 65536 bytes");
        stage.expect("GET /").answer().completeExceptionally(tooLarge);
        stage.accept("DELETE /0");
        stage.acceptAll();
    }

    @Test
    void a_second_request_takes_the_place_of_the_first() throws Exception {
        stage.desk.put(twoServers("all", "gw"));

        stage.begin("ep=gw");
        var first = stage.expect("GET /");
        stage.begin(peer(40_002), "ep=gw");
        stage.await("failed gw ABORTED");
        first.answer(Response.content(ContentFormat.LINK, FRESH.getBytes(UTF_8)));
        var second = stage.expect("GET /");
        second.answer(Response.content(ContentFormat.LINK, FRESH.getBytes(UTF_8)));
        stage.acceptAll();

        assertThat(second.peer()).isEqualTo(peer(40_002));
        assertThat(stage.bootstrap.sessions("gw"))
                .extracting(session -> session.state())
                .containsExactly(State.FINISHED, State.ABORTED);
    }

    @Test
    void requests_that_race_leave_one_session() throws Exception {
        stage.desk.put(twoServers("all", "gw"));

        for (int port = 1; port <= 20; port++) {
            var request = TestServer.request(Method.POST, "/bs?ep=gw", "");
            var ignored = stage.endpoint.receive(peer(port), request);
            assertThat(ignored.isCompletedExceptionally()).isFalse();
        }
        for (int aborted = 1; aborted < 20; aborted++) {
            stage.await("failed gw ABORTED");
        }
        assertThat(stage.session("gw").state()).isEqualTo(State.RUNNING);
        stage.acceptAll();
    }

    @Test
    void a_session_that_is_aborted_sends_nothing_more() throws Exception {
        stage.desk.put(twoServers("all", "gw"));

        stage.begin("ep=gw");
        var discover = stage.expect("GET /");
        assertThat(stage.bootstrap.abort("gw")).isTrue();
        stage.await("failed gw ABORTED");
        discover.answer(Response.content(ContentFormat.LINK, FRESH.getBytes(UTF_8)));

        assertThat(stage.bootstrap.abort("gw")).isFalse();
        stage.begin("ep=gw");
        stage.expect("GET /");
    }

    @Test
    void who_takes_too_long_is_given_up() throws Exception {
        stage.desk.put(twoServers("all", "gw"));

        stage.begin("ep=gw");
        var discover = stage.expect("GET /");
        stage.time.advance(Duration.ofSeconds(240));
        stage.await("failed gw FAILED");
        discover.answer(Response.content(ContentFormat.LINK, FRESH.getBytes(UTF_8)));
        stage.begin("ep=gw");
        stage.tell(FRESH);
        stage.acceptAll();

        assertThat(stage.bootstrap.sessions("gw").get(1).reason()).isEqualTo("not finished after 240 s");
    }

    @Test
    void more_sessions_than_allowed_are_refused() throws Exception {
        try (var small = new BootstrapStage(new MapStore(), Map.of("maximumSessions", 1))) {
            small.desk.put(twoServers("all", "*"));

            small.begin("ep=one");
            assertThat(small.ask(peer(2), Method.POST, "/bs?ep=two").code())
                    .isEqualTo(ResponseCode.INTERNAL_SERVER_ERROR);
            small.tell(FRESH);
            small.acceptAll();
            small.begin("ep=two");
        }
    }

    @Test
    void names_that_nobody_proved_do_not_fill_the_record_or_the_store() throws Exception {
        var settings = Map.<String, Object>of("rememberedDevices", 3, "maximumDevices", 3, "maximumSessions", 100);
        try (var small = new BootstrapStage(new MapStore(), settings)) {
            small.desk.put(BootstrapConfiguration.of(
                    "all", List.of("*"), List.of(server(1, new Protection.GeneratedKey("{endpoint}", 16)))));

            for (int device = 0; device < 3; device++) {
                small.begin("ep=d" + device);
            }
            assertThat(small.ask(DEVICE, Method.POST, "/bs?ep=d9").code())
                    .isEqualTo(ResponseCode.INTERNAL_SERVER_ERROR);
            assertThat(small.bootstrap.all()).hasSize(3);
            assertThat(small.store.keys("bootstrap/keys/")).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, /bs?ep=gw, 4.05", "POST, /bspack?ep=gw, 4.05", "POST, /bs/1?ep=gw, 4.04", "POST, /rd?ep=gw, 4.04"
    })
    void only_what_is_there_can_be_asked(Method method, String uri, String code) throws Exception {
        stage.desk.put(twoServers("all", "gw"));
        stage.time.advance(Duration.ofSeconds(3));

        assertThat(stage.ask(DEVICE, method, uri).code()).hasToString(code);
    }

    @Test
    void a_device_that_was_heard_is_pushed_to_and_any_other_is_unknown() throws Exception {
        stage.desk.put(twoServers("all", "*"));
        stage.begin("ep=gw");
        stage.tell(FRESH);
        stage.acceptAll();

        var begun = stage.bootstrap.bootstrap("gw").toCompletableFuture().get(5, TimeUnit.SECONDS);
        stage.tell(FRESH);
        stage.acceptAll();

        assertThat(begun).isEqualTo(Begun.PUSHED);
        assertThat(stage.session("gw").trigger()).isEqualTo(Trigger.PUSH);
        var unknown = stage.bootstrap.bootstrap("never").toCompletableFuture();
        assertThatThrownBy(() -> unknown.get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(UnknownEndpoint.class);
    }

    @Test
    void a_write_that_no_format_carries_fails_the_session_alone() throws Exception {
        var nan = new PathValue(Path.of(3303, 0, 5700), Value.of(Double.NaN));
        stage.desk.put(new BootstrapConfiguration(
                "all", List.of("gw"), List.of(server(1)), false, List.of(), List.of(nan), List.of(), List.of(), true));

        stage.begin("ep=gw&pct=110");
        stage.tell(FRESH);
        stage.accept("PUT /0/1");
        stage.accept("PUT /1/0");
        stage.await("failed gw FAILED");
    }

    private static BootstrapConfiguration withDeletes() {
        return new BootstrapConfiguration(
                "all",
                List.of("gw"),
                List.of(server(101)),
                false,
                List.of(),
                List.of(),
                List.of(Path.of(5), Path.of(6, 0)),
                List.of(),
                true);
    }

    private void acceptSteps(int count) throws Exception {
        acceptSteps(0, count);
    }

    private void acceptSteps(int from, int to) throws Exception {
        for (int step = from; step < to; step++) {
            var sent = stage.endpoint.next();
            var answer = step == 0
                    ? Response.content(ContentFormat.LINK, FRESH.getBytes(UTF_8))
                    : Response.of(ResponseCode.CHANGED);
            sent.answer(answer);
        }
    }

    private static void silence(FakeEndpoint.Sent sent) {
        sent.answer().completeExceptionally(new NoAnswer(NoAnswer.Reason.TIMEOUT, "silence"));
    }

    @Test
    void right_after_the_start_a_device_that_nothing_is_configured_for_is_told_to_come_back() throws Exception {
        try (var young = new BootstrapStage(new MapStore(), Map.of("startSeconds", 5))) {
            assertThat(young.ask(DEVICE, Method.POST, "/bs?ep=unknown").code())
                    .isEqualTo(ResponseCode.SERVICE_UNAVAILABLE);
            young.time.advance(Duration.ofSeconds(5));
            assertThat(young.ask(DEVICE, Method.POST, "/bs?ep=unknown").code()).isEqualTo(ResponseCode.BAD_REQUEST);
        }
    }
}
