// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonToken;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.RegistrationListener.Reason;
import io.tessera.lwm2m.server.rest.RememberedCredentials;
import io.tessera.lwm2m.server.rest.RestOnJetty;
import io.tessera.lwm2m.transport.NoAnswer;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OverviewTest {

    private RestOnJetty rest;

    @BeforeEach
    void a_client_is_registered() {
        rest = new RestOnJetty(Map.of("name", "North", "values_per_client", 5), Map.of());
        rest.server().register("gateway", "/3/0", "/3303/0", "/3303/1", "/424242");
        rest.server().set("gateway", "/3303/0/5700", Value.of(20.0));
        rest.server().set("gateway", "/3303/0/5750", Value.of("Hall"));
        rest.server().set("gateway", "/3303/1/5700", Value.of(10.0));
    }

    @AfterEach
    void stop() {
        rest.close();
    }

    @Test
    void the_server_says_its_name_and_where_everything_is() {
        assertThat(rest.get("/api").body())
                .startsWith("{\"name\":\"North\",\"started\":\"")
                .contains(
                        "\"user\":\"operator\",\"clients\":1,\"observations\":0,\"links\":{\"clients\":\"/api/clients\"")
                .doesNotContain("credentials", "bootstrap");
        rest.companions().setClientCredentials(new RememberedCredentials());
        rest.bootstrap();
        assertThat(rest.get("/api").body())
                .contains("\"credentials\":\"/api/credentials\",\"bootstrap\":\"/api/bootstrap\"");
    }

    @Test
    void profile_ids_are_shown_where_there_are_any() {
        rest.server().register("profiled", "/3/0");

        assertThat(rest.get("/api/clients/profiled").body()).contains("\"profiles\":[\"6:1234abcd\",\"v:meter\"]");
        assertThat(rest.get("/api/clients/gateway").body()).doesNotContain("profiles");
    }

    @Test
    void a_registration_is_shown_with_its_objects() {
        var expected = "{\"endpoint\":\"gateway\",\"href\":\"/api/clients/gateway\",\"id\":\"r1\",\"version\":\"1.1\","
                + "\"address\":\"127.0.0.1:56830\",\"identity\":\"none\",\"via\":\"coap\",\"lifetime\":300,"
                + "\"binding\":\"U\",\"queueMode\":false,\"registered\":\"2026-01-01T00:00:00Z\","
                + "\"updated\":\"2026-01-01T00:01:00Z\",\"expires\":\"2026-01-01T00:06:00Z\",\"attributes\":{},"
                + "\"objects\":[{\"id\":3,\"version\":\"1.1\",\"name\":\"Device\",\"instances\":[0]},"
                + "{\"id\":3303,\"version\":\"1.0\",\"name\":\"Temperature\",\"instances\":[0,1]}]}";

        assertThat(rest.get("/api/clients/gateway").body()).isEqualTo(expected);
        assertThat(rest.get("/api/clients").body()).isEqualTo("[" + expected + "]");
    }

    @Test
    void the_newest_values_are_those_notified_read_and_none_that_went_away() {
        rest.put("/api/clients/gateway/observations/3303/0", "");
        rest.server().change("gateway", "/3303/0/5700", Value.of(20.5));
        rest.get("/api/clients/gateway/3303/1/5700");

        assertThat(rest.get("/api/clients/gateway/values").body())
                .containsSubsequence(
                        "{\"path\":\"/3303/0/5700\",\"type\":\"float\",\"value\":20.5,",
                        "\"by\":\"notification\"}",
                        "{\"path\":\"/3303/0/5750\"",
                        "{\"path\":\"/3303/1/5700\",\"type\":\"float\",\"value\":10.0",
                        "\"by\":\"read\"}");

        rest.server().update("gateway", "/3/0", "/3303/0");
        assertThat(rest.get("/api/clients/gateway/values").body()).doesNotContain("/3303/1/5700");

        rest.server().deregister("gateway", Reason.DEREGISTERED);
        rest.server().register("gateway", "/3303/0");
        assertThat(rest.get("/api/clients/gateway/values").body()).endsWith("\"values\":[]}");
    }

    @Test
    void a_client_can_only_be_remembered_so_much_of() {
        for (int i = 0; i < 10; i++) {
            rest.server().set("gateway", "/3303/0/" + i, Value.of(i));
        }

        assertThat(rest.get("/api/clients/gateway/3303/0").body()).contains("\"/3303/0/9\"");
        assertThat(rest.get("/api/clients/gateway/values").body())
                .contains("\"/3303/0/4\"")
                .doesNotContain("\"/3303/0/5\"");
    }

    @Test
    void observations_are_listed_with_their_newest_values_until_they_are_cancelled() {
        var observe = rest.put("/api/clients/gateway/observations/3303/0?pmin=1", "");
        assertThat(observe.body())
                .startsWith("{\"observed\":true,\"observation\":\"t2\",\"operation\":\"Observe\"")
                .contains("\"value\":20.0");

        var one = rest.get("/api/clients/gateway/observations/3303/0").body();
        assertThat(one)
                .startsWith("{\"id\":\"t2\",\"endpoint\":\"gateway\",\"path\":\"/3303/0\","
                        + "\"href\":\"/api/clients/gateway/observations/3303/0\",\"attributes\":[\"pmin=1\"],"
                        + "\"since\":\"2026-01-01T00:02:00Z\",\"values\":[{\"path\":\"/3303/0/5700\"");
        assertThat(rest.get("/api/observations").body()).isEqualTo("[" + one + "]");
        assertThat(rest.get("/api/clients/gateway/observations").body()).isEqualTo("[" + one + "]");

        assertThat(rest.delete("/api/clients/gateway/observations/3303/0").statusCode())
                .isEqualTo(200);
        assertThat(rest.get("/api/observations").body()).isEqualTo("[]");
        assertThat(rest.delete("/api/clients/gateway/observations/3303/0").statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_observation_can_be_forgotten_without_a_request() {
        rest.put("/api/clients/gateway/observations/3303/0", "");

        assertThat(rest.delete("/api/clients/gateway/observations/3303/0?forget")
                        .statusCode())
                .isEqualTo(200);
        assertThat(rest.server().requests()).last().isEqualTo("Forget gateway /3303/0");
    }

    @Test
    void an_observe_that_the_client_refuses_or_leaves_unanswered_is_none() {
        rest.server()
                .answerNext(CompletableFuture.completedFuture(Answer.of(ResponseCode.METHOD_NOT_ALLOWED, "not this")));
        rest.server().answerNext(CompletableFuture.failedFuture(new NoAnswer(NoAnswer.Reason.TIMEOUT, "silence")));

        var refused = rest.put("/api/clients/gateway/observations/3/0", "");
        var unanswered = rest.put("/api/clients/gateway/observations/3/0", "");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"operation\":\"Observe\"").contains("\"code\":\"4.05\"");
        assertThat(unanswered.statusCode()).isEqualTo(504);
        assertThat(rest.get("/api/observations").body()).isEqualTo("[]");
    }

    @Test
    void a_definition_says_what_everything_is_called() {
        assertThat(rest.get("/api/definitions/3303").body())
                .isEqualTo("{\"id\":3303,\"version\":\"1.0\",\"name\":\"Temperature\",\"multiple\":true,"
                        + "\"mandatory\":false,\"resources\":["
                        + "{\"id\":5605,\"name\":\"Reset Min and Max Measured Values\",\"operations\":\"E\","
                        + "\"multiple\":false,\"mandatory\":false,\"type\":\"none\"},"
                        + "{\"id\":5700,\"name\":\"Sensor Value\",\"operations\":\"R\",\"multiple\":false,"
                        + "\"mandatory\":false,\"type\":\"float\",\"units\":\"Cel\"},"
                        + "{\"id\":5750,\"name\":\"Application Type\",\"operations\":\"RW\",\"multiple\":false,"
                        + "\"mandatory\":false,\"type\":\"string\"}]}");
        assertThat(rest.get("/api/definitions").body())
                .startsWith("[{\"id\":3,\"version\":\"1.2\",\"name\":\"Device\"}");
    }

    /** Every path and method of the description is answered by what it is for, never with "nothing here". */
    @Test
    void the_description_describes_what_is_there() throws Exception {
        for (var operation : described()) {
            var parts = operation.split(" ");
            var path = parts[1].replace("{endpoint}", "gateway")
                    .replace("/definitions/{object}", "/definitions/3303")
                    .replace("{object}", "3303")
                    .replace("{instance}", "0")
                    .replace("{resource}", "5700")
                    .replace("{resourceInstance}", "0")
                    .replace("{request}", "1")
                    .replace("{fingerprint}", "0".repeat(64))
                    .replaceAll("\\{(identity|name)}", "meter");
            if (path.equals("/events")) {
                continue;
            }
            var answer = rest.send(HttpRequest.newBuilder(rest.uri("/api" + path))
                    .method(parts[0], HttpRequest.BodyPublishers.noBody())
                    .header("X-Requested-With", "test"));

            assertThat(answer.statusCode()).as(operation).isNotIn(405, 500);
            assertThat(answer.body()).as(operation).doesNotContain("There is nothing at this address");
        }
    }

    private List<String> described() throws Exception {
        var operations = new ArrayList<String>();
        var text = rest.get("/api/openapi.json").body().getBytes(StandardCharsets.UTF_8);
        try (var json = Json.parser(text.clone())) {
            assertThat(json.nextToken()).isEqualTo(JsonToken.START_OBJECT);
        }
        var path = "";
        boolean inPaths = false;
        for (var line : new String(text, StandardCharsets.UTF_8).split("\n")) {
            inPaths = line.matches(" \"\\w+\".*") ? line.startsWith(" \"paths\"") : inPaths;
            if (inPaths && line.startsWith("  \"/")) {
                path = line.substring(3, line.indexOf('"', 3));
            }
            var method = line.trim().replaceAll("\": \\{$", "").replace("\"", "");
            if (inPaths
                    && line.startsWith("   \"")
                    && List.of("get", "put", "post", "delete").contains(method)) {
                operations.add(method.toUpperCase(Locale.ROOT) + " " + path);
            }
        }
        assertThat(operations).hasSizeGreaterThan(30);
        return operations;
    }
}
