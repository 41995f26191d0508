// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.TestServer.DEVICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.DeviceManagement;
import io.tessera.lwm2m.server.OperationRefused;
import io.tessera.lwm2m.server.QueueListener.End;
import io.tessera.lwm2m.server.UnreadableAnswer;
import io.tessera.lwm2m.server.WaitingRequest;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.NoAnswer.Reason;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application is told of requests to a client in queue mode, and can do with them (Transport 1.2, 6.5). */
class WaitingRequestTest {

    private static final Duration AWAKE = Duration.ofSeconds(93);
    private static final Path NAME = Path.of(3303, 0, 5701);
    private static final List<PathValue> VALUES = List.of(new PathValue(NAME, Value.of("Hall")));
    private static final int NONE = ContentFormat.NONE;

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    private interface Call {
        CompletionStage<Answer> on(DeviceManagement management);
    }

    static Stream<Arguments> operations() {
        return Stream.of(
                operation("Read", "/3/0", api -> api.read("a", Path.of(3, 0), NONE)),
                operation("Discover", "/3", api -> api.discover("a", Path.of(3))),
                operation("Write", "/3303/0/5701", api -> api.replace("a", NAME, VALUES, NONE)),
                operation("Write", "/3303/0", api -> api.update("a", Path.of(3303, 0), VALUES, NONE)),
                operation("Write", "/3303/0/5701", api -> api.update("a", NAME, VALUES, ContentFormat.TLV)),
                operation("Write-Attributes", "/3", api -> api.writeAttributes("a", Path.of(3), List.of("pmin=1"))),
                operation("Execute", "/3/0/4", api -> api.execute("a", Path.of(3, 0, 4), "")),
                operation("Execute", "/3/0/4", api -> api.execute("a", Path.of(3, 0, 4), "0='x'")),
                operation("Create", "/3303", api -> api.create("a", Path.of(3303), VALUES, NONE)),
                operation("Delete", "/3303/0", api -> api.delete("a", Path.of(3303, 0))),
                operation("Read-Composite", "/", api -> api.readComposite("a", List.of(NAME), NONE)),
                operation("Write-Composite", "/", api -> api.writeComposite("a", VALUES, NONE)));
    }

    private static Arguments operation(String name, String path, Call call) {
        return Arguments.of(name, path, call);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("operations")
    void whoever_asks_is_told_at_once_that_a_request_waits_and_for_how_long(String name, String path, Call call)
            throws Exception {
        asleep("</lwm2m>;rt=\"oma.lwm2m\";ct=\"112 11542\",</lwm2m/3303/0>");
        var told = new ArrayList<WaitingRequest>();

        call.on(server.management.within(Duration.ofMinutes(5)).telling(told::add));

        assertThat(told)
                .containsExactlyElementsOf(server.management.waiting("a").requests());
        var request = told.get(0);
        assertThat(request.operation()).isEqualTo(name);
        assertThat(request.path()).hasToString(path);
        assertThat(Duration.between(request.since(), request.expires())).isEqualTo(Duration.ofMinutes(5));
        assertThat(server.events.queued()).isEqualTo("queued " + name + " " + path);
    }

    @Test
    void whoever_asks_is_told_when_a_kill_would_not_lose_the_request_any_more() throws Exception {
        asleep("</3303/0>");
        var onDisk = new CompletableFuture<Void>();
        server.runtime.addStore(new MapStore() {
            @Override
            public CompletionStage<Void> written() {
                return onDisk;
            }
        });
        var told = new ArrayList<WaitingRequest>();

        server.management.telling(told::add).delete("a", Path.of(3303, 0));
        assertThat(server.management.waiting("a").requests()).hasSize(1);
        assertThat(told).isEmpty();

        onDisk.complete(null);
        assertThat(told).hasSize(1);
    }

    @Test
    void one_who_is_awake_makes_nobody_wait() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1&Q");
        var told = new ArrayList<WaitingRequest>();

        server.management.telling(told::add).delete("a", Path.of(3303, 0));

        assertThat(server.endpoint.next().request()).hasToString("DELETE /3303/0");
        assertThat(told).isEmpty();
    }

