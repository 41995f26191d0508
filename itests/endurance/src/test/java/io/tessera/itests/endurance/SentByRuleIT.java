// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tessera.lwm2m.itests.interop.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gateway and server as they are shipped: what a rule of the bridge sends without being asked for reaches the server's
 * application, complete and with the times at which it was measured (Send; Core 1.2, 6.4.6).
 */
class SentByRuleIT {

    private static final int ENOUGH = 20;
    private static final int PATIENCE = 300;
    private static final String MUTE = "/1/0/23";
    private static final String HISTORY = "/history" + GatewayUnderTest.COUNTER + "?limit=2000";

    private final HttpClient http = HttpClient.newHttpClient();
    private final TreeMap<Long, Long> received = new TreeMap<>();
    private final int port = Role.freeTcpPort();

    @TempDir
    private Path work;

    SentByRuleIT() throws IOException {}

    @Test
    void what_changes_reaches_the_application_of_the_server_with_its_times_unless_it_is_muted() throws Exception {
        int coap = Role.freeUdpPort();
        var gateway = new GatewayUnderTest(work.resolve("gateway"), "coap://127.0.0.1:" + coap).sendingChanges();
        try (var server = Role.server(work.resolve("server"), coap, port);
                var role = gateway.launch().awaitReady()) {
            until(role, () -> ask(request(GatewayUnderTest.COUNTER)).statusCode() == 200);
            assertThat(sent()).as("muted, since nothing says otherwise").isZero();

            until(role, () -> ask(mute(false)).statusCode() / 100 == 2);
            until(role, () -> sent() >= ENOUGH);
            server.mustLive(0);
        }
        var measured = new Measured(gateway.measurements()).times();
        long first = received.firstKey();
        assertThat(received).hasSize((int) (received.lastKey() - first + 1));
        received.forEach((number, time) ->
                assertThat(time).as("time of %d", number).isEqualTo(measured.get(number.intValue() - 1)));
    }

    /** How many numbers came by Send so far. */
    private int sent() throws IOException, InterruptedException {
        var json = new ObjectMapper().readTree(ask(request(HISTORY)).body());
        for (var value : json.path("values")) {
            if (value.path("by").asText().equals("send")) {
                received.put(
                        value.path("value").asLong(),
                        Instant.parse(value.path("time").asText()).toEpochMilli());
            }
        }
        return received.size();
    }

    private interface Question {

        boolean isSo() throws IOException, InterruptedException;
    }

    private static void until(Role role, Question question) throws IOException, InterruptedException {
        for (int i = 0; i < PATIENCE; i++) {
            if (question.isSo()) {
                return;
            }
            role.mustLive(200);
        }
        throw new AssertionError("not so after %d attempts".formatted(PATIENCE));
    }

    private HttpResponse<String> ask(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpRequest mute(boolean muted) {
        return HttpRequest.newBuilder(request(MUTE), (name, value) -> true)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"value\":%s}".formatted(muted)))
                .build();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/clients/endurance%s".formatted(port, path)))
                .build();
    }
}
