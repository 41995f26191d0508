// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.TestServer.CODEC;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.DEVICE;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.OBJECTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.DeviceManagement;
import io.tessera.lwm2m.server.OperationRefused;
import io.tessera.lwm2m.server.UnknownEndpoint;
import io.tessera.lwm2m.server.UnreadableAnswer;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The operations on a client (Core 1.2, 6.3): what goes out, and what comes back. */
class ManagementTest {

    private static final Path TEMPERATURE = Path.of(3303, 0, 5700);
    private static final List<PathValue> WARM = List.of(new PathValue(TEMPERATURE, Value.of(20.5)));

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
                operation("GET /3/0", "-1>112 ", api -> api.read("a", Path.of(3, 0), ContentFormat.NONE)),
                operation("GET /3", "-1>11542 ", api -> api.read("a", Path.of(3), ContentFormat.TLV)),
                operation("GET /3303", "-1>40 ", api -> api.discover("a", Path.of(3303))),
                operation(
                        "PUT /3303/0/5700?pmin=1&gt",
                        "-1>-1 ",
                        api -> api.writeAttributes("a", TEMPERATURE, List.of("pmin=1", "gt"))),
                operation(
                        "PUT /3303/0/5700",
                        "0>-1 32302E35",
                        api -> api.replace("a", TEMPERATURE, WARM, ContentFormat.TEXT)),
                operation(
                        "PUT /3303/0",
                        "11542>-1 E4164441A40000",
                        api -> api.replace("a", Path.of(3303, 0), WARM, ContentFormat.TLV)),
                operation(
                        "POST /3303/0",
                        "11542>-1 E4164441A40000",
                        api -> api.update("a", Path.of(3303, 0), WARM, ContentFormat.TLV)),
                operation("POST /3/0/4", "-1>-1 ", api -> api.execute("a", Path.of(3, 0, 4), "")),
                operation("POST /3/0/4", "0>-1 303D2761272C31", api -> api.execute("a", Path.of(3, 0, 4), "0='a',1")),
                operation("DELETE /3303/0", "-1>-1 ", api -> api.delete("a", Path.of(3303, 0))));
    }

    private static Arguments operation(String request, String body, Call call) {
        return Arguments.of(request, body, call);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("operations")
    void an_operation_is_one_request(String line, String body, Call call) throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");

        call.on(server.management);
        var request = server.endpoint.next().request();

        assertThat(request).hasToString(line);
        assertThat(shown(request)).isEqualToIgnoringWhitespace(body);
    }

    private static String shown(Request request) {
        var payload = HexFormat.of().withUpperCase().formatHex(request.payload());
        return "%d>%d %s".formatted(request.contentFormat(), request.accept(), payload);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            quoteCharacter = '`',
            textBlock =
                    """
            version | ct               | read  | write | one value
            1.0     | ``               | 11542 | 11542 | 11542
            1.1     | ``               | -1    | 11542 | 11542
            1.2     | ``               | -1    | 11542 | 11542
            1.1     | 60 110 112 11542 | 112   | 112   | 112
            1.2     | 110 11544        | 11544 | 11544 | 11544
            1.1     | 110              | 110   | 110   | 110
            1.0     | 11543            | 11543 | 11543 | 11543
            1.1     | 0 60             | -1    | 11542 | 60
            """)
    void the_format_is_the_best_that_the_client_lists(String version, String ct, int read, int write, int one)
            throws Exception {
        var root = ct.isEmpty() ? "" : "</>;rt=\"oma.lwm2m\";ct=\"" + ct + "\",";
        server.register(DEVICE, "ep=a&lwm2m=" + version, root + "</3303/0>");

        server.management.read("a", Path.of(3303, 0), ContentFormat.NONE);
        server.management.update("a", Path.of(3303, 0), WARM, ContentFormat.NONE);
        server.management.replace("a", TEMPERATURE, WARM, ContentFormat.NONE);

        assertThat(server.endpoint.next().request().accept()).isEqualTo(read);
        assertThat(server.endpoint.next().request().contentFormat()).isEqualTo(write);
        assertThat(server.endpoint.next().request().contentFormat()).isEqualTo(one);
    }

    @Test
    void an_alternate_path_stands_before_each_path_and_in_no_answer() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.0", "</lwm2m>;rt=\"oma.lwm2m\",</lwm2m/3/0>,</lwm2m/3303/0>");

        server.management.read("a", Path.of(3, 0), ContentFormat.NONE);
        assertThat(server.endpoint.next().request()).hasToString("GET /lwm2m/3/0");
        var created = server.management.create("a", Path.of(3303), WARM, ContentFormat.NONE);
        var create = server.endpoint.next();
        create.answer(Response.created(List.of("lwm2m", "3303", "7")));

        assertThat(create.request()).hasToString("POST /lwm2m/3303");
        assertThat(get(created).created()).contains(Path.of(3303, 7));
    }

    @Test
    void a_read_brings_values_by_the_registered_definitions() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.0");
        var values = List.of(
                new PathValue(Path.of(3, 0, 0), Value.of("Acme")),
                new PathValue(Path.of(3, 0, 7, 0), Value.of(3800)),
                new PathValue(Path.of(3, 0, 7, 1), Value.of(5000)));

        var read = server.management.read("a", Path.of(3, 0), ContentFormat.TLV);
        server.endpoint
                .next()
                .answer(Response.content(ContentFormat.TLV, CODEC.encode(ContentFormat.TLV, Path.of(3, 0), values)));

        assertThat(get(read).code()).isEqualTo(ResponseCode.CONTENT);
        assertThat(get(read).contentFormat()).isEqualTo(ContentFormat.TLV);
        assertThat(get(read).content()).containsExactlyElementsOf(values);
    }

    @Test
    void a_read_without_content_format_is_plain_text() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.0");

        var read = server.management.read("a", TEMPERATURE, ContentFormat.NONE);
        server.endpoint.next().answer(Response.content(ContentFormat.NONE, "20.5".getBytes(UTF_8)));

        assertThat(get(read).content()).containsExactlyElementsOf(WARM);
    }

    @Test
    void an_empty_object_is_no_values() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.0");

        var read = server.management.read("a", Path.of(3303), ContentFormat.NONE);
        server.endpoint.next().answer(Response.content(ContentFormat.TLV, new byte[0]));

        assertThat(get(read).content()).isEmpty();
    }

    @ParameterizedTest(name = "INT-{0}: depth {1}")
    @CsvSource({"264, 1", "266, 3", "260, 0", "260, 2"})
    void int_264_266_a_discover_goes_as_deep_as_asked_for(int etsCase, int depth) throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.2");

        server.management.discover("a", Path.of(3, 0), depth);
        var request = server.endpoint.next().request();

        assertThat(request).hasToString("GET /3/0?depth=" + depth);
        assertThat(request.accept()).isEqualTo(ContentFormat.LINK);
    }

    @ParameterizedTest
    @CsvSource({"1.1, 1", "1.0, 0", "1.2, 4", "1.2, -1"})
    void a_depth_that_the_client_can_t_know_is_refused(String version, int depth) throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=" + version);

        assertThat(failure(server.management.discover("a", Path.of(3, 0), depth)))
                .isInstanceOf(OperationRefused.class);
        assertThat(server.endpoint.hasSentNothing()).isTrue();
    }

    @Test
    void a_discover_brings_links() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.0");

        var discover = server.management.discover("a", Path.of(3, 0));
        server.endpoint
                .next()
                .answer(Response.content(ContentFormat.LINK, "</3/0>;pmin=10,</3/0/7>;dim=8".getBytes(UTF_8)));

        assertThat(get(discover).links()).hasSize(2);
        assertThat(get(discover).links().get(1).attribute("dim")).contains("8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            target | format | request    | payload
            /3303  | 11542  | POST /3303 | E4164441A40000
            /3303/7| 11542  | POST /3303 | 0707E4164441A40000
            """)
    void tlv_leaves_the_id_of_a_new_instance_to_the_client(String target, int format, String line, String payload)
            throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        var path = Path.parse(target);
        int id = Math.max(0, path.instance());

        server.management.create("a", path, List.of(new PathValue(Path.of(3303, id, 5700), Value.of(20.5))), format);
        var request = server.endpoint.next().request();

        assertThat(request).hasToString(line);
        assertThat(HexFormat.of().withUpperCase().formatHex(request.payload())).isEqualTo(payload);
    }

    @Test
    void an_error_of_the_client_is_an_answer() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.0");

        var read = server.management.read("a", Path.of(3, 0), ContentFormat.NONE);
        server.endpoint.next().answer(Response.refused(new RequestRefused(ResponseCode.METHOD_NOT_ALLOWED, "no")));

        assertThat(get(read).code()).isEqualTo(ResponseCode.METHOD_NOT_ALLOWED);
        assertThat(get(read).diagnostic()).isEqualTo("no");
    }

    @Test
    void what_is_no_answer_fails() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.0");

        var unreadable = server.management.read("a", Path.of(3, 0), ContentFormat.NONE);
        server.endpoint.next().answer(Response.content(ContentFormat.TLV, new byte[] {(byte) 0xC8}));
        var unanswered = server.management.read("a", Path.of(3, 0), ContentFormat.NONE);
        server.endpoint.next().answer().completeExceptionally(new NoAnswer(NoAnswer.Reason.TIMEOUT, "nothing came"));

        assertThat(failure(unreadable)).isInstanceOf(UnreadableAnswer.class);
        assertThat(failure(unanswered)).isInstanceOf(NoAnswer.class);
        assertThat(failure(server.management.read("b", Path.of(3), -1))).isInstanceOf(UnknownEndpoint.class);
        assertThat(failure(server.management.read("a", Path.ROOT, -1))).isInstanceOf(OperationRefused.class);
        assertThat(failure(server.management.replace("a", Path.of(3, 0), WARM, ContentFormat.TEXT)))
                .isInstanceOf(OperationRefused.class);
    }

    @Test
    void a_transport_that_can_t_send_is_no_answer() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        server.endpoint.close();

        assertThat(failure(server.management.delete("a", Path.of(3303, 0)))).isInstanceOf(NoAnswer.class);
    }

    @Test
    void what_waits_for_an_answer_fails_when_the_server_ends() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1&Q");
        server.management.read("a", Path.of(3), ContentFormat.NONE);
        var waiting = server.management.read("a", Path.of(3), ContentFormat.NONE);

        server.close();

        assertThat(failure(waiting)).isInstanceOf(NoAnswer.class);
    }

    @Test
    void without_a_server_there_is_no_answer() {
        server.runtime.removeInterface(server.management);

        assertThat(failure(server.management.read("a", Path.of(3), -1))).isInstanceOf(NoAnswer.class);
    }

    @Test
    void the_request_goes_to_where_the_client_is() throws Exception {
        server.register(TestServer.peer(7, "a"), "ep=a&lwm2m=1.1", OBJECTS);

        server.management.delete("a", Path.of(3303, 0));

        var sent = server.endpoint.next();
        assertThat(sent.peer()).isEqualTo(TestServer.peer(7, "a"));
        assertThat(sent.request().method()).isEqualTo(Method.DELETE);
    }

    private static Answer get(CompletionStage<Answer> stage) throws Exception {
        return stage.toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    static Throwable failure(CompletionStage<?> stage) {
        return stage.handle((answer, failure) -> failure)
                .toCompletableFuture()
                .orTimeout(5, TimeUnit.SECONDS)
                .handle((failure, late) -> late != null ? late : unwrapped(failure))
                .join();
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure != null && failure.getCause() != null ? failure.getCause() : failure;
    }
}
