// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.BootstrapStage.FRESH;
import static io.tessera.lwm2m.server.runtime.internal.BootstrapStage.server;
import static io.tessera.lwm2m.server.runtime.internal.BootstrapStage.twoServers;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.DEVICE;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.peer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.bootstrap.AccessControl;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.BootstrapOperation;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession.State;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession.Trigger;
import io.tessera.lwm2m.server.bootstrap.BootstrapStep;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server's end of the Bootstrap Interface: the rows of the protocol and the cases of the test specification. */
class BootstrapTest {

    private final BootstrapStage stage = new BootstrapStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void int_0_a_device_that_asks_is_told_yes_first_and_provisioned_then() throws Exception {
        stage.desk.put(twoServers("all", "gw-*"));

        stage.begin("ep=gw-1&pct=112");
        stage.tell(FRESH);
        var security = stage.values(stage.accept("PUT /0/1"));
        stage.accept("PUT /0/2");
        var server = stage.values(stage.accept("PUT /1/0"));
        stage.accept("PUT /1/1");
        stage.accept("POST /bs");
        stage.await("finished gw-1");

        assertThat(security)
                .contains(
                        new PathValue(Path.of(0, 1, 0), Value.of("coaps://server101.example")),
                        new PathValue(Path.of(0, 1, 1), Value.of(false)),
                        new PathValue(Path.of(0, 1, 2), Value.of(0)),
                        new PathValue(Path.of(0, 1, 3), Value.of("gw-1-101".getBytes(UTF_8))),
                        new PathValue(Path.of(0, 1, 5), Value.of(BootstrapStage.KEY.bytes())),
                        new PathValue(Path.of(0, 1, 10), Value.of(101)));
        assertThat(server)
                .containsExactlyInAnyOrder(
                        new PathValue(Path.of(1, 0, 0), Value.of(101)),
                        new PathValue(Path.of(1, 0, 1), Value.of(300)),
                        new PathValue(Path.of(1, 0, 6), Value.of(true)),
                        new PathValue(Path.of(1, 0, 7), Value.of("U")));
    }

    @Test
    void each_step_is_in_the_record_and_no_key_is() throws Exception {
        stage.desk.put(twoServers("all", "gw-*"));

        stage.begin("ep=gw-1");
        stage.tell(FRESH);
        stage.acceptAll();

        var session = stage.session("gw-1");
        assertThat(session.state()).isEqualTo(State.FINISHED);
        assertThat(session.trigger()).isEqualTo(Trigger.REQUEST);
        assertThat(session.configuration()).isEqualTo("all");
        assertThat(session.steps())
                .extracting(step -> step.operation() + " " + step.path())
                .containsExactly(
                        "Bootstrap-Request /",
                        "Bootstrap-Discover /",
                        "Bootstrap-Write /0/1",
                        "Bootstrap-Write /0/2",
                        "Bootstrap-Write /1/0",
                        "Bootstrap-Write /1/1",
                        "Bootstrap-Finish /");
        assertThat(session.steps()).allMatch(BootstrapStep::isSuccess);
        assertThat(session.toString() + stage.desk.all()).doesNotContain("a key of 16");
    }

    @Test
    void int_4_accounts_that_are_not_configured_are_deleted_and_that_of_the_bootstrap_server_never() throws Exception {
        stage.desk.put(twoServers("all", "gw"));

        stage.begin("ep=gw");
        stage.tell(
                "</>;lwm2m=1.1,</0/0>;ssid=7;uri=\"coap://x,y\",</0/1/>,</0/4>;ssid=102,</1/0>;ssid=7,</1/3/>;ssid=102");
        stage.accept("DELETE /0/0");
        stage.accept("DELETE /1/0");
        stage.accept("PUT /0/0");
        stage.accept("PUT /0/4");
        stage.accept("PUT /1/0");
        stage.accept("PUT /1/3");
        stage.accept("POST /bs");
        stage.await("finished");
    }

    @Test
    void accounts_with_other_servers_stay_where_that_is_wanted() throws Exception {
        var one = twoServers("all", "gw");
        stage.desk.put(new BootstrapConfiguration(
                "all", List.of("gw"), one.servers(), true, List.of(), List.of(), List.of(Path.of(5)), List.of(), true));

        stage.begin("ep=gw");
        stage.tell("</>;lwm2m=1.1,</0/0>;ssid=7,</0/1>,</1/0>;ssid=7");
        stage.accept("DELETE /5");
        stage.accept("PUT /0/2");
        stage.accept("PUT /0/3");
        stage.accept("PUT /1/1");
        stage.accept("PUT /1/2");
        stage.accept("POST /bs");
        stage.await("finished");
    }

