// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfigurations;
import io.tessera.lwm2m.server.bootstrap.BootstrapListener;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession;
import io.tessera.lwm2m.server.bootstrap.BootstrapStep;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.server.bootstrap.Secret;
import io.tessera.lwm2m.server.bootstrap.ServerEntry;
import io.tessera.lwm2m.server.bootstrap.internal.BootstrapConfig;
import io.tessera.lwm2m.server.bootstrap.internal.BootstrapInterface;
import io.tessera.lwm2m.server.bootstrap.internal.ConfigurationDesk;
import io.tessera.lwm2m.transport.Endpoint;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A Bootstrap-Server, which is nothing else, on a transport without a network; the test is the device. */
final class BootstrapStage implements AutoCloseable {

    static final String SSID = ";ssid=";
    static final Secret KEY = Secret.of("a key of 16 bytes".getBytes(UTF_8));

    /** What a device has that was never provisioned. */
    static final String FRESH = "</>;lwm2m=1.1,</0/0>,</1>,</2>,</3/0>";

    final ManualTime time = new ManualTime();
    final FakeEndpoint endpoint = new FakeEndpoint();
    final MapStore store;
    BootstrapInterface bootstrap;
    BootstrapConfigurations desk;
    final ServerRuntime runtime;
    private final Map<String, Object> settings;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    BootstrapStage() {
        this(new MapStore(), Map.of("startSeconds", 0));
    }

    /** One that starts with what another left behind. */
    BootstrapStage(MapStore store, Map<String, Object> settings) {
        this.store = store;
        runtime = new ServerRuntime(new TestServer.Settings(10, 4), time.time(), new Threads(2), time);
        this.settings = settings;
        plug();
        runtime.addEndpoint(endpoint, Map.of(Endpoint.NAME, TestServer.VIA));
    }

    /** The bundle comes, after another one perhaps. */
    void plug() {
        bootstrap = new BootstrapInterface(
                Configured.with(BootstrapConfig.class, settings),
                TestServer.CODEC,
                ObjectDefinitions.standard(),
                store);
        desk = new ConfigurationDesk(bootstrap);
        bootstrap.addListener(new Told());
        runtime.addInterface(bootstrap, Map.of());
    }

    /** The bundle goes. */
    void unplug() {
        runtime.removeInterface(bootstrap);
    }

    /** Two servers, for all whose name begins so. */
    static BootstrapConfiguration twoServers(String name, String... endpoints) {
        return BootstrapConfiguration.of(name, List.of(endpoints), List.of(server(101), server(102)));
    }

    /** One with a key of its own. */
    static ServerEntry server(int id) {
        return server(id, new Protection.PreSharedKey("{endpoint}-{server}", KEY));
    }

    static ServerEntry server(int id, Protection protection) {
        var uri = protection.mode() == 3 ? "coap://server" + id + ".example" : "coaps://server" + id + ".example";
        return new ServerEntry(id, uri, protection, Duration.ofSeconds(300), "U", List.of(), false);
    }

    /** What a device asks. */
    Response ask(Peer peer, Method method, String uri) throws Exception {
        return endpoint.receive(peer, TestServer.request(method, uri, "")).get(5, TimeUnit.SECONDS);
    }

    /** A device asks to be provisioned, and is told that it will be. */
    void begin(String query) throws Exception {
        begin(TestServer.DEVICE, query);
    }

    void begin(Peer peer, String query) throws Exception {
        assertThat(ask(peer, Method.POST, "/bs?" + query).code()).isEqualTo(ResponseCode.CHANGED);
    }

    /** The next message is this one. */
    FakeEndpoint.Sent expect(String text) throws InterruptedException {
        var sent = endpoint.next();
        assertThat(sent.request().method() + " /"
                        + String.join("/", sent.request().path()))
                .isEqualTo(text);
        assertThat(sent.request().confirmable()).isTrue();
        return sent;
    }

    /** The next message is this one, and is answered with success. */
    Request accept(String text) throws InterruptedException {
        var sent = expect(text);
        sent.answer(
                Response.of(sent.request().method() == Method.DELETE ? ResponseCode.DELETED : ResponseCode.CHANGED));
        return sent.request();
    }

    /** The server asks what there is. */
    void tell(String links) throws InterruptedException {
        expect("GET /").answer(Response.content(ContentFormat.LINK, links.getBytes(UTF_8)));
    }

    /** Answers all messages with success, up to the end. */
    void acceptAll() throws Exception {
        var asked = "";
        while (!asked.equals("POST /bs")) {
            asked = accept(endpoint.next());
        }
        await("finished");
    }

    private static String accept(FakeEndpoint.Sent sent) {
        sent.answer(Response.of(ResponseCode.CHANGED));
        return sent.request().toString();
    }

    List<PathValue> values(Request request) throws RequestRefused {
        var path = Path.parse(request.path());
        var types = ObjectDefinitions.standard().types();
        return TestServer.CODEC.decode(request.contentFormat(), path, request.payload(), types);
    }

    /** Waits until that is told, whatever else is told before. */
    void await(String event) throws InterruptedException {
        var told = "";
        while (!told.startsWith(event)) {
            told = events.poll(5, TimeUnit.SECONDS);
            assertThat(told).as("awaiting " + event).isNotNull();
        }
    }

    BootstrapSession session(String name) {
        return bootstrap.sessions(name).get(0);
    }

    @Override
    public void close() {
        runtime.close();
    }

    private final class Told implements BootstrapListener {

        @Override
        public void started(BootstrapSession session) {
            events.add("started " + session.endpoint());
        }

        @Override
        public void step(BootstrapSession session, BootstrapStep step) {
            events.add("step " + step.operation() + " " + step.path());
        }

        @Override
        public void finished(BootstrapSession session) {
            events.add("finished " + session.endpoint());
        }

        @Override
        public void failed(BootstrapSession session) {
            events.add("failed " + session.endpoint() + " " + session.state());
        }
    }
}
