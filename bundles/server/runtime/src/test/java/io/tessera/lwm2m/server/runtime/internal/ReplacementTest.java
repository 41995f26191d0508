// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.TestServer.DEVICE;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.OBJECTS;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.VIA;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.peer;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.transport.Endpoint;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bundles of the server go and come while clients go on. */
class ReplacementTest {

    private static final Path TEMPERATURE = Path.of(3303, 0, 5700);

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void requests_wait_for_the_next_registration_interface() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        server.runtime.removeInterface(server.registration);

        var location = "/rd/" + server.runtime.byEndpoint("a").orElseThrow().id();
        var update = server.endpoint.receive(DEVICE, request(Method.POST, location, ""));
        var register = server.endpoint.receive(peer(2), request(Method.POST, "/rd?ep=b&lwm2m=1.1", OBJECTS));
        assertThat(update).isNotDone();
        server.runtime.addInterface(TestServer.registrationInterface(), Map.of());

        assertThat(update.get(5, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.CHANGED);
        assertThat(register.get(5, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.CREATED);
    }

    @Test
    void what_applications_ask_a_moment_before_the_server_has_the_next_management_interface_is_sent() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        server.runtime.removeInterface(server.management);

        var answer =
                server.management.read("a", TEMPERATURE, ContentFormat.TEXT).toCompletableFuture();
        assertThat(answer).isNotDone();
        server.runtime.addInterface(server.management, Map.of());
        server.time.advance(Duration.ZERO);

        server.endpoint.next().answer(Response.content(ContentFormat.TEXT, "20.5".getBytes(UTF_8)));
        assertThat(answer.get(5, TimeUnit.SECONDS).isSuccess()).isTrue();
    }

    @Test
    void under_traffic_every_request_is_answered_and_none_twice() throws Exception {
        var current = server.registration;
        var answers = new ArrayList<CompletableFuture<Response>>();
        for (int round = 0; round < 20; round++) {
            answers.add(register(round * 2));
            server.runtime.removeInterface(current);
            answers.add(register(round * 2 + 1));
            current = TestServer.registrationInterface();
            server.runtime.addInterface(current, Map.of());
        }

        for (var answer : answers) {
            assertThat(answer.get(5, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.CREATED);
        }
        assertThat(server.runtime.all()).hasSize(40);
        for (int i = 0; i < 40; i++) {
            assertThat(server.events.next()).startsWith("registered ");
        }
        assertThat(server.events.hasNone()).isTrue();
    }

    private CompletableFuture<Response> register(int number) {
        return server.endpoint.receive(
                peer(1000 + number), request(Method.POST, "/rd?ep=e%d&lwm2m=1.1".formatted(number), OBJECTS));
    }

    @Test
    void a_request_waits_two_seconds_and_no_longer() throws Exception {
        server.runtime.removeInterface(server.registration);
        server.time.advance(Duration.ofSeconds(1));
        var register = register(1);
        server.time.awaitTask(Duration.ofSeconds(3));

        server.time.advance(Duration.ofSeconds(2));

        assertThat(register.get(5, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.INTERNAL_SERVER_ERROR);
        assertThat(server.ask(DEVICE, Method.POST, "/rd?ep=z&lwm2m=1.1", OBJECTS)
                        .code())
                .isEqualTo(ResponseCode.NOT_FOUND);
    }

    @Test
    void no_more_than_64_requests_wait() throws Exception {
        server.runtime.removeInterface(server.registration);
        var answers = new ArrayList<CompletableFuture<Response>>();
        for (int i = 0; i < 65; i++) {
            answers.add(register(i));
        }

        var refused = CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new));

        assertThat(((Response) refused.get(5, TimeUnit.SECONDS)).code()).isEqualTo(ResponseCode.INTERNAL_SERVER_ERROR);
        assertThat(answers.stream().filter(CompletableFuture::isDone)).hasSize(1);
    }

    @Test
    void observations_outlive_the_reporting_interface() throws Exception {
        var token = observing();
        server.runtime.removeInterface(server.reporting);

        assertThat(notify(token, "21", 2)).isTrue();
        assertThat(notify(token, "22", 3)).isTrue();
        server.passLane("a", DEVICE);
        assertThat(server.events.hasNone()).isTrue();
        var next = TestServer.reportingInterface();
        next.addListener(server.events);
        server.runtime.addInterface(next, Map.of());
        assertThat(notify(token, "23", 4)).isTrue();

        assertThat(server.events.notification().values()).containsExactly(value(21));
        assertThat(server.events.notification().values()).containsExactly(value(22));
        assertThat(server.events.notification().values()).containsExactly(value(23));
        assertThat(next.all()).hasSize(1);
    }

    @Test
    void a_better_interface_takes_over() throws Exception {
        var better = TestServer.registrationInterface();
        server.runtime.addInterface(better, Map.of("service.ranking", 10));
        server.runtime.removeInterface(server.registration);

        server.register(DEVICE, "ep=a&lwm2m=1.1");
    }

