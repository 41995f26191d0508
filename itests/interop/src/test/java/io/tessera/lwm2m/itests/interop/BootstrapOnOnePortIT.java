// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gateway and server as they are shipped. One DTLS port of the server is both Bootstrap-Server and LwM2M Server, each with
 * another identity and key: between two ports there is one association, which is now that of the one and now that of the
 * other.
 */
class BootstrapOnOnePortIT {

    private static final String ENDPOINT = "one-port";
    private static final String FACTORY = "serial-4711";
    private static final String FACTORY_KEY = HexFormat.of().formatHex("from the factory".getBytes(US_ASCII));
    private static final String NEW_KEY = HexFormat.of().formatHex("from the server!".getBytes(US_ASCII));

    @TempDir
    private static Path folder;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static SecureServer server;
    private static Role gateway;
    private static int consolePort;

    @BeforeAll
    static void start() throws Exception {
        var work = new WorkFolder(folder.resolve("server"));
        server = new SecureServer(work);
        work.configure(
                "io.tessera.lwm2m.server.credentials.client-factory",
                Map.of("identity", FACTORY, ".key", FACTORY_KEY, "endpoints", ENDPOINT));
        server.start();
        provide(444);
        consolePort = Role.freeTcpPort();
        gateway = gateway(new WorkFolder(folder.resolve("gateway")));
    }

    private static Role gateway(WorkFolder work) throws IOException {
        work.configure(
                "io.tessera.lwm2m.client.runtime.account-first",
                Map.of(
                        "lwm2m.client",
                        "gateway",
                        "bootstrapServer",
                        "true",
                        "uri",
                        server.uri(),
                        "securityMode",
                        "PSK",
                        "identity",
                        FACTORY,
                        ".key",
                        FACTORY_KEY));
        var options = List.of(
                "--endpoint",
                ENDPOINT,
                "--coap-host",
                "127.0.0.1",
                "--http-port",
                Integer.toString(consolePort),
                "--work",
                work.path().toString());
        return Role.secure("gateway", options, Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        server.close();
    }

    private static void provide(int lifetime) throws Exception {
        var configuration =
                "{\"endpoints\":[\"%s\"],\"servers\":[{\"shortServerId\":1,\"uri\":\"%s\",\"local\":true,\"lifetime\":%d,"
                        + "\"protection\":{\"kind\":\"psk\",\"identity\":\"{endpoint}-{server}\",\"key\":\"%s\"}}]}";
        var answer = server.rest()
                .call(
                        "PUT",
                        "bootstrap/configurations/" + ENDPOINT,
                        configuration.formatted(ENDPOINT, server.uri(), lifetime, NEW_KEY));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    @Test
    void the_gateway_turns_from_one_to_the_other_and_back_as_often_as_a_person_asks_at_its_console() throws Exception {
        isRegisteredFor(444);
        for (int lifetime : new int[] {555, 666}) {
            provide(lifetime);
            pressTheButton();
            isRegisteredFor(lifetime);
        }
    }

    /** By the association with the key that was written, and it can be managed there. */
    private static void isRegisteredFor(int lifetime) throws Exception {
        var rest = server.rest();
        rest.awaitEvent(event -> {
            var told = event.toString();
            return told.contains("\"lifetime\":" + lifetime) && told.contains('"' + ENDPOINT + '"');
        });
        assertThat(rest.get("clients/" + ENDPOINT).body().path("lifetime").asInt())
                .isEqualTo(lifetime);
        assertThat(rest.get("clients/" + ENDPOINT + "/1/0/1").status()).isEqualTo(200);
    }

    /** What the console's page does then. */
    private static void pressTheButton() throws Exception {
        var password =
                Files.readString(folder.resolve("gateway/console-password")).strip();
        var login = "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(UTF_8));
        var address = "http://127.0.0.1:" + consolePort + "/system/console/lwm2m/bootstrap.json?client=gateway";
        var pressed = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", login)
                .header("X-Requested-With", "lwm2m")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.noBody())
                .build();
        var answer = HTTP.send(pressed, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }
}
