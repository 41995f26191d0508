// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.rest.RememberedCredentials;
import io.tessera.lwm2m.server.rest.RestOnJetty;
import io.tessera.lwm2m.transport.Identity;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of docs/rest.md do what they show, */
class ReadmeTest {

    private static final Pattern METHOD = Pattern.compile("-X (\\w+)");
    private static final Pattern BODY = Pattern.compile("-d '([^']*)'");
    private static final Pattern ADDRESS = Pattern.compile("\\$api([^\\s\"]*)");

    private static final Path DOCUMENT = Path.of("..", "..", "..", "docs", "rest.md");
    private static final String METERS =
            "{\"endpoints\":[\"meter-*\"],\"servers\":[{\"shortServerId\":101,\"uri\":\"coaps://server.example:5684\","
                    + "\"protection\":{\"kind\":\"generated\"}}]}";

    private RestOnJetty rest;

    @BeforeEach
    void a_gateway_is_registered() {
        rest = RestOnJetty.start();
        var credentials = new RememberedCredentials();
        credentials.put(new Identity.Certificate("meter.example"), List.of("meter"));
        rest.companions().setClientCredentials(credentials);
        rest.bootstrap().begin("meter-7");
        rest.put("/api/bootstrap/configurations/meters", METERS);
        rest.server().register("gateway", "/3/0", "/3303/0");
        rest.server().register("sleepy", "/3303/0");
        rest.server().set("gateway", "/3303/0/5700", Value.of(21.5));
    }

    @AfterEach
    void stop() {
        rest.close();
    }

    static Stream<String> examples() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("curl "))
                .filter(line -> !line.contains("/events"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_is_answered_with_success(String line) {
        var address = ADDRESS.matcher(line);
        assertThat(address.find()).as(line).isTrue();
        var path = address.group(1).replace("clients/meter/", "clients/sleepy/").replace("01a2042ca4170003", "1");

        var answer = rest.send(request(line, path));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(line.contains("ttl=") ? 202 : 200);
    }

    @Test
    void there_are_examples_of_everything_that_is_offered() throws IOException {
        var all = String.join("\n", examples().toList());

        assertThat(all)
                .contains("read-composite", "write-composite", "observe-composite", "/history/", "/queue", "ttl=")
                .contains("pmin=", "discover&depth=", "/values", "/credentials", "/psk/", "/certificate/")
                .contains("/validate", "/start", "/abort", "/bootstrap/endpoints");
        assertThat(Files.readString(DOCUMENT)).contains("meters='" + METERS + "'");
    }

    private HttpRequest.Builder request(String line, String path) {
        var method = METHOD.matcher(line);
        var body = BODY.matcher(line.replace("\"$meters\"", "'" + METERS + "'"));
        var publisher = body.find() ? BodyPublishers.ofString(body.group(1)) : BodyPublishers.noBody();
        var request = HttpRequest.newBuilder(rest.uri("/api" + path))
                .method(method.find() ? method.group(1) : "GET", publisher);
        if (line.contains("$json")) {
            request.header("Content-Type", "application/json");
        }
        if (line.contains("X-Requested-With")) {
            request.header("X-Requested-With", "curl");
        }
        return request;
    }
}