    @Test
    void requests_to_clients_wait_for_the_next_transport_of_the_same_name() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        var properties = Map.<String, Object>of(Endpoint.NAME, VIA);
        server.runtime.removeEndpoint(server.endpoint, properties);
        assertThat(server.endpoint.isListenedTo()).isFalse();

        var deleted = server.management.delete("a", Path.of(3303, 0));
        var next = new FakeEndpoint();
        server.runtime.addEndpoint(next, properties);
        next.next().answer(Response.of(ResponseCode.DELETED));

        assertThat(deleted.toCompletableFuture().get(5, TimeUnit.SECONDS).isSuccess())
                .isTrue();
        assertThat(server.endpoint.hasSentNothing()).isTrue();
    }

    @Test
    void without_a_transport_there_is_no_answer_after_two_seconds() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        server.runtime.removeEndpoint(server.endpoint, Map.of(Endpoint.NAME, VIA));

        var deleted = server.management.delete("a", Path.of(3303, 0));
        server.time.advance(Duration.ofSeconds(2));

        assertThat(ManagementTest.failure(deleted)).isInstanceOf(NoAnswer.class);
    }

    @Test
    void several_transports_are_listened_to_and_each_client_is_reached_through_its_own() throws Exception {
        var secure = new FakeEndpoint();
        server.runtime.addEndpoint(secure, Map.of(Endpoint.NAME, "server-secure"));
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        secure.receive(peer(2), request(Method.POST, "/rd?ep=b&lwm2m=1.1", OBJECTS))
                .get(5, TimeUnit.SECONDS);

        server.management.delete("b", Path.of(3303, 0));
        server.management.delete("a", Path.of(3303, 0));

        assertThat(secure.next().peer()).isEqualTo(peer(2));
        assertThat(server.endpoint.next().peer()).isEqualTo(DEVICE);
    }

    @Test
    void registrations_and_observations_outlive_the_runtime() throws Exception {
        var token = observing();
        var location = "/rd/" + server.runtime.byEndpoint("a").orElseThrow().id();
        server.register(peer(2), "ep=short&lwm2m=1.1&lt=5");
        server.register(peer(3), "ep=sleepy&lwm2m=1.1&Q");
        server.register(peer(4), "ep=later&lwm2m=1.1&lt=60");

        server.stopRuntime();
        server.time.advance(Duration.ofSeconds(10));
        server.startRuntime();

        assertThat(server.runtime.all().stream().map(Registration::endpoint))
                .containsExactlyInAnyOrder("a", "sleepy", "later");
        assertThat(server.events.hasNone()).isTrue();
        assertThat(server.ask(DEVICE, Method.POST, location, "").code()).isEqualTo(ResponseCode.CHANGED);
        assertThat(server.events.next()).isEqualTo("updated a");
        assertThat(notify(token, "21", 2)).isTrue();
        assertThat(server.events.notification().values()).containsExactly(value(21));
        server.management.delete("sleepy", Path.of(3303, 0));
        server.management.delete("a", Path.of(3303, 0));
        assertThat(server.endpoint.next().peer()).isEqualTo(DEVICE);
        assertThat(server.endpoint.hasSentNothing()).isTrue();
        server.time.advance(Duration.ofSeconds(50));
        assertThat(server.events.next()).isEqualTo("deregistered later EXPIRED");
    }

    @Test
    void an_interface_that_comes_back_brings_nothing_that_is_over() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1");
        server.runtime.removeInterface(server.registration);
        var other = TestServer.registrationInterface();
        server.runtime.addInterface(other, Map.of());
        server.ask(DEVICE, Method.DELETE, location, "");
        server.runtime.removeInterface(other);

        server.runtime.addInterface(server.registration, Map.of());

        assertThat(server.runtime.all()).isEmpty();
    }

    @Test
    void a_transport_may_be_taken_away_after_the_server_ended() {
        server.close();

        server.runtime.removeEndpoint(server.endpoint, Map.of(Endpoint.NAME, VIA));

        assertThat(server.endpoint.isListenedTo()).isFalse();
    }

    private Token observing() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.0");
        var observe = server.reporting.observe("a", TEMPERATURE, ContentFormat.TEXT, List.of());
        var get = server.endpoint.next();
        get.answer(text("20").observed(1));
        observe.toCompletableFuture().get(5, TimeUnit.SECONDS);
        server.events.notification();
        return get.request().token();
    }

    private boolean notify(Token token, String value, int sequence) {
        return server.endpoint.receive(DEVICE, token, text(value).observed(sequence));
    }

    private static Response text(String value) {
        return Response.content(ContentFormat.TEXT, value.getBytes(UTF_8));
    }

    private static PathValue value(double value) {
        return new PathValue(TEMPERATURE, Value.of(value));
    }
}
