// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.TestServer.DEVICE;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.OBJECTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.OperationRefused;
import io.tessera.lwm2m.server.QueueListener.End;
import io.tessera.lwm2m.server.RequestQueue;
import io.tessera.lwm2m.server.WaitingRequest;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests to a client in queue mode (Transport 1.2, 6.5; PROTOCOL 3.1, 3.2; ETS 108, 109). */
class QueueModeTest {

    private static final Duration AWAKE = Duration.ofSeconds(93);
    private static final PathValue VALUE = new PathValue(Path.of(3303, 0, 5700), Value.of(20.5));

    private final TestServer server = new TestServer(new TestServer.Settings(100, 2));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void it_gets_one_request_at_a_time() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1&Q");

        var first = delete(1);
        delete(2);
        var sent = server.endpoint.next();
        server.passLane("a", DEVICE);
        assertThat(server.endpoint.hasSentNothing()).isTrue();
        sent.answer(Response.of(ResponseCode.DELETED));

        assertThat(first.toCompletableFuture().get(5, TimeUnit.SECONDS).isSuccess())
                .isTrue();
        assertThat(server.endpoint.next().request()).hasToString("DELETE /3303/2");
    }

    @Test
    void while_it_sleeps_requests_wait_until_it_is_heard() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.0&b=UQ");
        server.time.advance(AWAKE);

        delete(1);
        assertThat(server.endpoint.hasSentNothing()).isTrue();
        var answer = server.ask(DEVICE, Method.POST, location, "");

        assertThat(answer.code()).isEqualTo(ResponseCode.CHANGED);
        assertThat(server.endpoint.next().request()).hasToString("DELETE /3303/1");
    }

    @Test
    void an_answer_keeps_it_awake() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1&Q");
        server.time.advance(AWAKE.minusSeconds(1));
        var first = delete(1);
        server.endpoint.next().answer(Response.of(ResponseCode.DELETED));
        first.toCompletableFuture().get(5, TimeUnit.SECONDS);
        server.time.advance(AWAKE.minusSeconds(1));

        delete(2);

        assertThat(server.endpoint.next().request()).hasToString("DELETE /3303/2");
    }

    @Test
    void a_request_without_answer_fails_and_it_counts_as_asleep() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1&Q");
        var first = delete(1);
        delete(2);

        server.endpoint.next().answer().completeExceptionally(new NoAnswer(NoAnswer.Reason.TIMEOUT, "nothing came"));

        assertThat(ManagementTest.failure(first)).isInstanceOf(NoAnswer.class);
        assertThat(server.endpoint.hasSentNothing()).isTrue();
        server.passLane("a", DEVICE);
        assertThat(server.endpoint.next().request()).hasToString("DELETE /3303/2");
    }

    @Test
    void only_so_many_requests_wait() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1&Q");
        server.time.advance(AWAKE);

        delete(1);
        delete(2);
        var tooMany = delete(3);

        assertThat(ManagementTest.failure(tooMany)).isInstanceOf(OperationRefused.class);
    }

    @Test
    void what_waits_goes_on_to_the_next_registration() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1&Q");
        server.time.advance(AWAKE);
        delete(1);

        server.ask(DEVICE, Method.POST, "/rd?ep=a&lwm2m=1.1&Q", OBJECTS);

        assertThat(server.endpoint.next().request()).hasToString("DELETE /3303/1");
    }

    @Test
    void what_waits_fails_when_the_next_registration_has_another_root() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1&Q");
        server.time.advance(AWAKE);
        var waiting = delete(1);

        server.ask(DEVICE, Method.POST, "/rd?ep=a&lwm2m=1.1&Q", "</lwm2m>;rt=\"oma.lwm2m\",</lwm2m/1/0>");

        assertThat(ManagementTest.failure(waiting)).isInstanceOf(NoAnswer.class);
    }

    @Test
    void what_waits_fails_when_the_registration_ends() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1&Q");
        server.time.advance(AWAKE);
        var waiting = delete(1);

        server.ask(DEVICE, Method.DELETE, location, "");

        assertThat(ManagementTest.failure(waiting)).isInstanceOf(NoAnswer.class);
    }

    @Test
    void without_queue_mode_nothing_waits() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        server.time.advance(AWAKE.multipliedBy(2));

        delete(1);
        delete(2);
        server.management.read("a", Path.of(3), ContentFormat.NONE);

        assertThat(server.endpoint.next().request()).hasToString("DELETE /3303/1");
        assertThat(server.endpoint.next().request()).hasToString("DELETE /3303/2");
        assertThat(server.endpoint.next().request()).hasToString("GET /3");
    }

    @Test
    void what_waits_is_seen_and_its_outcome_is_told() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1&Q");
        assertThat(server.management.waiting("a")).isEqualTo(new RequestQueue(true, List.of()));
        server.time.advance(AWAKE);
        delete(1);
        server.management.read("a", Path.of(3303, 0), ContentFormat.NONE);

        var queue = server.management.waiting("a");
        assertThat(queue.awake()).isFalse();
        assertThat(queue.requests())
                .extracting(WaitingRequest::request)
                .containsExactly("DELETE /3303/1", "GET /3303/0");
        assertThat(queue.requests()).extracting(WaitingRequest::sent).containsOnly(false);
        server.ask(DEVICE, Method.POST, location, "");
        var sent = server.endpoint.next();
        assertThat(server.management.waiting("a").requests())
                .extracting(WaitingRequest::sent)
                .containsExactly(true, false);
        sent.answer(Response.of(ResponseCode.NOT_FOUND));
        var first = server.events.outcome();
        server.endpoint.next().answer(Response.content(ContentFormat.SENML_CBOR, new byte[] {(byte) 0x80}));
        var second = server.events.outcome();

        assertThat(first.outcome().end()).isEqualTo(End.ANSWERED);
        assertThat(first.request().request()).isEqualTo("DELETE /3303/1");
        assertThat(first.outcome().answer().orElseThrow().code()).isEqualTo(ResponseCode.NOT_FOUND);
        assertThat(second.outcome().answer().orElseThrow().content()).isEmpty();
        assertThat(server.management.waiting("a").requests()).isEmpty();
        assertThat(server.management.waiting("nobody")).isEqualTo(RequestQueue.NONE);
    }

    @Test
    void what_is_sent_at_once_has_not_waited() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1&Q");
        var answer = delete(1);
        server.endpoint.next().answer(Response.of(ResponseCode.DELETED));
        answer.toCompletableFuture().get(5, TimeUnit.SECONDS);
        server.passLane("a", DEVICE);

        assertThat(server.events.hasNoOutcome()).isTrue();
    }

    @Test
    void a_request_expires_by_configuration_or_by_its_own_time() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1&Q");
        server.time.advance(AWAKE);
        var usual = delete(1);
        var hasty = server.management.within(Duration.ofSeconds(60)).delete("a", Path.of(3303, 2));

        server.time.advance(Duration.ofSeconds(60));
        assertThat(ManagementTest.failure(hasty)).isInstanceOf(NoAnswer.class).hasMessageContaining("slept");
        assertThat(server.events.outcome().outcome().end()).isEqualTo(End.EXPIRED);
        assertThat(server.management.waiting("a").requests()).hasSize(1);
        assertThat(usual.toCompletableFuture()).isNotDone();
        server.time.advance(Duration.ofSeconds(3540));

        assertThat(ManagementTest.failure(usual)).isInstanceOf(NoAnswer.class);
        assertThat(server.management.waiting("a").requests()).isEmpty();
        server.passLane("a", DEVICE);
        assertThat(server.endpoint.hasSentNothing()).isTrue();
    }

    @Test
    void without_expiry_it_waits_as_long_as_the_registration_lasts() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1&Q");
        server.time.advance(AWAKE);
        server.management.within(Duration.ZERO).delete("a", Path.of(3303, 2));

        server.time.advance(Duration.ofHours(20));
        assertThat(server.management.waiting("a").requests()).hasSize(1);
        server.ask(DEVICE, Method.DELETE, location, "");

        assertThat(server.events.outcome().outcome().end()).isEqualTo(End.FAILED);
    }

    @Test
    void the_queue_outlives_a_restart() throws Exception {
        var store = new MapStore();
        var first = new TestServer(server.time, store);
        var location = first.register(DEVICE, "ep=a&lwm2m=1.1&Q");
        first.time.advance(AWAKE);
        first.management.within(Duration.ofSeconds(10)).delete("a", Path.of(3303, 9));
        var lost = first.management.delete("a", Path.of(3303, 1));
        first.management.replace("a", VALUE.path(), List.of(VALUE), ContentFormat.TEXT);
        first.reporting.observe("a", Path.of(3303), ContentFormat.NONE, List.of());
        var before = first.management.waiting("a").requests();
        first.close();
        assertThat(ManagementTest.failure(lost)).isInstanceOf(NoAnswer.class);
        first.time.advance(Duration.ofSeconds(10));

        try (var next = new TestServer(server.time, store)) {
            next.time.advance(Duration.ZERO);
            assertThat(next.events.outcome().outcome().end()).isEqualTo(End.EXPIRED);
            assertThat(next.management.waiting("a").requests()).isEqualTo(before.subList(1, 3));
            assertThat(next.endpoint.hasSentNothing()).isTrue();
            assertThat(next.ask(DEVICE, Method.POST, location, "").code()).isEqualTo(ResponseCode.CHANGED);
            var delete = next.endpoint.next();
            assertThat(delete.request()).hasToString("DELETE /3303/1");
            assertThat(next.endpoint.hasSentNothing()).isTrue();
            delete.answer(Response.of(ResponseCode.DELETED));
            var write = next.endpoint.next();
            assertThat(write.request()).hasToString("PUT /3303/0/5700");
            assertThat(write.request().payload()).asString(UTF_8).isEqualTo("20.5");
            write.answer(Response.of(ResponseCode.CHANGED));
            assertThat(next.events.outcome().outcome().answer().orElseThrow().code())
                    .isEqualTo(ResponseCode.DELETED);
            assertThat(next.events.outcome().outcome().answer().orElseThrow().code())
                    .isEqualTo(ResponseCode.CHANGED);
            assertThat(store.keys("request/")).isEmpty();
        }
    }

    @Test
    void what_a_transport_that_went_away_had_waits_again() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1&Q");
        server.time.advance(AWAKE);
        var waiting = delete(1);
        server.passLane("a", DEVICE);

        server.endpoint.next().answer().completeExceptionally(new NoAnswer(NoAnswer.Reason.CANCELLED, "closed"));
        server.passLane("a", DEVICE);
        server.endpoint.next().answer(Response.of(ResponseCode.DELETED));

        assertThat(waiting.toCompletableFuture().get(5, TimeUnit.SECONDS).isSuccess())
                .isTrue();
    }

    private CompletionStage<Answer> delete(int instance) {
        return server.management.delete("a", Path.of(3303, instance));
    }
}
