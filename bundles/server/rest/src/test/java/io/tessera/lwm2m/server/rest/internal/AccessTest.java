// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.rest.EventClient;
import io.tessera.lwm2m.server.rest.RestOnJetty;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and what each may do. */
class AccessTest {

    @TempDir
    private Path folder;

    private RestOnJetty rest;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("viewer-password"), "look\n");
        Files.writeString(folder.resolve("operator-password"), "do:it ü\n");
        rest = new RestOnJetty(
                Map.of("authentication", "basic", "passwords", folder.toString(), "failures", 3), Map.of());
        rest.server().register("gateway", "/3/0", "/3303/0");
        rest.server().set("gateway", "/3/0/0", Value.of("Acme"));
    }

    @AfterEach
    void stop() {
        rest.close();
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    private static String login(String user) {
        return basic(user.equals("viewer") ? "viewer:look" : "operator:do:it ü");
    }

    private HttpResponse<String> send(String method, String path, String authorization, String body) {
        return rest.send(HttpRequest.newBuilder(rest.uri(path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", authorization));
    }

    @Test
    void without_a_login_nothing_is_told() {
        var answer = rest.get("/api/clients");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic realm="));
        assertThat(answer.body()).contains("\"status\":401").doesNotContain("gateway");
        assertThat(rest.get("/api/nothing").statusCode()).isEqualTo(401);
        assertThat(rest.put("/api/clients/gateway/3/0/14", "{\"value\":\"x\"}").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "viewer:Look",
                "viewer:",
                "viewer",
                ":look",
                "nobody:look",
                "operator:look",
                "viewer:look:",
                "VIEWER:look"
            })
    void a_wrong_pair_is_refused(String pair) {
        assertThat(send("GET", "/api/clients", basic(pair), "").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic !!", "Bearer dmlld2VyOmxvb2s=", "Basic dmlld2Vy"})
    void what_is_no_login_is_refused(String header) {
        assertThat(send("GET", "/api/clients", header, "").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            quoteCharacter = '`',
            textBlock =
                    """
            method | path                                       | body                | viewer | operator
            GET    | /api                                       |                     | 200    | 200
            GET    | /api/clients/gateway                       |                     | 200    | 200
            GET    | /api/clients/gateway/3/0                   |                     | 200    | 200
            HEAD   | /api/clients                               |                     | 200    | 200
            POST   | /api/clients/gateway/read-composite        | {"paths":["/3"]}    | 200    | 200
            PUT    | /api/clients/gateway/3/0/14                | {"value":"x"}       | 403    | 200
            POST   | /api/clients/gateway/3/0/4                 |                     | 403    | 200
            DELETE | /api/clients/gateway/3303/0                |                     | 403    | 200
            PUT    | /api/clients/gateway/observations/3303/0   |                     | 403    | 200
            PUT    | /api/clients/gateway/observe-composite     | {"paths":["/3"]}    | 403    | 200
            POST   | /api/clients/gateway/write-composite       | {"values":[]}       | 403    | 400
            DELETE | /api/clients/gateway/queue/1               |                     | 403    | 200
            PATCH  | /api/clients                               |                     | 403    | 405
            GET    | /api/credentials                           |                     | 404    | 404
            GET    | /api/bootstrap/configurations              |                     | 404    | 404
            POST   | /api/bootstrap/configurations/a/validate   | {}                  | 403    | 404
            PUT    | /api/bootstrap/configurations/a            | {}                  | 403    | 404
            POST   | /api/bootstrap/endpoints/gateway/start     |                     | 403    | 404
            DELETE | /api/bootstrap/endpoints/gateway           |                     | 403    | 404
            PUT    | /api/credentials/psk/a                     | {"key":"00"}        | 403    | 404
            """)
    void a_viewer_looks_and_an_operator_does(String method, String path, String body, int viewer, int operator) {
        var text = body == null ? "" : body;

        assertThat(send(method, path, login("viewer"), text).statusCode()).isEqualTo(viewer);
        assertThat(send(method, path, login("operator"), text).statusCode()).isEqualTo(operator);
    }

    @Test
    void a_login_does_not_open_the_door_to_foreign_pages() {
        var foreign = HttpRequest.newBuilder(rest.uri("/api/clients/gateway/3303/0"))
                .DELETE()
                .header("Authorization", login("operator"));

        assertThat(rest.send(foreign.copy()
                                .header("Origin", "http://evil.example")
                                .header("Content-Type", "application/json"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(rest.send(foreign.copy()).statusCode()).isEqualTo(403);
    }

    @Test
    void who_guesses_has_to_wait_and_the_right_password_does_not_help() {
        for (int i = 0; i < 3; i++) {
            assertThat(send("GET", "/api", basic("operator:" + i), "").statusCode())
                    .isEqualTo(401);
        }

        var answer = send("GET", "/api", login("operator"), "");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 20L);
        assertThat(rest.get("/api").statusCode()).isEqualTo(401);
    }

    @Test
    void right_logins_are_never_counted() {
        for (int i = 0; i < 20; i++) {
            assertThat(send("GET", "/api", login("viewer"), "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_viewer_may_follow_events() {
        try (var events = new EventClient(rest.port(), "/api/events", "Authorization: " + login("viewer") + "\r\n")) {
            assertThat(events.head()).contains("200");
            assertThat(events.next().type()).isEqualTo("ready");
        }
        try (var nobody = new EventClient(rest.port(), "/api/events", "")) {
            assertThat(nobody.head()).contains("401");
        }
    }

    @Test
    void no_password_is_in_a_text_of_what_holds_it() {
        assertThat(BasicLogin.parse(login("operator"))).hasToString("BasicLogin[operator]");
        assertThat(BasicLogin.parse(basic("a\nb\u00fc:x")).shownUser()).isEqualTo("a?b?");
        assertThat(Login.all(folder).toString()).doesNotContain("look").doesNotContain("do:it");
    }
}
