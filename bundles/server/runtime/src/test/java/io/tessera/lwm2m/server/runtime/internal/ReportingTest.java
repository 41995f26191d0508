// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.TestServer.CODEC;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.DEVICE;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.OBJECTS;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.peer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.Observation;
import io.tessera.lwm2m.server.OperationRefused;
import io.tessera.lwm2m.server.UnknownEndpoint;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Observe, Notify, Cancel and Send (Core 1.2, 6.4). */
class ReportingTest {

    private static final Path TEMPERATURE = Path.of(3303, 0, 5700);
    private static final Token STRANGE = new Token(1, 8);

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void an_observation_is_a_get_whose_answer_is_the_first_notification() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.0");

        var observe = server.reporting.observe("a", TEMPERATURE, ContentFormat.TEXT, List.of());
        var get = server.endpoint.next();
        assertThat(server.reporting.all()).isEmpty();
        get.answer(text("20.5").observed(1));

        assertThat(get.request()).hasToString("GET /3303/0/5700");
        assertThat(get.request().observe()).isEqualTo(Request.OBSERVE);
        assertThat(get.request().token().length()).isEqualTo(8);
        assertThat(get(observe).content()).containsExactly(new PathValue(TEMPERATURE, Value.of(20.5)));
        var first = server.events.notification();
        assertThat(first.first()).isTrue();
        assertThat(first.endpoint()).isEqualTo("a");
        assertThat(first.values()).containsExactly(new PathValue(TEMPERATURE, Value.of(20.5)));
        assertThat(server.reporting.find("a", TEMPERATURE)).contains(first.observation());
    }

    @Test
    void notifications_are_read_and_told_in_their_order() throws Exception {
        var token = observing();

        assertThat(notify(token, text("21.5").observed(2))).isTrue();
        assertThat(notify(token, text("22.5").observed(3))).isTrue();

        assertThat(server.events.notification().values()).containsExactly(new PathValue(TEMPERATURE, Value.of(21.5)));
        var second = server.events.notification();
        assertThat(second.values()).containsExactly(new PathValue(TEMPERATURE, Value.of(22.5)));
        assertThat(second.first()).isFalse();
        assertThat(second.received()).isEqualTo(server.time.instant());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            last     | next     | after s | fresh
            10       | 11       | 0       | true
            10       | 10       | 0       | false
            10       | 9        | 0       | false
            10       | 9        | 128     | false
            10       | 9        | 129     | true
            10       | 8388617  | 0       | true
            10       | 8388618  | 0       | false
            16777215 | 0        | 0       | true
            8388619  | 10       | 0       | true
            8388618  | 10       | 0       | false
            """)
    void what_was_overtaken_is_left_out(int last, int next, int after, boolean fresh) throws Exception {
        var token = observing(last);
        server.time.advance(Duration.ofSeconds(after));

        notify(token, text("1").observed(next));
        server.passLane("a", DEVICE);
        server.time.advance(Duration.ofSeconds(1000));
        notify(token, text("2").observed(0));

        var told = server.events.notification();
        assertThat(told.values()).containsExactly(new PathValue(TEMPERATURE, Value.of(fresh ? 1.0 : 2.0)));
    }

    @Test
    void a_notification_that_overtakes_the_first_answer_counts() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.0");
        var observe = server.reporting.observe("a", TEMPERATURE, ContentFormat.TEXT, List.of());
        var get = server.endpoint.next();

        assertThat(notify(get.request().token(), text("22").observed(6))).isTrue();
        assertThat(server.events.notification().values()).containsExactly(new PathValue(TEMPERATURE, Value.of(22.0)));
        get.answer(text("21").observed(5));

        assertThat(get(observe).isSuccess()).isTrue();
        assertThat(server.events.hasNone()).isTrue();
    }

    @Test
    void a_notification_that_nobody_asked_for_is_refused() throws Exception {
        var token = observing();

        assertThat(server.endpoint.receive(DEVICE, STRANGE, text("1").observed(2)))
                .isFalse();
        assertThat(server.endpoint.receive(peer(2), token, text("1").observed(2)))
                .isFalse();
        assertThat(server.endpoint.receive(peer(1, "x"), token, text("1").observed(2)))
                .isFalse();
    }

    @Test
    void an_error_ends_an_observation() throws Exception {
        var token = observing();

        notify(token, Response.of(ResponseCode.NOT_FOUND));

        var last = server.events.notification();
        assertThat(last.code()).isEqualTo(ResponseCode.NOT_FOUND);
        assertThat(server.events.next()).isEqualTo("ended a/3303/0/5700 BY_CLIENT");
        assertThat(server.reporting.all()).isEmpty();
        assertThat(notify(token, text("1").observed(9))).isFalse();
    }

    @Test
    void a_notification_that_can_t_be_read_is_dropped_and_the_next_one_counts() throws Exception {
        var token = observing();

        notify(token, text("warm").observed(2));
        notify(token, text("23").observed(3));

        assertThat(server.events.notification().values()).containsExactly(new PathValue(TEMPERATURE, Value.of(23.0)));
    }

    @ParameterizedTest
    @CsvSource({"4.04", "4.05", "4.01"})
    void a_refused_observation_is_none(String code) throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.0");

        var observe = server.reporting.observe("a", TEMPERATURE, ContentFormat.TEXT, List.of());
        var get = server.endpoint.next();
        get.answer(Response.of(codeOf(code)));

        assertThat(get(observe).code()).hasToString(code);
        assertThat(server.reporting.all()).isEmpty();
        assertThat(notify(get.request().token(), text("1").observed(1))).isFalse();
    }

    @Test
    void a_client_may_answer_and_not_observe() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.0");

        var observe = server.reporting.observe("a", TEMPERATURE, ContentFormat.TEXT, List.of());
        server.endpoint.next().answer(text("20"));

        assertThat(get(observe).isSuccess()).isTrue();
        assertThat(server.reporting.find("a", TEMPERATURE)).isEmpty();
    }

    @Test
    void no_answer_is_no_observation_but_leaves_one_that_was_there() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.0");
        var first = server.reporting.observe("a", TEMPERATURE, ContentFormat.TEXT, List.of());
        fail(server.endpoint.next());
        assertThat(ManagementTest.failure(first)).isInstanceOf(NoAnswer.class);
        assertThat(server.reporting.all()).isEmpty();

        var token = observeAndAccept(1);
        var again = server.reporting.observe("a", TEMPERATURE, ContentFormat.TEXT, List.of());
        fail(server.endpoint.next());

        assertThat(ManagementTest.failure(again)).isInstanceOf(NoAnswer.class);
        assertThat(notify(token, text("1").observed(2))).isTrue();
    }

    @Test
    void the_same_path_in_another_format_is_another_observation() throws Exception {
        var token = observing();

        server.reporting.observe("a", TEMPERATURE, ContentFormat.TEXT, List.of());
        var same = server.endpoint.next().request().token();
        server.reporting.observe("a", TEMPERATURE, ContentFormat.TLV, List.of());
        var other = server.endpoint.next().request().token();

        assertThat(same).isEqualTo(token);
        assertThat(other).isNotEqualTo(token);
    }

    @Test
    void attributes_are_written_first_where_observe_can_t_carry_them() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        server.register(peer(2), "ep=b&lwm2m=1.2");

        server.reporting.observe("a", TEMPERATURE, ContentFormat.NONE, List.of("pmin=1"));
        var write = server.endpoint.next();
        write.answer(Response.of(ResponseCode.CHANGED));
        var observe = server.endpoint.next();
        server.reporting.observe("b", TEMPERATURE, ContentFormat.NONE, List.of("pmin=1"));
        var both = server.endpoint.next();

        assertThat(write.request()).hasToString("PUT /3303/0/5700?pmin=1");
        assertThat(observe.request()).hasToString("GET /3303/0/5700");
        assertThat(both.request()).hasToString("GET /3303/0/5700?pmin=1");
    }

    @Test
    void attributes_that_are_refused_end_it() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");

        var observe = server.reporting.observe("a", TEMPERATURE, ContentFormat.NONE, List.of("gt=x"));
        server.endpoint.next().answer(Response.of(ResponseCode.BAD_REQUEST));

        assertThat(get(observe).code()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(server.endpoint.hasSentNothing()).isTrue();
    }

    @Test
    void cancelling_asks_with_the_same_token() throws Exception {
        var token = observing();

        var cancel = server.reporting.cancel(observation());
        var get = server.endpoint.next();
        get.answer(text("24"));

        assertThat(get.request()).hasToString("GET /3303/0/5700");
        assertThat(get.request().observe()).isEqualTo(Request.CANCEL);
        assertThat(get.request().token()).isEqualTo(token);
        assertThat(get(cancel).content()).containsExactly(new PathValue(TEMPERATURE, Value.of(24.0)));
        assertThat(server.events.next()).isEqualTo("ended a/3303/0/5700 CANCELLED");
        assertThat(notify(token, text("1").observed(2))).isFalse();
    }

    @Test
    void forgetting_lets_the_next_notification_be_refused() throws Exception {
        var token = observing();

        server.reporting.forget(observation());

        assertThat(server.events.next()).isEqualTo("ended a/3303/0/5700 CANCELLED");
        assertThat(server.endpoint.hasSentNothing()).isTrue();
        assertThat(notify(token, text("1").observed(2))).isFalse();
    }

    @Test
    void a_client_that_registers_anew_is_observed_again_by_itself_and_once() throws Exception {
        var old = observing();

        server.ask(DEVICE, Method.POST, "/rd?ep=a&lwm2m=1.0", OBJECTS);
        var again = server.endpoint.next();
        again.answer(text("25").observed(1));

        assertThat(again.request()).hasToString("GET /3303/0/5700");
        assertThat(again.request().accept()).isEqualTo(ContentFormat.TEXT);
        assertThat(again.request().token()).isNotEqualTo(old);
        assertThat(server.events.notification().values()).containsExactly(new PathValue(TEMPERATURE, Value.of(25.0)));
        assertThat(notify(old, text("1").observed(9))).isFalse();
        assertThat(server.reporting.all()).hasSize(1);
        assertThat(server.endpoint.hasSentNothing()).isTrue();
    }

    @Test
    void what_can_t_be_observed_again_has_ended() throws Exception {
        observing();

        server.ask(DEVICE, Method.POST, "/rd?ep=a&lwm2m=1.0", "</1/0>,</3/0>");
        server.endpoint.next().answer(Response.of(ResponseCode.NOT_FOUND));

        assertThat(server.events.next()).isEqualTo("deregistered a REPLACED");
        assertThat(server.events.next()).isEqualTo("registered a");
        assertThat(server.events.next()).isEqualTo("ended a/3303/0/5700 REGISTRATION");
    }

    @Test
    void observations_end_with_their_registration() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.0");
        var token = observeAndAccept(1);

        server.ask(DEVICE, Method.DELETE, location, "");

        assertThat(List.of(server.events.next(), server.events.next()))
                .containsExactlyInAnyOrder("deregistered a DEREGISTERED", "ended a/3303/0/5700 REGISTRATION");
        assertThat(server.reporting.all()).isEmpty();
        assertThat(notify(token, text("1").observed(2))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            quoteCharacter = '`',
            textBlock =
                    """
            payload                              | format | code
            [{"n":"/3303/0/5700","v":21}]        | 110    | 2.04
            [{"n":"/3303/0/5700","v":21}]        | -1     | 4.00
            [{"n":"/3303/0/5700","v":            | 110    | 4.00
            [{"n":"/3304/0/5700","v":21}]        | 110    | 4.04
            [{"n":"/3303/1/5700","v":21}]        | 110    | 4.04
            """)
    void what_a_client_sends_is_judged(String payload, int format, String code) throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");

        var answer = server.ask(DEVICE, send(payload, format));

        assertThat(answer.code()).hasToString(code);
    }

    @Test
    void what_a_client_sends_is_told() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");

        server.ask(DEVICE, send("[{\"n\":\"/3303/0/5700\",\"v\":21}]", ContentFormat.SENML_JSON));

        assertThat(server.events.next()).isEqualTo("sent a [/3303/0/5700=21.0]");
    }

    @Test
    void one_who_is_not_registered_sends_to_nobody() throws Exception {
        var send = send("[{\"n\":\"/3303/0/5700\",\"v\":21}]", ContentFormat.SENML_JSON);

        assertThat(server.ask(DEVICE, send).code()).isEqualTo(ResponseCode.NOT_FOUND);
        assertThat(server.ask(DEVICE, Method.GET, "/dp", "").code()).isEqualTo(ResponseCode.METHOD_NOT_ALLOWED);
    }

    @Test
    void what_can_t_be_observed_fails() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");

        assertThat(ManagementTest.failure(server.reporting.observe("a", Path.ROOT, -1, List.of())))
                .isInstanceOf(OperationRefused.class);
        assertThat(ManagementTest.failure(server.reporting.observe("b", TEMPERATURE, -1, List.of())))
                .isInstanceOf(UnknownEndpoint.class);
    }

    @Test
    void an_instance_is_read_in_the_format_it_comes_in() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        var values = List.of(
                new PathValue(TEMPERATURE, Value.of(20.5)), new PathValue(Path.of(3303, 0, 5701), Value.of("Cel")));

        server.reporting.observe("a", Path.of(3303, 0), ContentFormat.NONE, List.of());
        var payload = CODEC.encode(ContentFormat.SENML_CBOR, Path.of(3303, 0), values);
        server.endpoint
                .next()
                .answer(Response.content(ContentFormat.SENML_CBOR, payload).observed(1));

        assertThat(server.events.notification().values()).containsExactlyElementsOf(values);
    }

    private Token observing() throws Exception {
        return observing(1);
    }

    private Token observing(int sequence) throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.0");
        return observeAndAccept(sequence);
    }

    private Token observeAndAccept(int sequence) throws Exception {
        var observe = server.reporting.observe("a", TEMPERATURE, ContentFormat.TEXT, List.of());
        var get = server.endpoint.next();
        get.answer(text("20.5").observed(sequence));
        get(observe);
        server.events.notification();
        return get.request().token();
    }

    private Observation observation() {
        return server.reporting.find("a", TEMPERATURE).orElseThrow();
    }

    private boolean notify(Token token, Response notification) {
        return server.endpoint.receive(DEVICE, token, notification);
    }

    private static Request send(String payload, int format) {
        return Request.of(Method.POST, List.of("dp")).withPayload(format, payload.getBytes(UTF_8));
    }

    private static Response text(String value) {
        return Response.content(ContentFormat.TEXT, value.getBytes(UTF_8));
    }

    private static void fail(FakeEndpoint.Sent sent) {
        sent.answer().completeExceptionally(new NoAnswer(NoAnswer.Reason.TIMEOUT, "nothing came"));
    }

    private static ResponseCode codeOf(String text) {
        return ResponseCode.of((text.charAt(0) - '0') << 5 | Integer.parseInt(text.substring(2)));
    }

    private static Answer get(CompletionStage<Answer> stage) throws Exception {
        return stage.toCompletableFuture().get(5, TimeUnit.SECONDS);
    }
}