    @Test
    void int_8_what_was_written_is_read_back_for_the_record() throws Exception {
        stage.desk.put(withReads(Path.of(1), Path.ROOT));

        stage.begin("ep=gw&pct=112");
        stage.tell(FRESH);
        stage.accept("PUT /0/1");
        stage.accept("PUT /1/0");
        var read = stage.expect("GET /1");
        var values = List.of(new PathValue(Path.of(1, 0, 0), Value.of(101)));
        read.answer(Response.content(
                ContentFormat.SENML_CBOR, TestServer.CODEC.encode(ContentFormat.SENML_CBOR, Path.of(1), values)));
        stage.tell("</0/0>,</0/1>;ssid=101,</1/0>;ssid=101");
        stage.accept("POST /bs");
        stage.await("finished");

        assertThat(read.request().accept()).isEqualTo(ContentFormat.SENML_CBOR);
        assertThat(details("gw", BootstrapOperation.READ)).containsExactly("[/1/0/0=101]");
        assertThat(details("gw", BootstrapOperation.DISCOVER)).contains("</0/0>,</0/1>;ssid=101,</1/0>;ssid=101");
    }

    @Test
    void int_9_a_refused_finish_is_recorded_with_its_diagnostic() throws Exception {
        stage.desk.put(twoServers("all", "gw"));

        stage.begin("ep=gw");
        stage.tell(FRESH);
        for (int writes = 0; writes < 4; writes++) {
            stage.endpoint.next().answer(Response.of(ResponseCode.CHANGED));
        }
        stage.expect("POST /bs").answer(refusal(ResponseCode.NOT_ACCEPTABLE, "binding of /1/0"));
        stage.await("failed");

        assertThat(stage.session("gw").state()).isEqualTo(State.FAILED);
        assertThat(stage.session("gw").reason()).isEqualTo("Bootstrap-Finish /: 4.06 binding of /1/0");
        assertThat(stage.endpoint.hasSentNothing()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"112, application", "110, application", "11544, application"})
    void int_12_a_pack_has_all_in_one_answer(int format, String kind) throws Exception {
        stage.desk.put(twoServers("all", "gw"));

        var answer = pack("gw", format);

        assertThat(answer.code()).isEqualTo(ResponseCode.CONTENT);
        assertThat(answer.contentFormat()).isEqualTo(format);
        var types = ObjectDefinitions.standard().types();
        assertThat(TestServer.CODEC.decode(format, Path.ROOT, answer.payload(), types))
                .extracting(value -> value.path().object())
                .contains(0, 1);
        stage.await("finished");
        assertThat(stage.session("gw").trigger()).isEqualTo(Trigger.PACK_REQUEST);
        assertThat(stage.endpoint.hasSentNothing()).isTrue();
    }