    @Test
    void observing_waits_too_under_its_own_name() throws Exception {
        asleep(TestServer.OBJECTS);

        server.reporting.observe("a", NAME, NONE, List.of());
        server.reporting.observeComposite("a", List.of(NAME), NONE, List.of());

        assertThat(server.events.queued()).isEqualTo("queued Observe /3303/0/5701");
        assertThat(server.events.queued()).isEqualTo("queued Observe-Composite /");
    }

    @Test
    void a_request_that_waits_can_be_taken_back() throws Exception {
        var location = asleep(TestServer.OBJECTS);
        var first = server.management.delete("a", Path.of(3303, 1));
        server.management.delete("a", Path.of(3303, 2));
        var waiting = server.management.waiting("a").requests().get(0);

        assertThat(server.management.cancel("a", waiting.id())).contains(waiting);

        assertThat(ManagementTest.failure(first))
                .isInstanceOf(NoAnswer.class)
                .hasMessage("Delete /3303/1 of a: It was taken back");
        assertThat(server.events.outcome().outcome().end()).isEqualTo(End.CANCELLED);
        server.ask(DEVICE, Method.POST, location, "");
        assertThat(server.endpoint.next().request()).hasToString("DELETE /3303/2");
        assertThat(server.management.cancel("a", waiting.id())).isEmpty();
        assertThat(server.management.cancel("nobody", waiting.id())).isEmpty();
    }

    @Test
    void what_was_sent_can_t_be_taken_back() throws Exception {
        var location = asleep(TestServer.OBJECTS);
        server.management.delete("a", Path.of(3303, 1));
        var waiting = server.management.waiting("a").requests().get(0);
        server.ask(DEVICE, Method.POST, location, "");
        var sent = server.endpoint.next();

        assertThat(server.management.cancel("a", waiting.id())).isEmpty();
        sent.answer(Response.of(ResponseCode.DELETED));
        assertThat(server.events.outcome().outcome().end()).isEqualTo(End.ANSWERED);
    }

    @Test
    void a_failure_names_operation_path_and_client() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");

        var silent = server.management.read("a", Path.of(3, 0), NONE);
        server.endpoint.next().answer().completeExceptionally(new NoAnswer(Reason.TIMEOUT, "no answer"));
        var damaged = server.management.read("a", Path.of(3, 0), NONE);
        server.endpoint.next().answer(Response.content(ContentFormat.SENML_CBOR, new byte[] {1}));

        assertThat(ManagementTest.failure(silent)).isInstanceOf(NoAnswer.class).hasMessage("Read /3/0 of a: no answer");
        assertThat(ManagementTest.failure(damaged))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageStartingWith("Read /3/0 of a: Answer 2.05 can't be read");
        assertThat(ManagementTest.failure(server.management.read("a", Path.ROOT, NONE)))
                .isInstanceOf(OperationRefused.class)
                .hasMessageStartingWith("Read / of a: ");
        assertThat(ManagementTest.failure(server.management.discover("a", Path.of(3), 1)))
                .isInstanceOf(OperationRefused.class)
                .hasMessageStartingWith("Discover /3 of a: ");
        assertThat(ManagementTest.failure(server.management.readComposite("a", List.of(), NONE)))
                .hasMessageStartingWith("Read-Composite of a: ");
        assertThat(ManagementTest.failure(server.reporting.observe("a", Path.ROOT, NONE, List.of())))
                .hasMessageStartingWith("Observe / of a: ");
        var observe = server.reporting.observe("a", NAME, NONE, List.of());
        server.endpoint.next().answer().completeExceptionally(new NoAnswer(Reason.TIMEOUT, "no answer"));
        assertThat(ManagementTest.failure(observe)).hasMessage("Observe /3303/0/5701 of a: no answer");
    }

    private String asleep(String links) throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1&Q", links);
        server.time.advance(AWAKE);
        return location;
    }
}
