// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.TestServer.DEVICE;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.OBJECTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.OperationRefused;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests to a client in queue mode (Transport 1.2, 6.5). */
class QueueModeTest {

    private static final Duration AWAKE = Duration.ofSeconds(93);

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

    private CompletionStage<Answer> delete(int instance) {
        return server.management.delete("a", Path.of(3303, instance));
    }
}
