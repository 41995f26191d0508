// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.OperationRefused;
import io.tessera.lwm2m.server.UnreadableAnswer;
import io.tessera.lwm2m.server.rest.RestOnJetty;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.NoAnswer.Reason;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClientOperationsTest {

    private RestOnJetty rest;

    @BeforeEach
    void a_client_is_registered() {
        rest = RestOnJetty.start();
        rest.server().register("gateway", "/3/0", "/3303/0", "/30000/0");
        rest.server().set("gateway", "/3303/0/5700", Value.of(21.5));
        rest.server().set("gateway", "/3303/0/5750", Value.of("Hall"));
    }

    @AfterEach
    void stop() {
        rest.close();
    }

    @Test
    void a_read_answers_with_values_and_what_they_are_called() {
        var answer = rest.get("/api/clients/gateway/3303/0");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"operation\":\"Read\",\"endpoint\":\"gateway\",\"path\":\"/3303/0\",\"code\":\"2.05\","
                        + "\"contentFormat\":112,\"values\":["
                        + "{\"path\":\"/3303/0/5700\",\"type\":\"float\",\"value\":21.5,"
                        + "\"name\":\"Sensor Value\",\"units\":\"Cel\"},"
                        + "{\"path\":\"/3303/0/5750\",\"type\":\"string\",\"value\":\"Hall\","
                        + "\"name\":\"Application Type\"}]}");
    }

    @Test
    void discover_goes_as_deep_as_asked_for() {
        assertThat(rest.get("/api/clients/gateway/3303?discover&depth=1").statusCode())
                .isEqualTo(200);
        assertThat(rest.server().requests()).containsExactly("Discover gateway /3303 depth 1");
    }

    @ParameterizedTest
    @CsvSource({"discover&depth=4", "discover&depth=-1", "discover&depth", "discover&depth=a", "depth=1"})
    void a_depth_is_a_number_and_goes_with_discover(String query) {
        assertThat(rest.get("/api/clients/gateway/3303?" + query).statusCode()).isEqualTo(400);
        assertThat(rest.server().requests()).isEmpty();
    }

    @Test
    void discover_answers_with_links() {
        var answer = rest.get("/api/clients/gateway/3303/0?discover");

        assertThat(answer.body())
                .endsWith("\"code\":\"2.05\",\"links\":[{\"target\":\"/3303/0\","
                        + "\"attributes\":{\"pmin\":\"10\",\"obs\":null}}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            method | path                     | body                                              | request
            PUT    | /3303/0/5750             | {"value":"Roof"}                                  | Write gateway /3303/0/5750 [/3303/0/5750=Roof]
            PUT    | /3303/0/5750?format=0    | {"value":"Roof"}                                  | Write gateway /3303/0/5750 [/3303/0/5750=Roof] format 0
            PUT    | /3303/0                  | {"values":[{"path":"5750","value":"Roof"}]}       | Write gateway /3303/0 [/3303/0/5750=Roof]
            PUT    | /3303/0                  | {"values":[{"path":"/3303/0/5700","value":2}]}    | Write gateway /3303/0 [/3303/0/5700=2.0]
            PUT    | /30000/0/9               | {"values":[{"path":"0","value":5},{"path":"65534","value":6}]} | Write gateway /30000/0/9 [/30000/0/9/0=5, /30000/0/9/65534=6]
            PUT    | /3303/0                  | {"values":[]}                                     | Write gateway /3303/0 []
            PUT    | /9999/0/1                | {"value":5,"type":"unsigned"}                     | Write gateway /9999/0/1 [/9999/0/1=5]
            PUT    | /3303/0?pmin=1&pmax=60   |                                                   | Write-Attributes gateway /3303/0 [pmin=1, pmax=60]
            PUT    | /3303?pmin               |                                                   | Write-Attributes gateway /3303 [pmin]
            PUT    | /3303/0/5700?gt=20.5     | {}                                                | Write-Attributes gateway /3303/0/5700 [gt=20.5]
            POST   | /3303/0                  | {"values":[{"path":"5750","value":"x"}]}          | Update gateway /3303/0 [/3303/0/5750=x]
            POST   | /3303/0/5750             | {"value":"x"}                                     | Update gateway /3303/0 [/3303/0/5750=x]
            POST   | /30000/0/9               | {"values":[{"path":"1","value":7}]}               | Update gateway /30000/0/9 [/30000/0/9/1=7]
            POST   | /30000/0/9/1             | {"value":7}                                       | Update gateway /30000/0/9 [/30000/0/9/1=7]
            POST   | /3303/0/5605             |                                                   | Execute gateway /3303/0/5605 ()
            POST   | /3/0/4                   | {"arguments":"0='x',1"}                           | Execute gateway /3/0/4 (0='x',1)
            POST   | /3303                    | {"values":[{"path":"5750","value":"new"}]}        | Create gateway /3303 [/3303/0/5750=new]
            POST   | /3303                    | {"instance":9,"values":[{"path":"5750","value":"new"}]} | Create gateway /3303/9 [/3303/9/5750=new]
            POST   | /3303                    |                                                   | Create gateway /3303 []
            DELETE | /3303/0                  |                                                   | Delete gateway /3303/0
            GET    | /3303/0?format=11542     |                                                   | Read gateway /3303/0 format 11542
            PUT    | /observations/3303/0?pmin=1 |                                                | Observe gateway /3303/0 [pmin=1]
            """)
    void an_http_request_becomes_an_operation(String method, String path, String body, String request) {
        var answer = rest.send(HttpRequest.newBuilder(rest.uri("/api/clients/gateway" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body == null ? "" : body))
                .header("X-Requested-With", "test"));

        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        assertThat(rest.server().requests()).containsExactly(request);
    }

    @Test
    void what_was_read_can_be_written_as_it_is() {
        var read = rest.get("/api/clients/gateway/3303/0").body();

        assertThat(rest.put("/api/clients/gateway/3303/0", read).statusCode()).isEqualTo(200);
        assertThat(rest.server().requests()).contains("Write gateway /3303/0 [/3303/0/5700=21.5, /3303/0/5750=Hall]");
    }

    @Test
    void a_created_instance_is_named() {
        var answer = rest.post("/api/clients/gateway/3303", "{\"values\":[]}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).contains("/api/clients/gateway/3303/7");
        assertThat(answer.body()).contains("\"code\":\"2.01\",\"created\":\"/3303/7\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            method | path         | body                                        | detail
            PUT    | /3303/0/5750 | {                                           | Not JSON
            PUT    | /3303/0/5750 | nonsense                                    | Not JSON
            PUT    | /3303/0/5750 | []                                          | Expected an object
            PUT    | /3303/0/5750 | "x"                                         | Expected an object
            PUT    | /3303/0/5750 | {"value":1}{}                               | Expected the end
            PUT    | /3303/0/5750 | {"value":1,"value":2}                       | Duplicate
            PUT    | /3303/0/5750 | {"value":{"a":1}}                           | A value is text, a number
            PUT    | /3303/0/5750 | {"value":[1]}                               | A value is text, a number
            PUT    | /3303/0/5750 | {"value":1}                                 | Not text: 1
            PUT    | /3303/0/5700 | {"value":"warm"}                            | Not a number: warm
            PUT    | /3303/0/5700 | {"value":1e999}                             | Not a number of 64 bits
            PUT    | /3303/0/5700 | {"value":1e999999999999}                    | Not
            PUT    | /3303/0/5700 | {"value":true}                              | Not a number: true
            PUT    | /3303/0/5700 | {"value":NaN}                               | Not JSON
            PUT    | /30000/0/1   | {"value":1.5}                               | Not a whole number: 1.5
            PUT    | /30000/0/1   | {"value":9223372036854775808}               | Not integer
            PUT    | /30000/0/2   | {"value":-1}                                | Not unsigned
            PUT    | /30000/0/2   | {"value":18446744073709551616}              | Not unsigned
            PUT    | /30000/0/4   | {"value":"true"}                            | Not true or false
            PUT    | /30000/0/5   | {"value":"%%"}                              | Not opaque
            PUT    | /30000/0/6   | {"value":"yesterday"}                       | Not time
            PUT    | /30000/0/7   | {"value":"3303"}                            | Not an object link
            PUT    | /30000/0/7   | {"value":"3303:99999"}                      | Not objlnk
            PUT    | /30000/0/0   | {"value":"x","type":"text"}                 | No data type is called text
            PUT    | /3303/0      | {"values":{"path":"5700"}}                  | Expected an array
            PUT    | /3303/0      | {"values":[1]}                              | Expected an object with path
            PUT    | /3303/0      | {"values":[{"path":"5700"}]}                | has no value
            PUT    | /3303/0      | {"values":[{"value":1}]}                    | has no path
            PUT    | /3303/0      | {"values":[{"path":"/3/0/0","value":1}]}    | /3/0/0 is not below /3303/0
            PUT    | /3303/0      | {"values":[{"path":"..","value":1}]}        | not a path
            PUT    | /3303/0      | {"value":1,"values":[]}                     | Either value or values
            PUT    | /3303/0?pmin=1 | {"values":[]}                             | Either values in the body or attributes
            PUT    | /3303/0      |                                             | Neither value
            PUT    | /3303        | {"values":[]}                               | An Object can't be written
            PUT    | /3303/0?format=x | {"values":[]}                           | format is not a Content-Format
            PUT    | /3303/0/5750 | [[[[[[[[[[[[]]]]]]]]]]]]                    | Expected an object
            PUT    | /3303/0/5750 | {"a":[[[[[[[[[[[[]]]]]]]]]]]]}              | Not JSON: Document nesting depth
            POST   | /3303/0      |                                             | No value
            POST   | /3303/0      | {"value":1}                                 | An Object Instance is written with values
            POST   | /3303        | {"value":1}                                 | An Object Instance is created with values
            POST   | /3303        | {"instance":65535}                          | instance is not 0 to 65534
            POST   | /3303        | {"instance":"1"}                            | Expected an id
            POST   | /3303/0/5605 | {"arguments":1}                             | Expected text as arguments
            """)
    void a_body_that_makes_no_sense_is_refused_and_nothing_is_sent(
            String method, String path, String body, String detail) {
        var answer = rest.send(HttpRequest.newBuilder(rest.uri("/api/clients/gateway" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body == null ? "" : body))
                .header("X-Requested-With", "test"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"detail\":\"").contains(detail);
        assertThat(rest.server().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            code | status
            4.00 | 400
            4.01 | 403
            4.04 | 404
            4.05 | 400
            4.06 | 406
            4.15 | 415
            5.00 | 500
            5.01 | 501
            5.03 | 503
            """)
    void what_the_client_refuses_is_told_with_its_code(String code, int status) {
        int value = (code.charAt(0) - '0') << 5 | Integer.parseInt(code.substring(2));
        rest.server().answerNext(completed(Answer.of(ResponseCode.of(value), "because \"so\"")));

        var answer = rest.get("/api/clients/gateway/3/0/99");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .contains("\"detail\":\"because \\\"so\\\"\",\"operation\":\"Read\",\"endpoint\":\"gateway\","
                        + "\"path\":\"/3/0/99\",\"code\":\"" + code + "\"");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void silence_is_told_with_its_reason(Reason reason) {
        rest.server().answerNext(CompletableFuture.failedFuture(new NoAnswer(reason, "nothing heard")));

        var answer = rest.get("/api/clients/gateway/3/0");

        assertThat(answer.statusCode()).isEqualTo(reason == Reason.CANCELLED ? 503 : 504);
        assertThat(answer.body()).contains("\"reason\":\"" + reason.name().toLowerCase(java.util.Locale.ROOT) + "\"");
    }

    @Test
    void failures_that_are_not_the_clients_own_have_no_code() {
        rest.server().answerNext(CompletableFuture.failedFuture(new OperationRefused("no format")));
        rest.server()
                .answerNext(CompletableFuture.failedFuture(new UnreadableAnswer(ResponseCode.CONTENT, "TLV cut off")));
        rest.server().answerNext(CompletableFuture.failedFuture(new IllegalStateException("secret")));

        assertThat(rest.get("/api/clients/gateway/3/0").statusCode()).isEqualTo(400);
        assertThat(rest.get("/api/clients/gateway/3/0").statusCode()).isEqualTo(502);
        var fault = rest.get("/api/clients/gateway/3/0");
        assertThat(fault.statusCode()).isEqualTo(500);
        assertThat(fault.body()).doesNotContain("secret").doesNotContain("\"code\"");
    }

    @Test
    void a_client_that_is_not_registered_is_not_found() {
        var answer = rest.get("/api/clients/nobody/3/0");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("No client is registered as nobody");
    }

    @Test
    void more_requests_than_threads_wait_for_devices_at_once() throws Exception {
        var device = new CompletableFuture<Answer>();
        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < 40; i++) {
            rest.server().answerNext(device);
            answers.add(rest.http()
                    .sendAsync(
                            HttpRequest.newBuilder(rest.uri("/api/clients/gateway/3/0"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString()));
        }
        while (rest.server().requests().size() < 40) {
            Thread.onSpinWait();
        }

        assertThat(rest.get("/api/clients").statusCode()).isEqualTo(200);
        device.complete(Answer.of(ResponseCode.FORBIDDEN, ""));

        for (var answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void a_device_that_says_nothing_is_given_up() {
        rest.close();
        rest = new RestOnJetty(Map.of("timeout", 1), Map.of());
        rest.server().register("gateway", "/3/0");
        rest.server().answerNext(new CompletableFuture<>());

        var answer = rest.get("/api/clients/gateway/3/0");

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("No answer within 1 seconds");
    }

    @Test
    void what_waits_when_the_bundle_stops_is_told_to_come_back() throws Exception {
        rest.server().answerNext(new CompletableFuture<>());
        var answer = rest.http()
                .sendAsync(
                        HttpRequest.newBuilder(rest.uri("/api/clients/gateway/3/0"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        while (rest.server().requests().isEmpty()) {
            Thread.onSpinWait();
        }

        rest.stopServlet();

        assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
        assertThat(answer.get().headers().firstValue("Retry-After")).contains("5");
    }

    private static CompletableFuture<Answer> completed(Answer answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
