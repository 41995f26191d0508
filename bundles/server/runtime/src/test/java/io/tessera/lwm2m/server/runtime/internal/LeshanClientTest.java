// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eclipse.leshan.core.model.ResourceModel.Type.FLOAT;
import static org.eclipse.leshan.core.model.ResourceModel.Type.STRING;

import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.codec.internal.StandardCodec;
import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.management.internal.ManagementInterface;
import io.tessera.lwm2m.server.reporting.internal.ReportingConfig;
import io.tessera.lwm2m.server.reporting.internal.ReportingInterface;
import io.tessera.lwm2m.transport.Endpoint;
import io.tessera.lwm2m.transport.coap.internal.CoapEndpoints;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.leshan.client.LeshanClient;
import org.eclipse.leshan.client.LeshanClientBuilder;
import org.eclipse.leshan.client.californium.endpoint.CaliforniumClientEndpointsProvider;
import org.eclipse.leshan.client.californium.endpoint.coap.CoapClientProtocolProvider;
import org.eclipse.leshan.client.object.Security;
import org.eclipse.leshan.client.object.Server;
import org.eclipse.leshan.client.resource.ObjectsInitializer;
import org.eclipse.leshan.client.resource.SimpleInstanceEnabler;
import org.eclipse.leshan.client.servers.LwM2mServer;
import org.eclipse.leshan.core.model.ObjectLoader;
import org.eclipse.leshan.core.model.ObjectModel;
import org.eclipse.leshan.core.model.ResourceModel;
import org.eclipse.leshan.core.model.StaticModel;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole server wing on real CoAP, with a client that is not ours. */
class LeshanClientTest {

    private static final String ENDPOINT = "leshan";
    private static final Path TEMPERATURE = Path.of(3303, 0, 5700);
    private static final StandardCodec CODEC = new StandardCodec(Limits.DEFAULT, Clock.systemUTC());
    private static final ObjectDefinitions DEFINITIONS = ObjectDefinitions.standard();
    private static final ManagementInterface MANAGEMENT = new ManagementInterface(CODEC, DEFINITIONS);
    private static final ReportingInterface REPORTING =
            new ReportingInterface(Configured.with(ReportingConfig.class, Map.of()), CODEC, DEFINITIONS);
    private static final Events EVENTS = new Events();
    private static final SimpleInstanceEnabler THERMOMETER =
            new SimpleInstanceEnabler(0, Map.of(5700, 20.5, 5701, "Cel"));

    private static CoapEndpoints.Open endpoint;
    private static ServerRuntime runtime;
    private static LeshanClient client;

    @BeforeAll
    static void start() throws Exception {
        endpoint = CoapEndpoints.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        runtime = new ServerRuntime(new TestServer.Settings(10, 4));
        runtime.addListener(EVENTS);
        REPORTING.addListener(EVENTS);
        runtime.addInterface(TestServer.registrationInterface(), Map.of());
        runtime.addInterface(MANAGEMENT, Map.of());
        runtime.addInterface(REPORTING, Map.of());
        runtime.addEndpoint(endpoint, Map.of(Endpoint.NAME, TestServer.VIA));
        client = client(endpoint.localAddress().getPort());
        client.start();
        assertThat(EVENTS.next()).isEqualTo("registered " + ENDPOINT);
    }

    @AfterAll
    static void stop() throws Exception {
        try {
            client.destroy(true);
            EVENTS.await("deregistered leshan DEREGISTERED");
        } finally {
            runtime.close();
            endpoint.close();
        }
    }

    private static LeshanClient client(int port) {
        var models = new ArrayList<>(ObjectLoader.loadDefault());
        models.add(model(3303, resource(5700, FLOAT, false), resource(5701, STRING, false)));
        models.add(model(16, resource(0, STRING, true)));
        var objects = new ObjectsInitializer(new StaticModel(models));
        objects.setInstancesForObject(0, Security.noSec("coap://127.0.0.1:" + port, 123));
        objects.setInstancesForObject(1, new Server(123, 300));
        objects.setInstancesForObject(3, new SimpleInstanceEnabler(0, Map.of(0, "Acme", 15, "Europe/Paris", 16, "U")));
        objects.setInstancesForObject(3303, THERMOMETER);
        objects.setDummyInstancesForObject(16);
        var endpoints = new CaliforniumClientEndpointsProvider.Builder(new CoapClientProtocolProvider())
                .setClientAddress(InetAddress.getLoopbackAddress())
                .build();
        return new LeshanClientBuilder(ENDPOINT)
                .setObjects(objects.createAll())
                .setEndpointsProviders(endpoints)
                .build();
    }

    private static ObjectModel model(int id, ResourceModel... resources) {
        return new ObjectModel(id, "Object " + id, "", "1.0", true, false, resources);
    }

