// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server and a gateway, as they are shipped, that know keys, one from their configuration and one from REST, and log all
 * that they can: nothing that they answer, show, tell or log has any of them in it. And whose key is taken away is gone.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NoKeyIsToldIT {

    private static final SecretForms CONFIGURED = new SecretForms("k3y-0f-the-file!");
    private static final SecretForms PUT = new SecretForms("k3y-put-by-rest?");
    private static final String ENDPOINT = "secretive";
    private static final String SERVER_KEYS = "io.tessera.lwm2m.server.credentials.client-other";
    private static final String ACCOUNT = "io.tessera.lwm2m.client.runtime.account-first";
    private static final Pattern LINK =
            Pattern.compile("(?:src|href)=[\"'](?!\\w+:)([^\"'#?\\\\{]+)[\"']|(?:from|import) \"\\./([^\"]+)\"");
    private static final int MOST_PAGES = 80;

    @TempDir
    private static Path folder;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Queue<String> EVENTS = new ConcurrentLinkedQueue<>();
    private static Role server;
    private static Role gateway;
    private static Rest rest;
    private static int serverPort;
    private static int gatewayPort;

    @BeforeAll
    static void start() throws Exception {
        serverPort = Role.freeTcpPort();
        gatewayPort = Role.freeTcpPort();
        int coapPort = Role.freeUdpPort();
        startServer(coapPort);
        follow();
        rest = new Rest(serverPort);
        rest.followEvents();
        assertThat(rest.call("PUT", "credentials/psk/" + ENDPOINT, "{\"key\":\"%s\"}".formatted(PUT.hexadecimal()))
                        .status())
                .isEqualTo(200);
        provision();
        startGateway(coapPort);
        rest.awaitEvent(event -> event.path("endpoint").asText().equals(ENDPOINT) && event.has("objects"));
    }

    private static void startServer(int coapPort) throws IOException {
        var work = new WorkFolder(folder.resolve("server"));
        work.configure(SERVER_KEYS, Map.of("identity", "other", ".key", CONFIGURED.hexadecimal()));
        var options = List.of(
                "--coap-port", Integer.toString(coapPort),
                "--http-port", Integer.toString(serverPort),
                "--log-level", "TRACE",
                "--work", work.path().toString());
        server = Role.secure("server", options, Map.of());
    }

    /** Where there is a Bootstrap-Server beside the server. */
    private static void provision() throws IOException, InterruptedException {
        if (!rest.get("").body().path("links").has("bootstrap")) {
            return;
        }
        var configuration = "{\"endpoints\":[\"%s\"],\"servers\":[{\"shortServerId\":7,\"uri\":\"coaps://a.example\","
                + "\"protection\":{\"kind\":\"psk\",\"identity\":\"{endpoint}\",\"key\":\"%s\"}}]}";
        var body = configuration.formatted(ENDPOINT, CONFIGURED.hexadecimal());
        for (var call : List.of("POST bootstrap/configurations/other/validate", "PUT bootstrap/configurations/other")) {
            var words = call.split(" ");
            var answer = rest.call(words[0], words[1], body);
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
            hasNoKey(call, answer.body().toString());
        }
    }

    private static void startGateway(int coapPort) throws IOException {
        var work = new WorkFolder(folder.resolve("gateway"));
        work.configure(
                ACCOUNT,
                Map.of(
                        "lwm2m.client",
                        "gateway",
                        "uri",
                        "coaps://127.0.0.1:" + coapPort,
                        "shortServerId",
                        "1",
                        "securityMode",
                        "PSK",
                        "identity",
                        ENDPOINT,
                        ".key",
                        PUT.hexadecimal()));
        var options = List.of(
                "--endpoint",
                ENDPOINT,
                "--coap-host",
                "127.0.0.1",
                "--http-port",
                Integer.toString(gatewayPort),
                "--log-level",
                "TRACE",
                "--work",
                work.path().toString());
        gateway = Role.secure("gateway", options, Map.of());
    }

    private static void follow() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server("/api/events")).build();
        var lines = HTTP.send(request, BodyHandlers.ofLines()).body();
        var reader = new Thread(() -> {
            try {
                lines.forEach(EVENTS::add);
            } catch (UncheckedIOException e) {
                EVENTS.add("the stream has ended");
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        server.close();
    }

    private static URI server(String path) {
        return URI.create("http://127.0.0.1:" + serverPort + path);
    }

    @Test
    void no_answer_of_the_rest_interface_has_one() throws Exception {
        var description = rest.get("openapi.json").body().path("paths");
        var answers = new TreeMap<String, String>();
        for (var names = description.fieldNames(); names.hasNext(); ) {
            var path = names.next();
            if (description.path(path).has("get") && !path.equals("/events")) {
                var address = "/api" + filled(path);
                answers.put(
                        address, send(HttpRequest.newBuilder(server(address))).body());
            }
        }

        assertThat(answers).hasSizeGreaterThan(15).containsKey("/api/credentials");
        assertThat(answers.get("/api/credentials")).contains("other", ENDPOINT);
        answers.forEach(NoKeyIsToldIT::hasNoKey);
    }

    private static String filled(String path) {
        return path.replace("{endpoint}", ENDPOINT)
                .replace("{identity}", ENDPOINT)
                .replace("{object}", "3")
                .replace("{instance}", "0")
                .replaceAll("\\{resource(Instance)?}", "0")
                .replace("{fingerprint}", "0".repeat(64))
                .replaceAll("\\{\\w+}", "other");
    }

    @Test
    void no_refusal_quotes_one() throws Exception {
        var key = PUT.hexadecimal();
        for (var body : List.of(
                "{\"key\":\"%sx\"}".formatted(key),
                "{\"key\":\"%s\",\"more\":1}".formatted(key),
                "{\"key\":\"%s\"".formatted(key),
                "{\"%s\":1}".formatted(key),
                "\"%s\"".formatted(key))) {
            for (var path : List.of("credentials/psk/x", "credentials/public-key", "bootstrap/configurations/x")) {
                var answer = rest.call("PUT", path, body);
                assertThat(answer.status()).as(path + " " + body).isBetween(400, 499);
                if (!body.startsWith("{\"" + key)) {
                    hasNoKey(path, answer.body().toString());
                }
            }
        }
    }

    @Test
    void the_page_has_none() throws Exception {
        var pages = crawl(server("/"), "");

        assertThat(pages).hasSizeGreaterThan(10);
        pages.forEach(NoKeyIsToldIT::hasNoKey);
    }

    @Test
    void the_gateways_web_console_has_none() throws Exception {
        var password =
                Files.readString(folder.resolve("gateway/console-password")).strip();
        var login = "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(UTF_8));
        var console = "http://127.0.0.1:" + gatewayPort + "/system/console/";
        var pages = crawl(URI.create(console + "bundles"), login);
        var status = send(HttpRequest.newBuilder(URI.create(console + "lwm2m/status.json"))
                .header("Authorization", login));
        pages.put("status.json", status.body());
        var form = send(HttpRequest.newBuilder(URI.create(console + "configMgr/" + ACCOUNT.replace('-', '~')))
                .header("Authorization", login)
                .POST(BodyPublishers.noBody()));
        pages.put("form", form.body());

        assertThat(pages).hasSizeGreaterThan(10).containsKeys("/system/console/configMgr", "/system/console/lwm2m");
        assertThat(status.body()).contains("\"status\":\"REGISTERED\"");
        assertThat(form.body()).contains("Pre-shared key");
        pages.forEach(NoKeyIsToldIT::hasNoKey);
        var why =
                send(HttpRequest.newBuilder(URI.create(console + "lwm2m/why.json?server=1&operation=READ&path=/3/0/16"))
                        .header("Authorization", login));
        assertThat(why.body()).contains("\"allowed\":true");
        var unknown = HttpRequest.newBuilder(URI.create(console + "lwm2m/status.json"));
        assertThat(send(unknown).statusCode()).isEqualTo(401);
    }

    /** Also what comes last: whose credentials are taken away is de-registered, and its association ends. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whose_key_is_taken_away_is_gone_and_no_event_and_no_log_had_one() throws Exception {
        var read = rest.get("clients/" + ENDPOINT + "/3/0/16");
        assertThat(read.status()).as(read.body().toString()).isEqualTo(200);

        assertThat(rest.call("DELETE", "credentials/psk/" + ENDPOINT, "").status())
                .isEqualTo(200);
        var gone = rest.awaitEvent(event -> event.path("reason").asText().equals("revoked"));
        assertThat(gone.path("endpoint").asText()).isEqualTo(ENDPOINT);
        assertThat(rest.get("clients/" + ENDPOINT).status()).isEqualTo(404);
        assertThat(rest.get("clients/" + ENDPOINT + "/3/0/16").status()).isEqualTo(404);

        hasNoKey("event stream", String.join("\n", EVENTS));
        assertThat(EVENTS).anyMatch(line -> line.contains("registered"));
        for (var role : List.of("server", "gateway")) {
            var log = Files.readString(folder.resolve(role + "/log/tessera.log"));
            assertThat(log).contains("TRACE");
            hasNoKey("log of the " + role, log);
        }
        hasNoKey("output", server.output() + gateway.output());
    }

    private static void hasNoKey(String where, String content) {
        CONFIGURED.mustNotBeIn(where, content);
        PUT.mustNotBeIn(where, content);
    }

    @Test
    void the_search_finds_what_is_there() {
        for (var form : List.of(
                "k3y-0f-the-file!",
                CONFIGURED.hexadecimal(),
                Base64.getEncoder().encodeToString("xk3y-0f-the-file!".getBytes(UTF_8)))) {
            assertThatThrownBy(() -> hasNoKey("here", "a " + form + " b")).isInstanceOf(AssertionError.class);
        }
    }

    /** All pages of this server that lead on from one; by path. */
    private static Map<String, String> crawl(URI first, String login) throws Exception {
        var pages = new TreeMap<String, String>();
        var open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty() && pages.size() < MOST_PAGES) {
            var address = open.remove();
            if (pages.containsKey(address.getPath()) || address.getPath().endsWith("/logout")) {
                continue;
            }
            var request = HttpRequest.newBuilder(address);
            var page = send(login.isEmpty() ? request : request.header("Authorization", login));
            pages.put(address.getPath(), page.body());
            LINK.matcher(page.body()).results().forEach(link -> {
                var named = link.group(1) == null ? link.group(2) : link.group(1);
                var next = address.resolve(named.replace(" ", "%20"));
                if (first.getAuthority().equals(next.getAuthority())) {
                    open.add(next);
                }
            });
        }
        return pages;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    }
}
