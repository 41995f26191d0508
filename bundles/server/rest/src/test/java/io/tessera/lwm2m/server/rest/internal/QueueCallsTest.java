// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.server.rest.RestOnJetty;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests to clients in queue mode: how long they wait, what waits, and taking it back. */
class QueueCallsTest {

    private static final String WAITING =
            "{\"endpoint\":\"sleepy\",\"id\":\"1\",\"operation\":\"Read\",\"path\":\"/3/0\","
                    + "\"request\":\"GET /3/0\",\"state\":\"queued\",\"since\":\"1970-01-01T00:00:00Z\",\"age\":";

    private RestOnJetty rest;

    @BeforeEach
    void a_client_sleeps() {
        rest = new RestOnJetty(Map.of("timeout", 1), Map.of());
        rest.server().register("sleepy", "/3/0");
        rest.server().register("gateway", "/3/0");
    }

    @AfterEach
    void stop() {
        rest.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/3/0?ttl=60, PT1M",
        "/3/0?discover&ttl=0, PT0S",
        "/3/0/0?ttl=86400, PT24H",
    })
    void a_request_with_a_time_to_live_is_answered_at_once_that_it_waits(String path, String expiry) {
        var answer = rest.get("/api/clients/sleepy" + path);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Location")).contains("/api/clients/sleepy/queue/1");
        assertThat(answer.body()).startsWith(WAITING);
        assertThat(rest.server().requests()).contains("within " + expiry);
    }

    @Test
    void changes_and_composites_have_a_time_to_live_too() {
        var body = "{\"value\":\"x\",\"type\":\"string\"}";
        assertThat(rest.put("/api/clients/sleepy/3/0/15?ttl=60", body).statusCode())
                .isEqualTo(202);
        assertThat(rest.put("/api/clients/sleepy/3/0?pmin=1&ttl=60", "").statusCode())
                .isEqualTo(202);
        assertThat(rest.post("/api/clients/sleepy/3/0/4?ttl=60", "").statusCode())
                .isEqualTo(202);
        assertThat(rest.delete("/api/clients/sleepy/3/0?ttl=60").statusCode()).isEqualTo(202);
        var paths = "{\"paths\":[\"/3/0/0\"]}";
        assertThat(rest.post("/api/clients/sleepy/read-composite?ttl=60", paths).statusCode())
                .isEqualTo(202);
        assertThat(rest.server().requests()).contains("Write-Attributes sleepy /3/0 [pmin=1]");
    }

    @Test
    void without_one_the_caller_waits_and_is_told_that_the_request_goes_on_waiting() {
        var answer = rest.get("/api/clients/sleepy/3/0");

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body())
                .contains("No answer within 1 seconds; request 1 goes on waiting for the client, which sleeps")
                .contains("\"operation\":\"Read\",\"endpoint\":\"sleepy\",\"path\":\"/3/0\"")
                .contains("\"reason\":\"queued\"");
    }

    @Test
    void one_who_is_awake_answers_at_once() {
        assertThat(rest.get("/api/clients/gateway/3/0?discover&ttl=60").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/3/0?ttl=-1, Read", "/3/0?ttl, Read", "/3/0?ttl=1234567890, Read", "/3/0?discover&ttl=x, Discover"})
    void a_time_to_live_is_a_number_of_seconds(String path, String operation) {
        var answer = rest.get("/api/clients/sleepy" + path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("ttl is a number")
                .contains("\"operation\":\"" + operation + "\",\"endpoint\":\"sleepy\",\"path\":\"/3/0\"");
    }

    @Test
    void an_observe_has_no_time_to_live() {
        assertThat(rest.put("/api/clients/sleepy/observations/3/0?ttl=60", "").statusCode())
                .isEqualTo(400);
        assertThat(rest.put("/api/clients/sleepy/observe-composite?ttl=60", "{\"paths\":[\"/3\"]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void what_waits_is_shown() {
        assertThat(rest.get("/api/clients/sleepy/queue").body())
                .startsWith("{\"endpoint\":\"sleepy\",\"awake\":false,\"requests\":[" + WAITING)
                .contains("\"expires\":\"2026-01-01T00:00:00Z\"},{\"endpoint\":\"sleepy\",\"id\":\"2\",")
                .contains("\"state\":\"sent\"");
        assertThat(rest.get("/api/clients/sleepy/queue/1").body()).startsWith(WAITING);
    }

    @Test
    void what_waits_can_be_taken_back_and_what_was_sent_can_not() {
        var taken = rest.delete("/api/clients/sleepy/queue/1");

        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).startsWith(WAITING);
        assertThat(rest.server().requests()).containsExactly("Take back sleepy 1");
        assertThat(rest.delete("/api/clients/sleepy/queue/2").statusCode()).isEqualTo(409);
        assertThat(rest.delete("/api/clients/sleepy/queue/3").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/clients/nobody/queue, 404",
        "/api/clients/nobody/queue/1, 404",
        "/api/clients/sleepy/queue/9, 404",
        "/api/clients/sleepy/queue/1/2, 404",
    })
    void nothing_is_elsewhere(String path, int status) {
        assertThat(rest.get(path).statusCode()).isEqualTo(status);
    }

    @Test
    void nothing_is_put_there() {
        assertThat(rest.post("/api/clients/sleepy/queue", "").headers().firstValue("Allow"))
                .contains("GET");
        assertThat(rest.put("/api/clients/sleepy/queue/1", "").headers().firstValue("Allow"))
                .contains("GET, DELETE");
    }
}
