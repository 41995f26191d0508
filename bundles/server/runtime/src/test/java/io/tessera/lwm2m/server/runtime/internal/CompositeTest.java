// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.TestServer.CODEC;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.DEVICE;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.OBJECTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.OperationRefused;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Composite operations (Core 1.2, 6.3.8, 6.3.9, 6.4.4, 6.4.5; ETS 229, 230, 235, 257, 280, 281, 304, 305, 308). */
class CompositeTest {

    private static final Path NAME = Path.of(3, 0, 0);
    private static final Path TEMPERATURE = Path.of(3303, 0, 5700);
    private static final List<Path> PATHS = List.of(NAME, TEMPERATURE);
    private static final List<PathValue> VALUES =
            List.of(new PathValue(NAME, Value.of("Acme")), new PathValue(TEMPERATURE, Value.of(20.5)));

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            ct        | asked | paths | accept
            112 11544 | -1    | 112   | 112
            110 11544 | -1    | 11544 | 11544
            110 11542 | -1    | 110   | 110
            11542     | -1    | 112   | 112
            112       | 110   | 110   | 110
            112       | 320   | 320   | 110
            112       | 322   | 322   | 112
            """)
    void read_composite_is_a_fetch_of_the_root_with_exactly_the_list(String ct, int asked, int paths, int accept)
            throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1", "</>;rt=\"oma.lwm2m\";ct=\"" + ct + "\",</1/0>,</3/0>,</3303/0>");

        server.management.readComposite("a", PATHS, asked);
        var request = server.endpoint.next().request();

        assertThat(request.method()).isEqualTo(Method.FETCH);
        assertThat(request.path()).isEmpty();
        assertThat(request.contentFormat()).isEqualTo(paths);
        assertThat(request.accept()).isEqualTo(accept);
        assertThat(CODEC.decodePaths(paths, request.payload())).isEqualTo(PATHS);
    }

    @Test
    void what_the_client_left_out_is_not_in_the_answer() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");

        var read = server.management.readComposite("a", List.of(NAME, TEMPERATURE, Path.of(9)), ContentFormat.NONE);
        server.endpoint.next().answer(content(VALUES));

        assertThat(get(read).content()).isEqualTo(VALUES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "80"})
    void an_answer_without_any_value_is_one_too(String bytes) throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");

        var read = server.management.readComposite("a", List.of(Path.ROOT), ContentFormat.NONE);
        var payload = java.util.HexFormat.of().parseHex(bytes);
        server.endpoint.next().answer(Response.content(ContentFormat.SENML_CBOR, payload));

        assertThat(get(read).isSuccess()).isTrue();
        assertThat(get(read).content()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {110, 112, 320, 322, 11544})
    void write_composite_is_one_ipatch_over_several_objects(int format) throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");

        var written = server.management.writeComposite("a", VALUES, format);
        var sent = server.endpoint.next();
        sent.answer(Response.of(ResponseCode.CHANGED));

        assertThat(sent.request().method()).isEqualTo(Method.IPATCH);
        assertThat(sent.request().path()).isEmpty();
        assertThat(CODEC.decode(format, Path.ROOT, sent.request().payload(), types()))
                .isEqualTo(VALUES);
        assertThat(get(written).code()).isEqualTo(ResponseCode.CHANGED);
    }

    @Test
    void the_alternate_root_is_the_target() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1", "</lwm2m>;rt=\"oma.lwm2m\",</lwm2m/1/0>,</lwm2m/3/0>");

        server.management.readComposite("a", PATHS, ContentFormat.NONE);
        server.management.writeComposite("a", VALUES, ContentFormat.NONE);
        server.reporting.observeComposite("a", PATHS, ContentFormat.NONE, List.of());

        assertThat(server.endpoint.next().request()).hasToString("FETCH /lwm2m");
        assertThat(server.endpoint.next().request()).hasToString("IPATCH /lwm2m");
        assertThat(server.endpoint.next().request()).hasToString("FETCH /lwm2m");
    }

    @Test
    void what_no_request_can_be_made_of_is_refused() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        var api = server.management;
        var reporting = server.reporting;

        assertThat(List.of(
                        ManagementTest.failure(api.readComposite("a", List.of(), ContentFormat.NONE)),
                        ManagementTest.failure(api.writeComposite("a", List.of(), ContentFormat.NONE)),
                        ManagementTest.failure(api.readComposite("a", PATHS, ContentFormat.TLV)),
                        ManagementTest.failure(api.writeComposite("a", VALUES, ContentFormat.TLV)),
                        ManagementTest.failure(reporting.observeComposite("a", List.of(), -1, List.of())),
                        ManagementTest.failure(reporting.observeComposite("a", PATHS, ContentFormat.TLV, List.of()))))
                .hasOnlyElementsOfType(OperationRefused.class);
        assertThat(server.endpoint.hasSentNothing()).isTrue();
        assertThat(reporting.all()).isEmpty();
    }

    @Test
    void observe_composite_is_a_fetch_whose_notifications_are_told() throws Exception {
        var observed = observe("1.2", List.of("pmin=5"));

        assertThat(observed.method()).isEqualTo(Method.FETCH);
        assertThat(observed.query()).containsExactly("pmin=5");
        assertThat(observed.observe()).isEqualTo(Request.OBSERVE);
        assertThat(server.events.notification().values()).isEqualTo(VALUES);
        var warmer = List.of(new PathValue(TEMPERATURE, Value.of(22.0)));
        assertThat(server.endpoint.receive(
                        DEVICE, observed.token(), content(warmer).observed(2)))
                .isTrue();
        var notification = server.events.notification();
        assertThat(notification.values()).isEqualTo(warmer);
        assertThat(notification.observation().isComposite()).isTrue();
        assertThat(notification.observation().paths()).isEqualTo(PATHS);
        assertThat(server.reporting.find("a", NAME)).isEmpty();
        assertThat(server.reporting.findComposite("a", PATHS)).isPresent();
    }

    @Test
    void an_older_client_gets_the_attributes_written_to_each_path_before() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");

        server.reporting.observeComposite("a", PATHS, ContentFormat.NONE, List.of("pmin=5"));

        for (var line : List.of("PUT /3/0/0?pmin=5", "PUT /3303/0/5700?pmin=5")) {
            var write = server.endpoint.next();
            assertThat(write.request()).hasToString(line);
            write.answer(Response.of(ResponseCode.CHANGED));
        }
        assertThat(server.endpoint.next().request().query()).isEmpty();
    }

    @Test
    void the_same_list_is_cancelled_with_the_same_token() throws Exception {
        var observed = observe("1.1", List.of());

        var observation = server.reporting.findComposite("a", PATHS).orElseThrow();
        var cancelled = server.reporting.cancel(observation);
        var sent = server.endpoint.next();
        sent.answer(content(VALUES));

        assertThat(sent.request().method()).isEqualTo(Method.FETCH);
        assertThat(sent.request().observe()).isEqualTo(Request.CANCEL);
        assertThat(sent.request().token()).isEqualTo(observed.token());
        assertThat(sent.request().payload()).isEqualTo(observed.payload());
        assertThat(get(cancelled).content()).isEqualTo(VALUES);
        assertThat(server.reporting.all()).isEmpty();
    }

    @Test
    void a_client_that_registers_anew_is_asked_for_the_list_again() throws Exception {
        var observed = observe("1.1", List.of());

        server.ask(DEVICE, Method.POST, "/rd?ep=a&lwm2m=1.1", OBJECTS);
        var again = server.endpoint.next().request();

        assertThat(again.method()).isEqualTo(Method.FETCH);
        assertThat(again.payload()).isEqualTo(observed.payload());
    }

    private Request observe(String version, List<String> attributes) throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=" + version);
        var observe = server.reporting.observeComposite("a", PATHS, ContentFormat.NONE, attributes);
        var sent = server.endpoint.next();
        sent.answer(content(VALUES).observed(1));
        get(observe);
        return sent.request();
    }

    private static Response content(List<PathValue> values) throws Exception {
        return Response.content(ContentFormat.SENML_CBOR, CODEC.encode(ContentFormat.SENML_CBOR, Path.ROOT, values));
    }

    private static DataTypes types() {
        return TestServer.DEFINITIONS.types(java.util.Map.of(3, "1.0", 3303, "1.0"));
    }

    private static Answer get(CompletionStage<Answer> stage) throws Exception {
        return stage.toCompletableFuture().get(5, TimeUnit.SECONDS);
    }
}
