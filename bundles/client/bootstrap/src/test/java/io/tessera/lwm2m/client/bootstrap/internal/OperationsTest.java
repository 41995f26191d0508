// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.fixture.FakeClient;
import io.tessera.lwm2m.client.fixture.FakeExchange;
import io.tessera.lwm2m.client.fixture.Objects;
import io.tessera.lwm2m.client.fixture.Requests;
import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.codec.Codecs;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.objects.security.internal.SecurityObject;
import io.tessera.lwm2m.objects.server.internal.ServerObject;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Bootstrap-Server is answered (Core 1.2, 6.1.7). */
class OperationsTest {

    private static final Codec CODEC = Codecs.create();

    private static final String JSON = "cf=110 text=";

    private static final List<PathValue> TWO_SERVERS = List.of(
            new PathValue(Path.of(0, 4, 0), Value.of("coap://four")),
            new PathValue(Path.of(0, 4, 1), Value.of(false)),
            new PathValue(Path.of(0, 4, 10), Value.of(104)),
            new PathValue(Path.of(0, 5, 0), Value.of("coap://five")),
            new PathValue(Path.of(0, 5, 1), Value.of(false)),
            new PathValue(Path.of(0, 5, 10), Value.of(105)));

    private final SecurityObject security = new SecurityObject();
    private final ServerObject server = new ServerObject();
    private final FakeClient client = new FakeClient(security, server, Objects.device(), Objects.empty(32769));
    private BootstrapInterface tested;

