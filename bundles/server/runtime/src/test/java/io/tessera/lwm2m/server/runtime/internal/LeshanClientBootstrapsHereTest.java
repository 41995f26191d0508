// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.codec.internal.StandardCodec;
import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.BootstrapListener;
import io.tessera.lwm2m.server.bootstrap.BootstrapServer.Begun;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession.State;
import io.tessera.lwm2m.server.bootstrap.BootstrapStep;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.server.bootstrap.ServerEntry;
import io.tessera.lwm2m.server.bootstrap.internal.BootstrapConfig;
import io.tessera.lwm2m.server.bootstrap.internal.BootstrapInterface;
import io.tessera.lwm2m.server.bootstrap.internal.ConfigurationDesk;
import io.tessera.lwm2m.server.management.internal.ManagementInterface;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Endpoint;
import io.tessera.lwm2m.transport.coap.internal.CoapEndpoints;
import io.tessera.lwm2m.transport.coap.internal.Settings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.leshan.client.LeshanClient;
import org.eclipse.leshan.client.LeshanClientBuilder;
import org.eclipse.leshan.client.californium.endpoint.CaliforniumClientEndpointsProvider;
import org.eclipse.leshan.client.californium.endpoint.coap.CoapClientProtocolProvider;
import org.eclipse.leshan.client.californium.endpoint.coaps.CoapsClientProtocolProvider;
import org.eclipse.leshan.client.object.Security;
import org.eclipse.leshan.client.object.Server;
import org.eclipse.leshan.client.observer.LwM2mClientObserverAdapter;
import org.eclipse.leshan.client.resource.ObjectsInitializer;
import org.eclipse.leshan.client.resource.SimpleInstanceEnabler;
import org.eclipse.leshan.client.servers.LwM2mServer;
import org.eclipse.leshan.core.request.RegisterRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that is both, on real CoAP and DTLS, with devices that know only their Bootstrap-Server and are not ours. */
class LeshanClientBootstrapsHereTest {

    private static final StandardCodec CODEC = new StandardCodec(Limits.DEFAULT, Clock.systemUTC());
    private static final ObjectDefinitions DEFINITIONS = ObjectDefinitions.standard();
    private static final byte[] BOOTSTRAP_KEY = "for the bootstrap only".getBytes(UTF_8);
    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final Doorman doorman = new Doorman();
    private final Told told = new Told();
    private final MapStore store = new MapStore();
    private final BootstrapInterface bootstrap =
            new BootstrapInterface(Configured.with(BootstrapConfig.class, Map.of()), CODEC, DEFINITIONS, store);
    private final ManagementInterface management = new ManagementInterface(CODEC, DEFINITIONS);
    private final ConfigurationDesk desk = new ConfigurationDesk(bootstrap);

    private CoapEndpoints.Open open;
    private CoapEndpoints.Open secure;
    private ServerRuntime runtime;

    @BeforeEach
    void start() {
        open = CoapEndpoints.open(LOCAL);
        secure = CoapEndpoints.openSecure(LOCAL, Settings.standard("coaps"), doorman);
        runtime = new ServerRuntime(new TestServer.Settings(10, 4));
        bootstrap.addListener(told);
        bootstrap.setAuthority(doorman);
        bootstrap.setCredentials(doorman);
        bootstrap.setManagement(management);
        runtime.addInterface(TestServer.registrationInterface(), Map.of());
        runtime.addInterface(management, Map.of());
        runtime.addInterface(bootstrap, Map.of());
        runtime.addEndpoint(open, Map.of(Endpoint.NAME, "server-open"));
        runtime.addEndpoint(secure, Map.of(Endpoint.NAME, TestServer.VIA));
    }

    @AfterEach
    void stop() throws Exception {
        runtime.close();
        open.close();
        secure.close();
    }

