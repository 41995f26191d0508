// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.bootstrap.BootstrapOperation;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession.State;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.server.bootstrap.Secret;
import io.tessera.lwm2m.server.rest.EventClient;
import io.tessera.lwm2m.server.rest.RestOnJetty;
import io.tessera.lwm2m.server.rest.SimulatedBootstrap;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What devices are provisioned with, and how that goes. */
class BootstrapCallsTest {

    private static final String KEY = "6f1b0f1d3a5c7e9f0123456789abcdef";
    private static final String CONFIGURATIONS = "/api/bootstrap/configurations";
    private static final String METERS =
            """
            {"endpoints":["meter-*"],
             "servers":[{"shortServerId":101,"uri":"coaps://server.example:5684",
                         "protection":{"kind":"psk","identity":"{endpoint}","key":"%s"},
                         "resources":[{"path":"/1/0/13","type":"unsigned","value":1}],"local":true}],
             "accessControl":[{"object":3,"instance":0,"rights":{"101":7,"0":1}}],
             "values":[{"path":"/3/0/14","type":"string","value":"+01:00"}],
             "deletes":["/"],"reads":["/1"]}
            """
                    .formatted(KEY);

    private RestOnJetty rest;
    private SimulatedBootstrap bootstrap;

    @BeforeEach
    void start() {
        rest = RestOnJetty.start();
        bootstrap = rest.bootstrap();
    }

    @AfterEach
    void stop() {
        rest.close();
    }

    @Test
    void a_configuration_is_put_and_its_key_is_never_told() {
        var put = rest.put(CONFIGURATIONS + "/meters", METERS);

        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        var kept = bootstrap.configurations().kept.get("meters");
        var protection = (Protection.PreSharedKey) kept.servers().get(0).protection();
        assertThat(protection.key().bytes()).isEqualTo(HexFormat.of().parseHex(KEY));
        assertThat(kept.servers().get(0).lifetime()).hasSeconds(300);
        assertThat(kept.pack()).isTrue();
        assertThat(put.body())
                .isEqualTo("{\"href\":\"/api/bootstrap/configurations/meters\",\"name\":\"meters\","
                        + "\"configured\":false,\"endpoints\":[\"meter-*\"],\"servers\":[{\"shortServerId\":101,"
                        + "\"uri\":\"coaps://server.example:5684\",\"protection\":{\"kind\":\"psk\","
                        + "\"identity\":\"{endpoint}\"},\"lifetime\":300,\"binding\":\"U\","
                        + "\"resources\":[{\"path\":\"/1/0/13\",\"type\":\"unsigned\",\"value\":1}],\"local\":true}],"
                        + "\"keepOthers\":false,\"accessControl\":[{\"object\":3,\"instance\":0,\"owner\":65535,"
                        + "\"rights\":{\"0\":1,\"101\":7}}],\"values\":[{\"path\":\"/3/0/14\",\"type\":\"string\","
                        + "\"value\":\"+01:00\",\"name\":\"UTC Offset\"}],\"deletes\":[\"/\"],\"reads\":[\"/1\"],"
                        + "\"pack\":true}");
        assertThat(rest.get(CONFIGURATIONS).body())
                .isEqualTo("[" + put.body() + "]")
                .doesNotContain(KEY);
    }