    @BeforeEach
    void accounts() {
        client.provisioning(new FakeProvisioning(client));
        tested = plugged("1.2");
        add(
                security,
                0,
                at(0, 0, 0, "coaps://bootstrap"),
                new PathValue(Path.of(0, 0, 1), Value.of(true)),
                number(0, 0, 2, 3));
        add(
                security,
                1,
                at(0, 1, 0, "coap://one"),
                new PathValue(Path.of(0, 1, 1), Value.of(false)),
                number(0, 1, 2, 3),
                number(0, 1, 10, 101));
        add(server, 7, number(1, 7, 0, 101), number(1, 7, 1, 300));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            GET /1                                                      | 2.05
            GET /1/7 accept=110                                         | 2.05
            GET /1/7/0                                                  | 4.05
            GET /0                                                      | 4.01
            GET /3/0                                                    | 4.01
            GET /1/8                                                    | 4.04
            GET /2                                                      | 4.04
            GET /1 accept=50                                            | 4.06
            GET / accept=40                                             | 2.05
            GET /32769 accept=40                                        | 2.05
            GET /32768 accept=40                                        | 4.04
            GET /1/7 accept=40                                          | 4.00
            GET /x/y                                                    | 4.04
            GET /1/x                                                    | 4.00
            PUT /1/7 cf=110 text=[{"n":"/1/7/1","v":9}]                 | 2.04
            PUT /1/7/1 cf=0 text=60                                     | 2.04
            PUT /1/7/0 cf=0 text=60                                     | 2.04
            PUT /1/8/1 cf=0 text=60                                     | 2.04
            PUT /1/7/1 cf=0 text=sixty                                  | 4.00
            PUT /1/7/1 cf=0 text=-1                                     | 4.00
            PUT /1/7/99 cf=110 text=[{"n":"/1/7/99","v":9}]             | 4.04
            PUT /1/7 cf=110 text=[{"n":"/1/7/99","v":9}]                | 2.04
            PUT /1/7 cf=110 text=[{"n":"/1/8/1","v":9}]                 | 4.00
            PUT /1/7 cf=110 text=[{                                     | 4.00
            PUT /1/7/1 cf=50 text=60                                    | 4.15
            PUT /1/7/1 text=60                                          | 4.00
            PUT /32768/0 cf=110 text=[{"n":"/32768/0/1","v":9}]         | 4.04
            PUT / cf=110 text=[{"n":"/1/7/1","v":9}]                    | 4.05
            POST /1/7/8                                                 | 4.05
            POST /1 cf=110 text=[{"n":"/1/8/1","v":9}]                  | 4.05
            FETCH / cf=110 text=[{"n":"/1/7/1"}]                        | 4.05
            DELETE /                                                    | 2.02
            DELETE /1                                                   | 2.02
            POST /bs                                                    | 2.04
            """)
    void p5_2_p5_5_every_answer_has_its_code(String request, String code) {
        assertThat(ask(Requests.of(request)).code()).hasToString(code);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {ContentFormat.TLV, ContentFormat.SENML_JSON, ContentFormat.SENML_CBOR, ContentFormat.LWM2M_CBOR})
    void p5_2_a_write_to_an_object_holds_several_instances(int format) throws Exception {
        var write =
                Request.of(Method.PUT, List.of("0")).withPayload(format, CODEC.encode(format, Path.of(0), TWO_SERVERS));
        assertThat(ask(write).code()).hasToString("2.04");
        assertThat(discovered("GET /0 accept=40"))
                .isEqualTo("</>;lwm2m=1.2,</0>;ver=1.2,</0/0>,</0/1>;ssid=101;uri=\"coap://one\","
                        + "</0/4>;ssid=104;uri=\"coap://four\",</0/5>;ssid=105;uri=\"coap://five\"");
    }

    @Test
    void p5_4_discover_lists_all_with_short_server_ids_but_that_of_the_bootstrap_server() {
        assertThat(discovered("GET / accept=40"))
                .isEqualTo("</>;lwm2m=1.2,</0>;ver=1.2,</0/0>,</0/1>;ssid=101;uri=\"coap://one\",</1>;ver=1.2,"
                        + "</1/7>;ssid=101,</3>;ver=1.1,</3/0>,</32769>");
    }

    @Test
    void p5_4_in_1_0_the_version_comes_before_the_links_and_there_is_no_uri() {
        client.detach();
        tested = plugged("1.0");
        assertThat(discovered("GET /0 accept=40")).isEqualTo("lwm2m=\"1.0\",</0>;ver=1.2,</0/0>,</0/1>;ssid=101");
    }

    @Test
    void ets_8_p5_5_what_was_written_is_read_before_it_is_in_force() {
        ask(Requests.of("PUT /1/9 " + JSON + "[{\"n\":\"/1/9/0\",\"v\":109},{\"n\":\"/1/9/1\",\"v\":60}]"));
        var read = ask(Requests.of("GET /1/9 accept=110"));
        assertThat(new String(read.payload(), StandardCharsets.UTF_8))
                .contains("109")
                .contains("60");
        assertThat(server.instances()).containsExactly(7);
    }

    @Test
    void p5_2_read_only_resources_are_written_and_optional_ones_that_nobody_knows_left_out() {
        ask(Requests.of("PUT /1/7 " + JSON + "[{\"n\":\"/1/7/0\",\"v\":333},{\"n\":\"/1/7/77\",\"v\":1}]"));
        assertThat(discovered("GET /1 accept=40")).endsWith("</1/7>;ssid=333");
    }

    @Test
    void nothing_changes_in_the_objects_before_the_finish() {
        ask(Requests.of("DELETE /"));
        ask(Requests.of("PUT /1/7/1 cf=0 text=60"));
        assertThat(security.instances()).containsExactly(0, 1);
        assertThat(server.read(Caller.DEVICE, Path.of(1, 7, 1))
                        .toCompletableFuture()
                        .join())
                .containsExactly(number(1, 7, 1, 300));
    }

    private BootstrapInterface plugged(String version) {
        var plugged = new BootstrapInterface(BootstrapTest.settings(version, false), CODEC, Runnable::run, () -> {});
        client.attach(plugged);
        return plugged;
    }

    private Response ask(Request request) {
        var exchange = new FakeExchange(request);
        client.execute(() -> tested.handleBootstrap(client, exchange));
        return exchange.answer();
    }

    private String discovered(String request) {
        return new String(ask(Requests.of(request)).payload(), StandardCharsets.UTF_8);
    }

    private static void add(Lwm2mObject object, int instance, PathValue... values) {
        object.create(Caller.DEVICE, instance, List.of(values))
                .toCompletableFuture()
                .join();
    }

    private static PathValue at(int object, int instance, int resource, String text) {
        return new PathValue(Path.of(object, instance, resource), Value.of(text));
    }

    private static PathValue number(int object, int instance, int resource, int value) {
        return new PathValue(Path.of(object, instance, resource), Value.of(value));
    }
}
