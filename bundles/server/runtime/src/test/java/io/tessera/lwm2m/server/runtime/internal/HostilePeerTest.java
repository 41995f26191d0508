// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.TestServer.CODEC;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.DEVICE;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.OBJECTS;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.peer;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.UnreadableAnswer;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a peer sends: an answer of a code that the interface knows, and the server goes on. */
class HostilePeerTest {

    private static final int ROUNDS = 2000;
    private static final List<PathValue> DEVICE_VALUES = List.of(
            new PathValue(Path.of(3, 0, 0), Value.of("Acme")), new PathValue(Path.of(3, 0, 7, 1), Value.of(5000)));

    private final TestServer server = new TestServer();
    private final Random random = new Random(42);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void damaged_registers_are_judged() throws Exception {
        var allowed = Set.of(
                ResponseCode.CREATED,
                ResponseCode.BAD_REQUEST,
                ResponseCode.FORBIDDEN,
                ResponseCode.PRECONDITION_FAILED);
        for (int i = 0; i < ROUNDS; i++) {
            var query = damaged(List.of("ep=a", "lwm2m=1.1", "lt=60", "b=U", "Q"));
            var register = Request.of(Method.POST, List.of("rd"))
                    .withQuery(query)
                    .withPayload(ContentFormat.LINK, damaged(OBJECTS.getBytes(UTF_8)));

            var answer = server.ask(peer(1 + random.nextInt(5)), register);

            assertThat(answer.code()).as("%s %s", register, answer.diagnostic()).isIn(allowed);
        }
    }

    @Test
    void any_path_and_method_has_an_answer() throws Exception {
        var segments = List.of("rd", "", "..", "dp", "3", "0", "65536", "\u0000", "ä", "x".repeat(255));
        var methods = List.of(Method.values());
        for (int i = 0; i < ROUNDS; i++) {
            var path = new ArrayList<String>();
            for (int n = random.nextInt(5); n > 0; n--) {
                path.add(segments.get(random.nextInt(segments.size())));
            }
            var method = methods.get(random.nextInt(methods.size()));

            var answer = server.ask(DEVICE, Request.of(method, path).withQuery(damaged(List.of("ep=a"))));

            assertThat(answer.code().isSuccess()).as("%s %s", method, path).isFalse();
            assertThat(answer.code()).isNotEqualTo(ResponseCode.INTERNAL_SERVER_ERROR);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {ContentFormat.TLV, ContentFormat.SENML_CBOR, ContentFormat.SENML_JSON, ContentFormat.JSON})
    void damaged_answers_are_answers_or_unreadable(int format) throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        var payload = CODEC.encode(format, Path.of(3, 0), DEVICE_VALUES);
        for (int i = 0; i < ROUNDS / 4; i++) {
            var read = server.management.read("a", Path.of(3, 0), format);
            server.endpoint.next().answer(Response.content(format, damaged(payload)));

            var failure = ManagementTest.failure(read);

            assertThat(failure == null || failure instanceof UnreadableAnswer)
                    .as("%s", failure)
                    .isTrue();
        }
    }

    @Test
    void damaged_notifications_leave_the_observation_going() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        server.reporting.observe("a", Path.of(3, 0), ContentFormat.TLV, List.of());
        var payload = CODEC.encode(ContentFormat.TLV, Path.of(3, 0), DEVICE_VALUES);
        var get = server.endpoint.next();
        get.answer(Response.content(ContentFormat.TLV, payload).observed(1));
        server.events.notification();
        for (int i = 0; i < ROUNDS / 4; i++) {
            var notification =
                    Response.content(ContentFormat.TLV, damaged(payload)).observed(2 + i);
            assertThat(server.endpoint.receive(DEVICE, get.request().token(), notification))
                    .isTrue();
        }

        server.passLane("a", DEVICE);
        var last = Response.content(ContentFormat.TLV, payload).observed(ROUNDS);
        server.endpoint.receive(DEVICE, get.request().token(), last);

        var told = server.events.notification();
        while (!told.values().equals(DEVICE_VALUES)) {
            told = server.events.notification();
        }
        assertThat(server.reporting.all()).hasSize(1);
    }

    @Test
    void damaged_sends_are_judged() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        var payload = CODEC.encode(ContentFormat.SENML_CBOR, Path.ROOT, DEVICE_VALUES);
        var allowed = Set.of(ResponseCode.CHANGED, ResponseCode.BAD_REQUEST, ResponseCode.NOT_FOUND);
        for (int i = 0; i < ROUNDS / 4; i++) {
            var send = Request.of(Method.POST, List.of("dp")).withPayload(ContentFormat.SENML_CBOR, damaged(payload));

            assertThat(server.ask(DEVICE, send).code()).isIn(allowed);
        }
    }

    @Test
    void a_flood_for_one_endpoint_is_refused_and_leaves_others_alone() throws Exception {
        server.register(DEVICE, "ep=b&lwm2m=1.1");
        var gate = new CountDownLatch(1);
        server.occupyLane("a", gate);
        var answers = new ArrayList<CompletableFuture<Response>>();
        for (int i = 0; i < 2 * ROUNDS; i++) {
            var register = TestServer.request(Method.POST, "/rd?ep=a&lwm2m=1.1", OBJECTS);
            answers.add(server.endpoint.receive(peer(1 + i), register));
        }

        server.passLane("b", DEVICE);
        var refused = (Response) CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new))
                .get(5, TimeUnit.SECONDS);
        gate.countDown();

        assertThat(refused.code()).isEqualTo(ResponseCode.INTERNAL_SERVER_ERROR);
        for (var answer : answers) {
            assertThat(answer.get(5, TimeUnit.SECONDS).code())
                    .isIn(ResponseCode.CREATED, ResponseCode.INTERNAL_SERVER_ERROR);
        }
    }

    private List<String> damaged(List<String> options) {
        var damaged = new ArrayList<>(options);
        int at = random.nextInt(damaged.size());
        switch (random.nextInt(4)) {
            case 0 -> damaged.remove(at);
            case 1 -> damaged.add(damaged.get(at));
            case 2 -> damaged.set(at, new String(damaged(damaged.get(at).getBytes(UTF_8)), ISO_8859_1));
            default -> damaged.add("");
        }
        return damaged;
    }

    private byte[] damaged(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        var damaged = bytes.clone();
        int at = random.nextInt(bytes.length);
        damaged[at] ^= (byte) (1 << random.nextInt(8));
        return random.nextBoolean() ? damaged : Arrays.copyOf(damaged, at);
    }
}
