// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest;

import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Operations;
import io.tessera.lwm2m.model.ResourceDefinition;
import io.tessera.lwm2m.server.rest.internal.Access;
import io.tessera.lwm2m.server.rest.internal.AccessConfig;
import io.tessera.lwm2m.server.rest.internal.BootstrapEvents;
import io.tessera.lwm2m.server.rest.internal.Companions;
import io.tessera.lwm2m.server.rest.internal.CredentialEvents;
import io.tessera.lwm2m.server.rest.internal.RestConfig;
import io.tessera.lwm2m.server.rest.internal.RestServlet;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.DispatcherType;
import javax.servlet.Servlet;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.FilterHolder;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The REST interface of a {@link SimulatedServer} in a Jetty with few threads, on a free port of the loopback. */
public final class RestOnJetty implements AutoCloseable {

    private static final int THREADS = 8;

    private final SimulatedServer server = new SimulatedServer();
    private final Server jetty = new Server(new QueuedThreadPool(THREADS, 1));
    private final ServerConnector connector = new ServerConnector(jetty, 1, 1);
    private final HttpClient http = HttpClient.newHttpClient();
    private final RestServlet rest;
    private final Companions companions = new Companions();

    /** @param configured attributes that aren't at their default; and {@code port}, where any free one isn't wanted */
    public RestOnJetty(Map<String, Object> configured, Map<String, Servlet> others) {
        var access = new Access(config(AccessConfig.class, withoutLogin(configured)));
        rest = new RestServlet(
                config(RestConfig.class, configured),
                access,
                companions,
                server.registrations(),
                server,
                server,
                ObjectDefinitions.of(List.of(temperature(), device(), everyType())));
        server.tell(rest);
        connector.setHost("127.0.0.1");
        connector.setPort((Integer) configured.getOrDefault("port", 0));
        jetty.addConnector(connector);
        var context = new ServletContextHandler();
        var filter = new FilterHolder(access);
        filter.setAsyncSupported(true);
        context.addFilter(filter, "/lwm2m/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(holder(rest), "/api/*");
        others.forEach((pattern, servlet) -> context.addServlet(holder(servlet), pattern));
        jetty.setHandler(context);
        try {
            jetty.start();
        } catch (Exception e) {
            throw new IllegalStateException("No HTTP", e);
        }
    }

    public static RestOnJetty start() {
        return new RestOnJetty(Map.of(), Map.of());
    }

    private static ServletHolder holder(Servlet servlet) {
        var holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        return holder;
    }

    /** Only a test that is about logins has them. */
    private static Map<String, Object> withoutLogin(Map<String, Object> configured) {
        var off = new HashMap<String, Object>(Map.of("authentication", "off"));
        off.putAll(configured);
        return off;
    }

    private static <T> T config(Class<T> type, Map<String, Object> configured) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> configured.getOrDefault(method.getName(), method.getDefaultValue())));
    }

    public SimulatedServer server() {
        return server;
    }

    /** What the server has beside its clients; at first nothing. */
    public Companions companions() {
        return companions;
    }

    /** Offers a Bootstrap-Server. */
    /** Credentials whose changes are told. */
    public RememberedCredentials credentials() {
        var credentials = new RememberedCredentials();
        credentials.listener = new CredentialEvents(rest);
        companions.setClientCredentials(credentials);
        return credentials;
    }

    public SimulatedBootstrap bootstrap() {
        var bootstrap = new SimulatedBootstrap(new BootstrapEvents(rest));
        companions.setBootstrapConfigurations(bootstrap.configurations());
        companions.setBootstrapServer(bootstrap);
        return bootstrap;
    }

    public RestServlet servlet() {
        return rest;
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** The connections that are open. */
    public int connections() {
        return connector.getConnectedEndPoints().size();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    public HttpResponse<String> put(String path, String json) {
        return send(HttpRequest.newBuilder(uri(path)).PUT(body(json)).header("Content-Type", "application/json"));
    }

    public HttpResponse<String> post(String path, String json) {
        return send(HttpRequest.newBuilder(uri(path)).POST(body(json)).header("Content-Type", "application/json"));
    }

    public HttpResponse<String> delete(String path) {
        return send(HttpRequest.newBuilder(uri(path)).DELETE().header("X-Requested-With", "test"));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpClient http() {
        return http;
    }

    private static HttpRequest.BodyPublisher body(String json) {
        return BodyPublishers.ofString(json, StandardCharsets.UTF_8);
    }

    /** Stops what a component runtime would stop; HTTP goes on. */
    public void stopServlet() {
        rest.close();
    }

    @Override
    public void close() {
        rest.close();
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new IllegalStateException("HTTP doesn't end", e);
        }
    }

    private static ObjectDefinition temperature() {
        return new ObjectDefinition(
                3303,
                "Temperature",
                "1.0",
                true,
                false,
                List.of(
                        resource(5700, "Sensor Value", Operations.R, DataType.FLOAT, "Cel"),
                        resource(5605, "Reset Min and Max Measured Values", Operations.E, DataType.NONE, ""),
                        resource(5750, "Application Type", Operations.RW, DataType.STRING, "")));
    }

    private static ObjectDefinition device() {
        return new ObjectDefinition(
                3,
                "Device",
                "1.2",
                false,
                true,
                List.of(
                        resource(0, "Manufacturer", Operations.R, DataType.STRING, ""),
                        resource(4, "Reboot", Operations.E, DataType.NONE, ""),
                        resource(13, "Current Time", Operations.RW, DataType.TIME, ""),
                        resource(14, "UTC Offset", Operations.RW, DataType.STRING, "")));
    }

    private static ObjectDefinition everyType() {
        return new ObjectDefinition(
                30000,
                "Every type",
                "1.0",
                true,
                false,
                List.of(
                        resource(0, "string", Operations.RW, DataType.STRING, ""),
                        resource(1, "integer", Operations.RW, DataType.INTEGER, ""),
                        resource(2, "unsigned", Operations.RW, DataType.UNSIGNED_INTEGER, ""),
                        resource(3, "float", Operations.RW, DataType.FLOAT, "m"),
                        resource(4, "boolean", Operations.RW, DataType.BOOLEAN, ""),
                        resource(5, "opaque", Operations.RW, DataType.OPAQUE, ""),
                        resource(6, "time", Operations.RW, DataType.TIME, ""),
                        resource(7, "objlnk", Operations.RW, DataType.OBJLNK, ""),
                        resource(8, "corelnk", Operations.RW, DataType.CORELNK, ""),
                        new ResourceDefinition(9, "many", Operations.RW, true, false, DataType.INTEGER, "", "")));
    }

    private static ResourceDefinition resource(int id, String name, Operations operations, DataType type, String unit) {
        return new ResourceDefinition(id, name, operations, false, false, type, "", unit);
    }
}
