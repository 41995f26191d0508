// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that says what the REST interface's description says. */
class ServerViewTest {

    private static final String REGISTRATION =
            """
            {"endpoint":"gw","href":"/api/clients/gw","version":"1.2","address":"127.0.0.1:1","lifetime":300,\
            "objects":[{"id":3,"version":"1.2","instances":[0]},\
            {"id":3303,"version":"1.1","name":"Temperature","instances":[0,1]}]}""";

    private static final String LOGIN = "Basic b3BlcmF0b3I6eA==";

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer http;
    private ServerView view;

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/api/events", this::stream);
        http.createContext("/api/clients", this::answer);
        http.start();
        view = new ServerView(
                "server-1", URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/"), LOGIN, "gw");
    }

    @AfterEach
    void stop() {
        http.stop(0);
        threads.shutdownNow();
    }

    @Test
    void a_client_that_registers_is_noticed() throws Exception {
        event("ready", "{\"id\":\"1\"}");
        event("registered", REGISTRATION.replace("gw", "other"));
        event("registered", REGISTRATION);

        assertThat(view.registered().get(10, TimeUnit.SECONDS)).containsEntry("endpoint", "gw");
    }

    @Test
    void only_values_that_differ_count_as_changing() throws Exception {
        event("registered", REGISTRATION);
        view.registered().get(10, TimeUnit.SECONDS);
        notified(true, 1, 1, 1);
        notified(false, 1, 2, 1);
        assertThat(view.changing()).isNotDone();
        notified(false, 3, 3, 3);

        view.changing().get(10, TimeUnit.SECONDS);
        assertThat(new ServerTable(view).text(Instant.now()))
                .contains("server-1 sees gw", "3303 Temperature x2", "/3303/0/5700", "3.000", "Cel");
    }

    @Test
    void a_server_that_ends_is_a_failure() {
        events.add("");

        assertThatThrownBy(() -> view.registered().get(10, TimeUnit.SECONDS)).hasMessageContaining("ended");
    }

    private void notified(boolean first, int value, int second, int third) {
        event(
                "notification",
                """
                {"endpoint":"gw","first":%b,"values":[{"path":"/3303/0/5700","value":%d,"units":"Cel"},\
                {"path":"/3303/1/5700","value":%d},{"path":"/3303/1/5601","value":%d}]}"""
                        .formatted(first, value, second, third));
    }

    private void event(String name, String data) {
        events.add("event: %s\ndata: %s\n\n".formatted(name, data));
    }

    private void stream(HttpExchange exchange) throws IOException {
        if (!LOGIN.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.sendResponseHeaders(401, -1);
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            for (var event = events.take(); !event.isEmpty(); event = events.take()) {
                out.write(event.getBytes(UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestURI().getPath().equals("/api/clients") ? "[]" : REGISTRATION;
        exchange.sendResponseHeaders(200, body.length());
        try (var out = exchange.getResponseBody()) {
            out.write(body.getBytes(UTF_8));
        }
    }
}