    @Test
    void what_was_got_can_be_put_and_the_key_stays() {
        var got = rest.put(CONFIGURATIONS + "/meters", METERS).body();

        assertThat(rest.put(CONFIGURATIONS + "/meters", got).statusCode()).isEqualTo(200);

        var kept = bootstrap.configurations().kept.get("meters");
        assertThat(((Protection.PreSharedKey) kept.servers().get(0).protection()).key())
                .isSameAs(Secret.KEPT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {"kind":"none"}                                                                               | 3
            {"kind":"generated"}                                                                          | 0
            {"kind":"generated","identity":"{endpoint}","length":32}                                      | 0
            {"kind":"public-key","publicKey":"AQI=","privateKey":"AwQ=","serverPublicKey":"BQY="}         | 1
            {"kind":"certificate","certificate":"AQI=","privateKey":"AwQ=","serverCertificate":"BQY="}    | 2
            {"kind":"certificate","certificate":"AQI=","serverCertificate":"BQY="}                        | 2
            """)
    void each_protection_comes_and_goes_without_its_secret(String protection, int mode) {
        var put = rest.put(CONFIGURATIONS + "/one", server("\"protection\":" + protection));

        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        assertThat(bootstrap
                        .configurations()
                        .kept
                        .get("one")
                        .servers()
                        .get(0)
                        .protection()
                        .mode())
                .isEqualTo(mode);
        assertThat(put.body()).doesNotContain("privateKey").doesNotContain("AwQ=");
        assertThat(rest.put(CONFIGURATIONS + "/one", put.body()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            "uri":"http://x"                                            | 422 | servers[0].uri
            "uri":7                                                     | 400 | servers[0].uri
            "shortServerId":"a"                                         | 400 | servers[0].shortServerId
            "shortServerId":99999999999                                 | 400 | servers[0].shortServerId
            "lifetime":1.5                                              | 400 | servers[0].lifetime
            "color":"red"                                               | 400 | servers[0].color
            "resources":{}                                              | 400 | servers[0].resources
            "resources":[{"path":"x","value":1}]                        | 400 | servers[0].resources[0].path
            "resources":[{"path":"/1/0/1","type":"integer","value":""}] | 400 | servers[0].resources[0].value
            "protection":{"kind":"password"}                            | 400 | servers[0].protection.kind
            "protection":{"kind":"psk","identity":"a","key":"6f1b0f1x"} | 400 | servers[0].protection.key
            "protection":{"kind":"psk","identity":"a","key":6}          | 400 | servers[0].protection.key
            "protection":{"kind":"psk","key":"6f1b0f1d"}                | 400 | servers[0].protection.identity
            "protection":{"kind":"none","key":"6f1b0f1d"}               | 400 | servers[0].protection.key
            "protection":{"kind":"public-key","privateKey":"6f1b0f!"}   | 400 | servers[0].protection.publicKey
            """)
    void a_refusal_names_the_member_and_no_key(String member, int status, String field) {
        for (var answer : new String[] {"", "/validate"}) {
            var refused = answer.isEmpty()
                    ? rest.put(CONFIGURATIONS + "/one", server(member))
                    : rest.post(CONFIGURATIONS + "/one" + answer, server(member));

            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
            assertThat(refused.body())
                    .contains("\"field\":\"%s\"".formatted(field))
                    .doesNotContain("6f1b");
        }
        assertThat(bootstrap.configurations().kept).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            []                                                   | 400 | object
            {"servers":[],"endpoints":                           | 400 | Not JSON
            {"endpoints":["a"]}                                  | 422 | servers
            {"name":"two"}                                       | 400 | name
            {"endpoints":"a"}                                    | 400 | endpoints
            {"keepOthers":"yes"}                                 | 400 | keepOthers
            {"accessControl":[{"object":3,"instance":0}]}        | 400 | accessControl[0].rights
            {"accessControl":[{"rights":{"x":1}}]}               | 400 | accessControl[0].object
            {"deletes":["/x"]}                                   | 400 | deletes[0]
            """)
    void what_makes_no_sense_is_refused(String body, int status, String named) {
        var answer = rest.put(CONFIGURATIONS + "/one", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(named);
    }

    /** A server that is right but for one member. */
    private static String server(String member) {
        var members = "\"shortServerId\":101,\"uri\":\"coaps://a:1\",\"protection\":{\"kind\":\"none\"},";
        for (var right : members.split("(?<=,)")) {
            if (right.split(":")[0].equals(member.split(":")[0])) {
                members = members.replace(right, "");
            }
        }
        return "{\"endpoints\":[\"a\"],\"servers\":[{%s%s}]}".formatted(members, member);
    }

    @Test
    void a_configuration_is_tried_and_nothing_changes() {
        var answer = rest.post(CONFIGURATIONS + "/meters/validate?endpoint=meter-1", METERS);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"valid\":true,\"operations\":[{\"operation\":\"Bootstrap-Discover\",\"path\":\"/\"")
                .contains("\"path\":\"/0/1/0\"", "coaps://server.example:5684")
                .doesNotContain(KEY);
        assertThat(bootstrap.configurations().kept).isEmpty();
    }

    @Test
    void a_configuration_is_taken_away_unless_it_is_fixed() {
        rest.put(CONFIGURATIONS + "/meters", METERS);

        assertThat(rest.delete(CONFIGURATIONS + "/meters").statusCode()).isEqualTo(200);
        assertThat(rest.delete(CONFIGURATIONS + "/meters").statusCode()).isEqualTo(404);
        assertThat(rest.get(CONFIGURATIONS + "/meters").statusCode()).isEqualTo(404);
        assertThat(rest.put(CONFIGURATIONS + "/fixed", METERS).statusCode()).isEqualTo(409);
    }

    @Test
    void how_it_went_is_told_step_by_step() {
        bootstrap.begin("meter-1");
        bootstrap.step("meter-1", BootstrapOperation.REQUEST, "/", ResponseCode.CHANGED);
        bootstrap.step("meter-1", BootstrapOperation.WRITE, "/0/1", ResponseCode.BAD_REQUEST);
        bootstrap.end("meter-1", State.FAILED, "Bootstrap-Write /0/1 was refused");

        var expected = "{\"id\":1,\"endpoint\":\"meter-1\",\"configuration\":\"meters\",\"trigger\":\"request\","
                + "\"address\":\"127.0.0.1:40000\",\"format\":112,\"started\":\"2026-01-01T00:00:00Z\","
                + "\"ended\":\"2026-01-01T00:00:02Z\",\"state\":\"failed\","
                + "\"reason\":\"Bootstrap-Write /0/1 was refused\",\"steps\":["
                + "{\"operation\":\"Bootstrap-Request\",\"time\":\"2026-01-01T00:00:00Z\",\"took\":25,"
                + "\"code\":\"2.04\",\"success\":true},"
                + "{\"operation\":\"Bootstrap-Write\",\"path\":\"/0/1\",\"time\":\"2026-01-01T00:00:00Z\",\"took\":25,"
                + "\"code\":\"4.00\",\"success\":false,\"detail\":\"<b>no</b> room\"}]}";
        assertThat(rest.get("/api/bootstrap").body()).isEqualTo("[" + expected + "]");
        assertThat(rest.get("/api/bootstrap/endpoints/meter-1").body())
                .isEqualTo("{\"endpoint\":\"meter-1\",\"sessions\":[" + expected + "]}");
        assertThat(rest.get("/api/bootstrap/endpoints/never").statusCode()).isEqualTo(404);
        assertThat(rest.delete("/api/bootstrap/endpoints/meter-1").body()).isEqualTo("{\"forgotten\":true}");
        assertThat(rest.get("/api/bootstrap/endpoints").body()).isEqualTo("[]");
    }

    @Test
    void a_device_is_bootstrapped_and_that_is_ended() {
        assertThat(rest.post("/api/bootstrap/endpoints/meter-1/start", "").body())
                .isEqualTo("{\"begun\":\"asked\"}");
        assertThat(rest.post("/api/bootstrap/endpoints/nobody/start", "").statusCode())
                .isEqualTo(404);
        assertThat(rest.post("/api/bootstrap/endpoints/stubborn/start", "").body())
                .contains("refused with 4.05");
        assertThat(rest.get("/api/bootstrap/endpoints/meter-1/start").statusCode())
                .isEqualTo(405);
        assertThat(rest.post("/api/bootstrap/endpoints/meter-1/abort", "").body())
                .isEqualTo("{\"aborted\":false}");
        bootstrap.begin("meter-1");
        assertThat(rest.post("/api/bootstrap/endpoints/meter-1/abort", "").body())
                .isEqualTo("{\"aborted\":true}");
    }

    @Test
    void the_event_stream_tells_each_step() {
        try (var events = new EventClient(rest.port(), "/api/events?endpoint=meter-1", "")) {
            events.head();
            assertThat(events.next().type()).isEqualTo("ready");
            bootstrap.begin("meter-2");
            bootstrap.begin("meter-1");
            bootstrap.step("meter-1", BootstrapOperation.DELETE, "/", ResponseCode.DELETED);
            bootstrap.step("meter-1", BootstrapOperation.FINISH, "/", null);
            bootstrap.end("meter-1", State.FAILED, "no answer");

            assertNext(events, "bootstrap-started", "{\"id\":1,\"endpoint\":\"meter-1\"", "\"state\":\"running\"}");
            assertNext(
                    events,
                    "bootstrap-step",
                    "{\"session\":1,\"endpoint\":\"meter-1\",\"place\":0,\"operation\":\"Bootstrap-Delete\",\"path\":\"/\"",
                    "\"code\":\"2.02\",\"success\":true}");
            assertNext(events, "bootstrap-step", "{\"session\":1,", "\"success\":false,\"detail\":\"no answer\"}");
            assertNext(events, "bootstrap-failed", "{\"id\":1,", "\"state\":\"failed\",\"reason\":\"no answer\"}");
        }
    }

    private static void assertNext(EventClient events, String type, String start, String end) {
        var event = events.next();
        assertThat(event.type()).isEqualTo(type);
        assertThat(event.data()).startsWith(start).endsWith(end);
    }

    @Test
    void a_server_without_a_bootstrap_server_says_so() {
        rest.companions().unsetBootstrapConfigurations(bootstrap.configurations());
        rest.companions().unsetBootstrapServer(bootstrap);

        assertThat(rest.get("/api/bootstrap").statusCode()).isEqualTo(404);
        assertThat(rest.get(CONFIGURATIONS).body()).contains("no bundle that is a Bootstrap-Server");
    }
}
