// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.console.webconsole.internal;

import io.tessera.lwm2m.client.Lwm2mClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The page of one client where the web console would have it, without the frame. */
final class PageOnJetty implements AutoCloseable {

    private static final int THREADS = 8;

    private final StatusPage page = new StatusPage();
    private final ToldClient client = new ToldClient();
    private final Server jetty = new Server(new QueuedThreadPool(THREADS, 1));
    private final ServerConnector connector = new ServerConnector(jetty, 1, 1);
    private final HttpClient http = HttpClient.newHttpClient();

    PageOnJetty() {
        var properties = Map.<String, Object>of(Lwm2mClient.NAME, "gateway");
        page.addClient(client, properties);
        page.addInquiry(client, properties);
        connector.setHost("127.0.0.1");
        jetty.addConnector(connector);
        var context = new ServletContextHandler();
        context.addServlet(new ServletHolder(page), "/system/console/lwm2m/*");
        jetty.setHandler(context);
        try {
            jetty.start();
        } catch (Exception e) {
            throw new IllegalStateException("No HTTP", e);
        }
    }

    StatusPage page() {
        return page;
    }

    ToldClient client() {
        return client;
    }

    URI uri(String below) {
        return URI.create("http://127.0.0.1:%d/system/console/lwm2m%s".formatted(connector.getLocalPort(), below));
    }

    HttpResponse<String> get(String below) {
        return send(HttpRequest.newBuilder(uri(below)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new IllegalStateException("HTTP doesn't end", e);
        }
    }
}
