// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.rest.RestOnJetty;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Read-, Write- and Observe-Composite over HTTP. */
class CompositeCallsTest {

    private static final String BASE = "/api/clients/gateway";

    private RestOnJetty rest;

    @BeforeEach
    void a_client_is_registered() {
        rest = RestOnJetty.start();
        rest.server().register("gateway", "/3/0", "/3303/0");
        rest.server().set("gateway", "/3303/0/5700", Value.of(21.5));
        rest.server().set("gateway", "/3/0/0", Value.of("Acme"));
    }

    @AfterEach
    void stop() {
        rest.close();
    }

    @Test
    void paths_are_read_in_one_request() {
        var answer = send("POST", BASE + "/read-composite?format=110", "{\"paths\":[\"/3/0/0\",\"/3303/0\"]}");

        assertThat(rest.server().requests()).containsExactly("Read-Composite gateway [/3/0/0, /3303/0] format 110");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith(
                        "{\"operation\":\"Read-Composite\",\"endpoint\":\"gateway\",\"path\":\"/\",\"code\":\"2.05\"")
                .contains("\"path\":\"/3/0/0\"", "\"path\":\"/3303/0/5700\"");
    }

    @Test
    void values_are_written_in_one_request() {
        var answer = send(
                "POST",
                BASE + "/write-composite",
                "{\"values\":[{\"path\":\"/3303/0/5700\",\"value\":2},{\"path\":\"/3/0/0\",\"value\":\"x\"}]}");

        assertThat(rest.server().requests()).containsExactly("Write-Composite gateway [/3303/0/5700=2.0, /3/0/0=x]");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"operation\":\"Write-Composite\",\"endpoint\":\"gateway\",\"path\":\"/\",\"code\":\"2.04\"}");
    }

    @Test
    void paths_are_observed_together_and_cancelled_by_the_id() {
        var answer = send("PUT", BASE + "/observe-composite?pmin=1", "{\"paths\":[\"/3/0/0\",\"/3303\"]}");
        assertThat(rest.server().requests()).containsExactly("Observe-Composite gateway [/3/0/0, /3303] [pmin=1]");
        assertThat(answer.body()).contains("\"observed\":true");
        var id = rest.server().all().iterator().next().id();

        assertThat(rest.get(BASE + "/observations").body())
                .contains(
                        "\"path\":\"/\",\"paths\":[\"/3/0/0\",\"/3303\"]",
                        "\"href\":\"" + BASE + "/observe-composite?observation=" + id + "\"");
        var cancelled = send("DELETE", BASE + "/observe-composite?observation=" + id, "");

        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(rest.server().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            method | path                             | body                               | status
            POST   | read-composite                   | {}                                 | 400
            POST   | read-composite                   | {"paths":[]}                       | 400
            POST   | read-composite                   | {"paths":[3]}                      | 400
            POST   | read-composite                   | {"paths":["/3/x"]}                 | 400
            POST   | read-composite                   | {"paths":["/3"                     | 400
            POST   | read-composite                   | [                                  | 400
            PUT    | read-composite                   | {"paths":["/3"]}                   | 405
            POST   | read-composite/1                 | {"paths":["/3"]}                   | 404
            POST   | write-composite                  | {"values":[]}                      | 400
            POST   | write-composite                  | {"value":1}                        | 400
            POST   | observe-composite                | {"paths":["/3"]}                   | 405
            DELETE | observe-composite                | {}                                 | 400
            DELETE | observe-composite?observation=00 | {}                                 | 404
            """)
    void what_is_wrong_is_a_problem(String method, String path, String body, int status) {
        assertThat(send(method, BASE + "/" + path, body).statusCode()).isEqualTo(status);
        assertThat(rest.server().requests()).isEmpty();
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return rest.send(HttpRequest.newBuilder(rest.uri(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }
}
