// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.codec.internal.StandardCodec;
import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Operations;
import io.tessera.lwm2m.model.ResourceDefinition;
import io.tessera.lwm2m.server.management.internal.ManagementInterface;
import io.tessera.lwm2m.server.registration.internal.RegistrationConfig;
import io.tessera.lwm2m.server.registration.internal.RegistrationInterface;
import io.tessera.lwm2m.server.reporting.internal.ReportingConfig;
import io.tessera.lwm2m.server.reporting.internal.ReportingInterface;
import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.server.spi.ServerInterface;
import io.tessera.lwm2m.server.store.ServerStore;
import io.tessera.lwm2m.transport.Endpoint;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.lang.annotation.Annotation;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** The whole server wing on a transport without a network, with time that stands still. */
final class TestServer implements AutoCloseable {

    static final String VIA = "server";
    static final Peer DEVICE = peer(40_001);
    static final String OBJECTS = "</>;rt=\"oma.lwm2m\";ct=\"112 11542\",</1/0>,</3/0>,</3303/0>";
    static final Codec CODEC = new StandardCodec(Limits.DEFAULT, new ManualTime());
    static final ObjectDefinitions DEFINITIONS = ObjectDefinitions.of(List.of(
            new ObjectDefinition(
                    3,
                    "Device",
                    "1.0",
                    false,
                    true,
                    List.of(
                            resource(0, DataType.STRING, false),
                            resource(7, DataType.INTEGER, true),
                            resource(13, DataType.TIME, false))),
            new ObjectDefinition(
                    3303,
                    "Temperature",
                    "1.0",
                    true,
                    false,
                    List.of(resource(5700, DataType.FLOAT, false), resource(5701, DataType.STRING, false)))));

    static {
        // refusals are what these tests are about, so thousands of warnings say nothing
        ((Logger) LoggerFactory.getLogger("io.tessera.lwm2m.server")).setLevel(Level.ERROR);
    }

    final ManualTime time;
    final FakeEndpoint endpoint = new FakeEndpoint();
    final Events events = new Events();
    final RegistrationInterface registration = registrationInterface();
    final ManagementInterface management = new ManagementInterface(CODEC, DEFINITIONS);
    final ReportingInterface reporting = reportingInterface();
    private final Settings settings;
    private final ServerStore store;
    ServerRuntime runtime;

    TestServer() {
        this(new Settings(100, 4));
    }

    TestServer(Settings settings) {
        this(settings, new ManualTime(), null);
    }

    /** One that starts with what another left behind. */
    TestServer(ManualTime time, ServerStore store) {
        this(new Settings(100, 4), time, store);
    }

    private TestServer(Settings settings, ManualTime time, ServerStore store) {
        this.settings = settings;
        this.time = time;
        this.store = store;
        reporting.addListener(events);
        management.addListener(events);
        startRuntime();
    }

    /** One that knows a Profile ID beforehand. */
    static RegistrationInterface registrationInterface() {
        return new RegistrationInterface(configuration("v:meter=</1/0>,</3/0>,</3305/0>"), CODEC);
    }

    static RegistrationConfig configuration(String... profiles) {
        return Configured.with(RegistrationConfig.class, Map.of("profiles", profiles));
    }

    static ReportingInterface reportingInterface() {
        return new ReportingInterface(Configured.with(ReportingConfig.class, Map.of()), CODEC, DEFINITIONS);
    }

    void startRuntime() {
        runtime = new ServerRuntime(settings, time.time(), new Threads(2), time);
        if (store != null) {
            runtime.addStore(store);
        }
        runtime.addListener(events);
        runtime.addInterface(registration, Map.of());
        runtime.addInterface(management, Map.of());
        runtime.addInterface(reporting, Map.of());
        runtime.addEndpoint(endpoint, Map.of(Endpoint.NAME, VIA));
    }

    /** As a framework does it: deactivates, then unbinds. */
    void stopRuntime() {
        runtime.close();
        runtime.removeEndpoint(endpoint, Map.of(Endpoint.NAME, VIA));
        runtime.removeInterface(registration);
        runtime.removeInterface(management);
        runtime.removeInterface(reporting);
        runtime.removeListener(events);
    }

    @Override
    public void close() {
        runtime.close();
    }

    static Peer peer(int port) {
        return Peer.anonymous(new InetSocketAddress("127.0.0.1", port));
    }

    static Peer peer(int port, String pskIdentity) {
        return new Peer(new InetSocketAddress("127.0.0.1", port), new Identity.PreSharedKey(pskIdentity));
    }

    /** {@code POST /rd?…}: a request with links as payload. */
    static Request request(Method method, String uri, String links) {
        int mark = uri.indexOf('?');
        var path = mark < 0 ? uri : uri.substring(0, mark);
        var query =
                mark < 0 ? List.<String>of() : List.of(uri.substring(mark + 1).split("&"));
        var segments = List.of(path.substring(1).split("/"));
        var request = Request.of(method, segments).withQuery(query);
        return links.isEmpty() ? request : request.withPayload(ContentFormat.LINK, links.getBytes(UTF_8));
    }

    Response ask(Peer peer, Request request) throws Exception {
        return endpoint.receive(peer, request).get(5, TimeUnit.SECONDS);
    }

    Response ask(Peer peer, Method method, String uri, String links) throws Exception {
        return ask(peer, request(method, uri, links));
    }

    /** Registers an endpoint, and reads the event; returns its location. */
    String register(Peer peer, String parameters) throws Exception {
        return register(peer, parameters, OBJECTS);
    }

    String register(Peer peer, String parameters, String links) throws Exception {
        var answer = ask(peer, Method.POST, "/rd?" + parameters, links);
        if (!answer.code().isSuccess()) {
            throw new AssertionError(answer.code() + " " + answer.diagnostic());
        }
        events.next();
        return "/" + String.join("/", answer.locationPath());
    }

    /** Waits until all that is on an endpoint's lane by now is done: an Update goes the same way. */
    void passLane(String name, Peer peer) throws Exception {
        ask(peer, Method.POST, "/rd/" + runtime.byEndpoint(name).orElseThrow().id(), "");
        events.next();
    }

    /** Holds up an endpoint's lane until the gate opens. */
    void occupyLane(String name, CountDownLatch gate) {
        runtime.addInterface(new Occupant(name, gate), Map.of());
    }

    private record Occupant(String endpoint, CountDownLatch gate) implements ServerInterface {

        @Override
        public String name() {
            return "occupant";
        }

        @Override
        public boolean claims(Request request) {
            return false;
        }

        @Override
        public void handle(String via, Exchange exchange) {
            throw new IllegalStateException("not claimed");
        }

        @Override
        public void attach(Server server) {
            server.execute(endpoint, () -> {
                try {
                    gate.await(10, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        @Override
        public void detach(Server server) {
            gate.countDown();
        }
    }

    private static ResourceDefinition resource(int id, DataType type, boolean multiple) {
        return new ResourceDefinition(id, "R" + id, Operations.RW, multiple, false, type, "", "");
    }

    /** The runtime's configuration. */
    record Settings(int maximumRegistrations, int waitingRequests) implements ServerRuntimeConfig {

        @Override
        public String endpoint_target() {
            return "(lwm2m.endpoint=server)";
        }

        @Override
        public int threads() {
            return 2;
        }

        @Override
        public int waitingSeconds() {
            return 3600;
        }

        @Override
        public int awakeSeconds() {
            return 93;
        }

        @Override
        public int replacementMilliseconds() {
            return 2000;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return ServerRuntimeConfig.class;
        }
    }
}
