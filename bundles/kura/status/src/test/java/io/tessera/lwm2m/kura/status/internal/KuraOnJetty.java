// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.kura.status.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.kura.web.api.ClientExtensionBundle;
import org.eclipse.kura.web.api.Console;

/** Kura's console as an extension sees it: a login, a session, and a page that loads scripts into a frame. */
final class KuraOnJetty extends HttpServlet implements Console, AutoCloseable {

    private static final long serialVersionUID = 1;
    private static final int THREADS = 8;

    private static final String PAGE =
            """
            <!doctype html><title>Kura</title><nav></nav><main></main><script>
            window.extensionRegistry = {registerExtension: extension => extension.onLoad({
                addSidenavComponent: (name, icon, view) => {
                    const entry = document.createElement("button");
                    entry.textContent = name;
                    entry.onclick = () => document.querySelector("main").replaceChildren(view.buildWidget());
                    document.querySelector("nav").append(entry);
                }})};
            const frame = document.createElement("iframe");
            document.body.append(frame);
            for (const url of %s) {
                const script = frame.contentDocument.createElement("script");
                script.src = url;
                frame.contentDocument.body.append(script);
            }
            </script>""";

    private final transient Map<String, Servlet> secured = new ConcurrentHashMap<>();
    private final transient List<ClientExtensionBundle> extensions = new CopyOnWriteArrayList<>();
    private final transient Server jetty = new Server(new QueuedThreadPool(THREADS, 1));
    private final transient ServerConnector connector = new ServerConnector(jetty, 1, 1);
    private final transient HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    KuraOnJetty() {
        connector.setHost("127.0.0.1");
        jetty.addConnector(connector);
        var context = new ServletContextHandler(ServletContextHandler.SESSIONS);
        context.addServlet(new ServletHolder(this), "/*");
        jetty.setHandler(context);
        try {
            jetty.start();
        } catch (Exception e) {
            throw new IllegalStateException("No HTTP", e);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        if (path.equals("/login")) {
            request.getSession(true).setAttribute("user", request.getParameter("as"));
            response.setContentType("text/html; charset=utf-8");
            response.getWriter().print(PAGE.formatted(scripts()));
            return;
        }
        var servlet = servlet(path);
        if (request.getSession(false) == null || servlet.isEmpty()) {
            response.setStatus(servlet.isEmpty() ? 404 : 401);
            return;
        }
        servlet.get().service(request, response);
    }

    private List<String> scripts() {
        return extensions.stream()
                .map(extension -> "'" + extension.getEntryPointUrl() + "'")
                .toList();
    }

    private Optional<Servlet> servlet(String path) {
        return secured.entrySet().stream()
                .filter(entry -> path.startsWith(entry.getKey() + "/"))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(connector.getLocalPort(), path));
    }

    HttpResponse<String> send(String method, String path) {
        try {
            var request = HttpRequest.newBuilder(uri(path))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .timeout(Duration.ofSeconds(20));
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void registerConsoleExtensionBundle(ClientExtensionBundle extension) {
        extensions.add(extension);
    }

    @Override
    public void unregisterConsoleExtensionBundle(ClientExtensionBundle extension) {
        extensions.remove(extension);
    }

    @Override
    public void registerSecuredServlet(String path, Servlet servlet) {
        secured.put(path, servlet);
    }

    @Override
    public void unregisterServlet(String path) {
        secured.remove(path);
    }

    @Override
    public Optional<String> getUsername(HttpSession session) {
        return Optional.ofNullable((String) session.getAttribute("user")).filter(user -> !user.isEmpty());
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