    @Test
    void int_12_a_pack_that_is_not_to_be_used_is_405_and_one_in_a_format_that_cannot_be_is_406() throws Exception {
        var one = twoServers("all", "gw");
        stage.desk.put(one);
        var without = new BootstrapConfiguration(
                "none", List.of("other"), one.servers(), false, List.of(), List.of(), List.of(), List.of(), false);
        stage.desk.put(without);

        assertThat(pack("other", ContentFormat.SENML_CBOR).code()).isEqualTo(ResponseCode.METHOD_NOT_ALLOWED);
        assertThat(pack("gw", ContentFormat.TLV).code()).isEqualTo(ResponseCode.NOT_ACCEPTABLE);
        assertThat(pack("nobody", ContentFormat.SENML_CBOR).code()).isEqualTo(ResponseCode.BAD_REQUEST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ep=nobody         | 4.00
                    pct=112           | 4.00
                    ep=gw&pct=0       | 4.15
                    ep=gw&pct=x       | 4.00
                    ep=gw&pct=999999  | 4.00
                    ep=gw&ep=gw       | 4.00
                    ep=               | 4.00
                    """)
    void a_request_that_cannot_be_is_refused(String query, String code) throws Exception {
        stage.desk.put(twoServers("all", "gw"));

        assertThat(stage.ask(DEVICE, Method.POST, "/bs?" + query).code()).hasToString(code);
        assertThat(stage.endpoint.hasSentNothing()).isTrue();
    }

    @Test
    void a_name_that_is_not_that_of_the_credentials_is_refused() throws Exception {
        stage.desk.put(twoServers("all", "*"));

        assertThat(stage.ask(peer(1, "gw"), Method.POST, "/bs?ep=other").code()).isEqualTo(ResponseCode.BAD_REQUEST);
        stage.begin(peer(1, "gw"), "pct=112");
        stage.tell(FRESH);
        stage.acceptAll();
        assertThat(stage.session("gw").state()).isEqualTo(State.FINISHED);
    }

    @Test
    void who_proved_his_name_and_finds_nothing_for_it_is_in_the_record() throws Exception {
        assertThat(stage.ask(peer(1, "gw"), Method.POST, "/bs?ep=gw").code()).isEqualTo(ResponseCode.BAD_REQUEST);
        stage.await("failed gw");
        assertThat(stage.session("gw").steps().get(0).code()).isEqualTo(Optional.of(ResponseCode.BAD_REQUEST));

        stage.ask(DEVICE, Method.POST, "/bs?ep=anonymous");
        assertThat(stage.bootstrap.sessions("anonymous")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1.0, 11542", "1.1, 112", "1.2, 112", "'', 11542"})
    void who_prefers_no_format_is_written_to_in_what_its_version_knows(String version, int format) throws Exception {
        stage.desk.put(twoServers("all", "gw"));

        stage.begin("ep=gw");
        stage.tell(version.isEmpty() ? "</0/0>" : "</>;lwm2m=" + version + ",</0/0>");

        assertThat(stage.accept("PUT /0/1").contentFormat()).isEqualTo(format);
    }

    @Test
    void a_format_that_is_refused_is_followed_by_another() throws Exception {
        stage.desk.put(twoServers("all", "gw"));

        stage.begin("ep=gw&pct=11544");
        stage.tell(FRESH);
        var formats = new ArrayList<Integer>();
        for (int tries = 0; tries < 3; tries++) {
            var sent = stage.expect("PUT /0/1");
            formats.add(sent.request().contentFormat());
            sent.answer(Response.of(ResponseCode.UNSUPPORTED_CONTENT_FORMAT));
        }
        formats.add(stage.accept("PUT /0/1").contentFormat());
        assertThat(stage.accept("PUT /0/2").contentFormat()).isEqualTo(ContentFormat.SENML_JSON);

        assertThat(formats)
                .containsExactly(
                        ContentFormat.LWM2M_CBOR,
                        ContentFormat.SENML_CBOR,
                        ContentFormat.TLV,
                        ContentFormat.SENML_JSON);
    }

    @Test
    void a_discover_of_1_0_begins_with_what_is_no_link() throws Exception {
        stage.desk.put(twoServers("all", "gw"));

        stage.begin("ep=gw");
        stage.tell("lwm2m=\"1.0\",</0/0>;ssid=101,</0/1>,</1/5>;ssid=101");

        assertThat(stage.accept("PUT /0/0").contentFormat()).isEqualTo(ContentFormat.TLV);
        stage.accept("PUT /0/2");
        stage.accept("PUT /1/5");
    }

    @Test
    void who_cannot_be_asked_what_it_has_gets_all_anew() throws Exception {
        stage.desk.put(twoServers("all", "gw"));

        stage.begin("ep=gw");
        stage.expect("GET /").answer(Response.of(ResponseCode.METHOD_NOT_ALLOWED));
        stage.accept("DELETE /0");
        stage.accept("DELETE /1");
        stage.accept("PUT /0/10");
        stage.accept("PUT /0/11");
        stage.accept("PUT /1/10");
        stage.accept("PUT /1/11");
        stage.accept("POST /bs");
        stage.await("finished");
    }

    @Test
    void access_control_and_values_are_written_after_the_accounts() throws Exception {
        var one = twoServers("all", "gw");
        var control = new AccessControl(3, 0, 101, Map.of(102, 1, 0, 0));
        var create = new AccessControl(16, AccessControl.CREATE, AccessControl.NOBODY, Map.of(101, 16));
        stage.desk.put(new BootstrapConfiguration(
                "all",
                List.of("gw"),
                one.servers(),
                false,
                List.of(control, create),
                List.of(new PathValue(Path.of(3, 0, 15), Value.of("of {endpoint}"))),
                List.of(),
                List.of(),
                true));

        stage.begin("ep=gw&pct=112");
        stage.tell(FRESH);
        stage.accept("DELETE /2");
        for (int accounts = 0; accounts < 4; accounts++) {
            stage.endpoint.next().answer(Response.of(ResponseCode.CHANGED));
        }
        assertThat(stage.values(stage.accept("PUT /2/0")))
                .containsExactlyInAnyOrder(
                        new PathValue(Path.of(2, 0, 0), Value.of(3)),
                        new PathValue(Path.of(2, 0, 1), Value.of(0)),
                        new PathValue(Path.of(2, 0, 2, 0), Value.of(0)),
                        new PathValue(Path.of(2, 0, 2, 102), Value.of(1)),
                        new PathValue(Path.of(2, 0, 3), Value.of(101)));
        assertThat(stage.values(stage.accept("PUT /2/1")))
                .contains(
                        new PathValue(Path.of(2, 1, 1), Value.of(65535)),
                        new PathValue(Path.of(2, 1, 3), Value.of(65535)));
        assertThat(stage.values(stage.accept("PUT /3/0/15")))
                .containsExactly(new PathValue(Path.of(3, 0, 15), Value.of("of gw")));
        stage.accept("POST /bs");
    }

    private static BootstrapConfiguration withReads(Path... reads) {
        return new BootstrapConfiguration(
                "all",
                List.of("gw"),
                List.of(server(101, Protection.NoSecurity.INSTANCE)),
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(reads),
                true);
    }

    private Response pack(String endpoint, int format) throws Exception {
        var request =
                TestServer.request(Method.GET, "/bspack?ep=" + endpoint, "").withAccept(format);
        return stage.endpoint.receive(DEVICE, request).get(5, TimeUnit.SECONDS);
    }

    private List<String> details(String endpoint, BootstrapOperation operation) {
        return stage.session(endpoint).steps().stream()
                .filter(step -> step.operation() == operation)
                .map(BootstrapStep::detail)
                .toList();
    }

    static Response refusal(ResponseCode code, String diagnostic) {
        return new Response(code, ContentFormat.NONE, diagnostic.getBytes(UTF_8), List.of(), Response.NOT_OBSERVED);
    }
}
