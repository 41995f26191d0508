// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.console.webconsole.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.model.Path;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the gateway stands, and why it refuses, as JSON and as what goes into the web console's frame. */
class StatusPageTest {

    private final PageOnJetty http = new PageOnJetty();

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void each_server_is_told_of() {
        var status = http.get("/status.json");

        assertThat(status.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(status.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(status.body())
                .isEqualTo("{\"clients\":[{\"name\":\"gateway\",\"endpoint\":\"urn:dev:gateway\","
                        + "\"objects\":[\"/1/0\",\"/3/0\"],\"servers\":["
                        + "{\"shortServerId\":1,\"uri\":\"coaps://north.example:5684\",\"status\":\"REGISTERED\","
                        + "\"location\":\"/rd/4711\",\"confirmed\":\"2026-01-01T00:00:00Z\",\"lifetime\":300,"
                        + "\"binding\":\"UQ\",\"observations\":2,\"waiting\":5,\"origin\":\"CONFIGURATION\"},"
                        + "{\"shortServerId\":2,\"uri\":\"coaps://south.example\",\"status\":\"FAILED\","
                        + "\"failure\":\"4.03 \\u003cscript\\u003edocument.title='caught'\\u003c/script\\u003e\","
                        + "\"observations\":0,\"waiting\":0}]}]}");
    }

    @Test
    void of_the_security_object_nothing_is_read() {
        http.get("/status.json");

        assertThat(http.client().read()).isEqualTo(List.of(Path.of(1)));
    }

    @Test
    void a_client_that_fails_is_shown_with_its_problem() {
        http.client().fail(new IllegalStateException("the store is full"));

        assertThat(http.get("/status.json").body()).contains("\"problem\":\"the store is full\"");
        var why = http.get("/why.json?server=1&operation=READ&path=/3");
        assertThat(why.statusCode()).isEqualTo(504);
        assertThat(why.body()).contains("the store is full");
    }

    @Test
    void clients_come_and_go() {
        var properties = Map.<String, Object>of(Lwm2mClient.NAME, "gateway");
        http.page().removeClient(http.client(), properties);
        http.page().removeInquiry(http.client(), properties);

        assertThat(http.get("/status.json").body()).isEqualTo("{\"clients\":[]}");
        assertThat(http.get("/why.json?server=1&operation=READ&path=/3").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            server=2&operation=WRITE&path=/3303/0/5750                   | 200 | "allowed":false,"code":"4.01","reason":"own entry in /2/3: R, for 2 and /3303/0/5750"
            server=1&operation=read&path=/3/0/0                          | 200 | "allowed":true,"reason":"own entry
            server=1&operation=write-attributes&path=/3&client=gateway   | 200 | "operation":"WRITE_ATTRIBUTES","path":"/3"
            operation=READ&path=/3                                       | 400 | server is a Short Server ID
            server=0&operation=READ&path=/3                              | 400 | server is a Short Server ID
            server=1&operation=REED&path=/3                              | 400 | operation is one of [READ
            server=1&path=/3                                             | 400 | operation is one of [READ
            server=1&operation=READ&path=/3/x                            | 400 | path is one such as
            server=1&operation=READ                                      | 400 | path is one such as
            server=1&operation=READ&path=/3&client=%3Cscript%3E          | 404 | There is no client \\u003cscript\\u003e
            """)
    void why_is_answered(String query, int status, String said) {
        var answer = http.get("/why.json?" + query);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(said);
    }

    @Test
    void the_frame_gets_markup_without_inline_script() {
        var page = http.get("");

        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body())
                .contains("src=\"/system/console/lwm2m/status.js\"", "data-root=\"/system/console/lwm2m\"")
                .doesNotContainPattern("<script[^>]*>[^<]")
                .doesNotContainPattern(" on\\w+=");
        assertThat(http.get("/status.js").headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/javascript");
        assertThat(http.get("/status.css").statusCode()).isEqualTo(200);
    }

    @Test
    void there_is_nothing_else_and_nothing_else_is_changed() {
        assertThat(http.get("/StatusPage.class").statusCode()).isEqualTo(404);
        assertThat(http.send(HttpRequest.newBuilder(http.uri("/status.json")).POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(405);
    }

    private int posted(String below, String... headers) {
        var request = HttpRequest.newBuilder(http.uri(below)).POST(BodyPublishers.noBody());
        return http.send(headers.length == 0 ? request : request.headers(headers))
                .statusCode();
    }

    @Test
    void a_bootstrap_is_asked_for() {
        assertThat(posted("/bootstrap.json", "X-Requested-With", "test")).isEqualTo(202);
        assertThat(posted(
                        "/bootstrap.json?client=gateway", "X-Requested-With", "test", "Sec-Fetch-Site", "same-origin"))
                .isEqualTo(202);
        assertThat(http.client().bootstraps()).isEqualTo(2);
        assertThat(posted("/bootstrap.json?client=other", "X-Requested-With", "test"))
                .isEqualTo(404);
    }

    @Test
    void pages_of_other_sites_cannot_ask_for_a_bootstrap() {
        assertThat(posted("/bootstrap.json")).isEqualTo(403);
        assertThat(posted("/bootstrap.json", "X-Requested-With", "test", "Sec-Fetch-Site", "cross-site"))
                .isEqualTo(403);
        assertThat(http.get("/bootstrap.json").statusCode()).isEqualTo(404);
        assertThat(http.client().bootstraps()).isZero();
    }

    @Test
    void a_client_without_a_bootstrap_server_says_so() {
        http.client().fail(new IllegalStateException("there is no Bootstrap-Server"));
        assertThat(posted("/bootstrap.json", "X-Requested-With", "test")).isEqualTo(409);
    }

    @Test
    void texts_are_quoted() {
        assertThat(JsonText.of(List.of("a\"\\\n\u2028\ud83d\ude00", 7, true)))
                .isEqualTo("[\"a\\\"\\\\\\u000a\\u2028\\ud83d\\ude00\",7,true]");
    }
}
