// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.server.rest.RestOnJetty;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask, and where: lines that no well-behaved HTTP client would send are sent by hand. */
class AddressTest {

    private RestOnJetty rest;

    @BeforeEach
    void start() {
        rest = new RestOnJetty(Map.of("hosts", new String[] {"Gateway.example"}, "body_limit", 1024), Map.of());
        rest.server().register("gateway", "/3/0", "/3303/0");
    }

    @AfterEach
    void stop() {
        rest.close();
    }

    private String raw(String head, String body) {
        try (var socket = new Socket("127.0.0.1", rest.port())) {
            socket.setSoTimeout(10_000);
            var request = head + "\r\nConnection: close\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private int status(String head, String body) {
        return Integer.parseInt(raw(head, body).substring(9, 12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            method | headers                                                     | status
            GET    | Host: localhost:8080                                        | 200
            GET    | Host: LOCALHOST                                             | 200
            GET    | Host: 127.0.0.1:1                                           | 200
            GET    | Host: [::1]:8080                                            | 200
            GET    | Host: gateway.example                                       | 200
            GET    | Host: evil.example                                          | 403
            GET    | Host: localhost.evil.example                                | 403
            GET    | Host: 127.0.0.1.evil.example                                | 403
            GET    | Host: localhost:1~Origin: http://localhost:1                | 200
            GET    | Host: localhost:1~Origin: http://localhost:2                | 403
            GET    | Host: localhost:1~Origin: http://evil.example               | 403
            GET    | Host: localhost:1~Origin: null                              | 403
            GET    | Host: localhost:1~Origin: http://evil.localhost:1           | 403
            GET    | Host: localhost~Sec-Fetch-Site: cross-site                  | 403
            GET    | Host: localhost~Sec-Fetch-Site: same-site                   | 403
            GET    | Host: localhost~Sec-Fetch-Site: same-origin                 | 200
            GET    | Host: localhost~Sec-Fetch-Site: none                        | 200
            DELETE | Host: localhost                                             | 403
            DELETE | Host: localhost~X-Requested-With: curl                      | 200
            DELETE | Host: localhost~Content-Type: application/json              | 200
            DELETE | Host: localhost~Content-Type: text/plain                    | 403
            DELETE | Host: localhost~Content-Type: application/x-www-form-urlencoded | 403
            PATCH  | Host: localhost~X-Requested-With: curl                      | 405
            OPTIONS | Host: localhost                                            | 403
            """)
    void foreign_pages_are_kept_out(String method, String headers, int status) {
        var head = method + " /api/clients/gateway" + (method.equals("GET") ? "" : "/3303/0") + " HTTP/1.1\r\n";

        assertThat(status(head + headers.replace("~", "\r\n"), "")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            path                                  | status
            /api                                  | 200
            /api/                                 | 200
            /api/openapi.json                     | 200
            /api/definitions                      | 200
            /api/definitions/3303                 | 200
            /api/definitions/3303?version=1.0     | 200
            /api/definitions/3303?version=9.9     | 404
            /api/definitions/99                   | 404
            /api/definitions/x                    | 400
            /api/definitions/3303/0               | 404
            /api/clients/                         | 404
            /api/clients//3/0                     | 404
            /api/clients/gateway/                 | 404
            /api/clients/gateway/03               | 400
            /api/clients/gateway/65535            | 400
            /api/clients/gateway/-1               | 400
            /api/clients/gateway/3/0/0/0/0        | 400
            /api/clients/gateway/1/2/3/4/5/6/7/8/9 | 404
            /api/clients/gateway/3;x=1/0          | 400
            /api/clients/gateway/3/0?format=-1    | 400
            /api/clients/gateway/values           | 200
            /api/clients/gateway/values/3         | 404
            /api/clients/nobody/values            | 404
            /api/clients/nobody/observations      | 404
            /api/clients/gateway/observations     | 200
            /api/clients/gateway/observations/3/0 | 404
            /api/clients/~!                       | 400
            /api/clients/~_w                      | 400
            /api/clients/~                        | 404
            /api/clients/%FF                      | 404
            /api/nothing                          | 404
            /api/events/1                         | 404
            /api/%63lients                        | 404
            """)
    void addresses_that_lead_nowhere_are_told_apart(String path, int status) {
        assertThat(status("GET " + path + " HTTP/1.1\r\nHost: localhost", "")).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:imei:004999010640000",
                "a b+c&d=e?f#g",
                "sla/sh",
                "back\\slash",
                "semi;colon",
                "100%",
                "~tilde",
                ".",
                "..",
                "../../clients",
                "<script>alert(1)</script>",
                "\"quoted\"",
                "\u0000\r\nX: y",
                "\u202egnp.exe",
                "größe 温度 😀"
            })
    void whatever_a_client_calls_itself_its_href_leads_to_it(String endpoint) {
        rest.server().register(endpoint, "/3/0");
        var href = "/api/clients/" + EndpointName.toSegment(endpoint);

        var client = rest.get(href);
        rest.get(href + "/3/0");

        assertThat(client.statusCode()).as(href).isEqualTo(200);
        assertThat(client.body()).contains("\"href\":\"" + href + "\"");
        assertThat(rest.server().requests()).containsExactly("Read " + endpoint + " /3/0");
    }

    @Test
    void a_body_that_is_too_long_is_refused_before_it_is_read() {
        var head =
                "PUT /api/clients/gateway/3303/0/5750 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        var long_ = "{\"value\":\"" + "x".repeat(2000) + "\"}";

        assertThat(status(head + "Content-Length: " + long_.length(), long_)).isEqualTo(413);
        assertThat(rest.server().requests()).isEmpty();
    }

    @Test
    void a_body_may_come_in_chunks() {
        var head =
                "PUT /api/clients/gateway/3303/0/5750 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

        assertThat(status(
                        head + "Transfer-Encoding: chunked",
                        "5\r\n{\"val\r\na\r\nue\":\"Dach\"\r\n1\r\n}\r\n0\r\n\r\n"))
                .isEqualTo(200);
        assertThat(rest.server().requests()).containsExactly("Write gateway /3303/0/5750 [/3303/0/5750=Dach]");
    }

    @Test
    void there_need_not_be_a_body() {
        var head = "POST /api/clients/gateway/3/0/4 HTTP/1.1\r\nHost: localhost\r\nX-Requested-With: raw";

        assertThat(status(head, "")).isEqualTo(200);
        assertThat(rest.server().requests()).containsExactly("Execute gateway /3/0/4 ()");
    }

    @Test
    void answers_are_neither_cached_nor_guessed_at() {
        assertThat(raw("GET /api/clients HTTP/1.1\r\nHost: localhost", ""))
                .contains("Cache-Control: no-store")
                .contains("X-Content-Type-Options: nosniff");
    }

    @Test
    void a_method_that_is_not_for_it_is_told_what_is() {
        assertThat(raw("DELETE /api/clients HTTP/1.1\r\nHost: localhost\r\nX-Requested-With: raw", ""))
                .startsWith("HTTP/1.1 405")
                .contains("Allow: GET\r\n");
    }
}