    private static ResourceModel resource(int id, ResourceModel.Type type, boolean multiple) {
        return new ResourceModel(id, "R" + id, ResourceModel.Operations.RW, multiple, false, type, "", "", "");
    }

    @Test
    void it_is_registered_with_what_it_has() {
        var registration = runtime.byEndpoint(ENDPOINT).orElseThrow();

        assertThat(registration.objects().versions()).containsKeys(1, 3, 3303);
        assertThat(registration.objects().instances()).contains(Path.of(3, 0), Path.of(3303, 0));
        assertThat(registration.objects().formats()).contains(ContentFormat.TLV, ContentFormat.SENML_CBOR);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 11542, 11543, 110, 112})
    void an_instance_is_read_in_each_format(int format) throws Exception {
        var answer = get(MANAGEMENT.read(ENDPOINT, Path.of(3, 0), format));

        assertThat(answer.code()).isEqualTo(ResponseCode.CONTENT);
        assertThat(answer.content()).contains(new PathValue(Path.of(3, 0, 0), Value.of("Acme")));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 60, 11542, 11543, 110, 112})
    void a_resource_is_written_and_read_in_each_format(int format) throws Exception {
        var zone = new PathValue(Path.of(3, 0, 15), Value.of("Zone/" + format));

        var written = get(MANAGEMENT.replace(ENDPOINT, zone.path(), List.of(zone), format));
        var read = get(MANAGEMENT.read(ENDPOINT, zone.path(), format));

        assertThat(written.code()).isEqualTo(ResponseCode.CHANGED);
        assertThat(read.content()).containsExactly(zone);
    }

    @Test
    void instances_are_created_and_deleted() throws Exception {
        var values = List.of(new PathValue(Path.of(16, 4, 0, 0), Value.of("host")));

        var named = get(MANAGEMENT.create(ENDPOINT, Path.of(16, 4), values, ContentFormat.NONE));
        var chosen = get(MANAGEMENT.create(ENDPOINT, Path.of(16), values, ContentFormat.TLV));

        assertThat(named.code()).isEqualTo(ResponseCode.CREATED);
        assertThat(chosen.code()).isEqualTo(ResponseCode.CREATED);
        var made = chosen.created().orElseThrow();
        assertThat(made).isNotEqualTo(Path.of(16, 4));
        assertThat(get(MANAGEMENT.delete(ENDPOINT, made)).code()).isEqualTo(ResponseCode.DELETED);
        assertThat(get(MANAGEMENT.delete(ENDPOINT, Path.of(16, 4))).code()).isEqualTo(ResponseCode.DELETED);
    }

    @Test
    void attributes_are_written_and_links_discovered() throws Exception {
        var attributes = List.of("pmin=10", "pmax=60");

        var written = get(MANAGEMENT.writeAttributes(ENDPOINT, Path.of(3, 0, 15), attributes));
        var discovered = get(MANAGEMENT.discover(ENDPOINT, Path.of(3, 0)));

        assertThat(written.code()).isEqualTo(ResponseCode.CHANGED);
        assertThat(discovered.links())
                .anySatisfy(link -> assertThat(link.target()).isEqualTo("/3/0/15"));
    }

    @ParameterizedTest
    @CsvSource({"/3/0/4711, 4.04", "/3303/9, 4.04", "/4711, 4.04"})
    void an_error_is_an_answer(String path, String code) throws Exception {
        assertThat(get(MANAGEMENT.read(ENDPOINT, Path.parse(path), -1)).code()).hasToString(code);
    }

    @Test
    void an_observed_value_moves_until_it_is_cancelled() throws Exception {
        var observed = get(REPORTING.observe(ENDPOINT, TEMPERATURE, ContentFormat.NONE, List.of()));
        var first = EVENTS.notification();
        show(31.25);
        var second = EVENTS.notification();
        show(-7.5);
        var third = EVENTS.notification();
        var cancelled = get(REPORTING.cancel(third.observation()));

        assertThat(observed.isSuccess()).isTrue();
        assertThat(first.first()).isTrue();
        assertThat(second.values()).containsExactly(new PathValue(TEMPERATURE, Value.of(31.25)));
        assertThat(third.values()).containsExactly(new PathValue(TEMPERATURE, Value.of(-7.5)));
        assertThat(cancelled.code()).isEqualTo(ResponseCode.CONTENT);
        EVENTS.await("ended leshan/3303/0/5700 CANCELLED");
        assertThat(REPORTING.all()).isEmpty();
    }

    private static void show(double celsius) {
        THERMOMETER.write(LwM2mServer.SYSTEM, false, 5700, LwM2mSingleResource.newFloatResource(5700, celsius));
    }

    private static Answer get(CompletionStage<Answer> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