    @Test
    void int_0_without_security_it_is_provisioned_and_registers() throws Exception {
        var uri = "coap://127.0.0.1:" + open.localAddress().getPort();
        desk.put(configuration(uri, Protection.NoSecurity.INSTANCE));

        var client = client("plain", Security.noSecBootstrap(uri));
        try {
            client.start();
            told.await("registered plain");
            assertThat(runtime.byEndpoint("plain").orElseThrow().lifetime()).isEqualTo(Duration.ofSeconds(377));
            isOnRecord("plain");
        } finally {
            client.destroy(true);
        }
    }

    @Test
    void int_1_over_dtls_it_is_given_a_key_of_its_own_and_registers_with_it() throws Exception {
        var uri = "coaps://127.0.0.1:" + secure.localAddress().getPort();
        doorman.put(new Credentials.PreSharedKey("boot", BOOTSTRAP_KEY), List.of("keyed"));
        desk.put(configuration(uri, new Protection.GeneratedKey("{endpoint}", 32)));

        var client = client("keyed", Security.pskBootstrap(uri, "boot".getBytes(UTF_8), BOOTSTRAP_KEY));
        try {
            client.start();
            told.await("registered keyed");
            assertThat(doorman.key("keyed")).hasSize(32);
            isOnRecord("keyed");

            // int_5: the server has it ask again
            var begun = bootstrap.bootstrap("keyed").toCompletableFuture().get(30, TimeUnit.SECONDS);
            assertThat(begun).isEqualTo(Begun.ASKED);
            told.await("registered keyed");
            assertThat(bootstrap.sessions("keyed")).hasSize(2);
            isOnRecord("keyed");
        } finally {
            client.destroy(true);
        }
    }

    /** Provisioned and registered, in whichever order that is heard of. */
    private static final class Told extends LwM2mClientObserverAdapter implements BootstrapListener {

        private static final int PATIENCE_SECONDS = 30;

        private final Map<String, BlockingQueue<String>> events = new ConcurrentHashMap<>();

        void await(String event) throws InterruptedException {
            assertThat(queue(event).poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
        }

        private BlockingQueue<String> queue(String event) {
            return events.computeIfAbsent(event, name -> new LinkedBlockingQueue<>());
        }

        private void add(String event) {
            queue(event).add(event);
        }

        @Override
        public void finished(BootstrapSession session) {
            add("finished " + session.endpoint());
        }

        /** It is the device that must know it: what is asked of it before, it ignores. */
        @Override
        public void onRegistrationSuccess(LwM2mServer server, RegisterRequest request, String registrationId) {
            add("registered " + request.getEndpointName());
        }
    }

    private void isOnRecord(String endpoint) throws InterruptedException {
        told.await("finished " + endpoint);
        var session = bootstrap.sessions(endpoint).get(0);
        assertThat(session.state()).as(session.toString()).isEqualTo(State.FINISHED);
        assertThat(session.steps()).allMatch(BootstrapStep::isSuccess);
    }

    private static BootstrapConfiguration configuration(String uri, Protection protection) {
        var server = new ServerEntry(123, uri, protection, Duration.ofSeconds(377), "U", List.of(), true);
        return new BootstrapConfiguration(
                "devices",
                List.of("*"),
                List.of(server),
                false,
                List.of(),
                List.of(new PathValue(Path.of(3, 0, 15), Value.of("Zone/{endpoint}"))),
                List.of(),
                List.of(Path.of(1), Path.ROOT),
                true);
    }

    private LeshanClient client(String endpoint, Security bootstrapServer) {
        var objects = new ObjectsInitializer();
        objects.setInstancesForObject(0, bootstrapServer);
        objects.setClassForObject(1, Server.class);
        objects.setInstancesForObject(3, new SimpleInstanceEnabler(0, Map.of(0, "Acme", 15, "UTC", 16, "U")));
        var endpoints = new CaliforniumClientEndpointsProvider.Builder(
                        new CoapClientProtocolProvider(), new CoapsClientProtocolProvider())
                .setClientAddress(InetAddress.getLoopbackAddress())
                .build();
        var client = new LeshanClientBuilder(endpoint)
                .setObjects(objects.createAll())
                .setEndpointsProviders(endpoints)
                .build();
        client.addObserver(told);
        return client;
    }
}
