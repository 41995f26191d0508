// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
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
import org.eclipse.leshan.core.model.ResourceModel.Operations;
import org.eclipse.leshan.core.model.ResourceModel.Type;
import org.eclipse.leshan.core.model.StaticModel;
import org.eclipse.leshan.core.request.argument.Arguments;
import org.eclipse.leshan.core.response.ExecuteResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Leshan client at our server, as it is shipped, driven by an M2M Application. */
class LeshanClientAtServerIT {

    private static final String ENDPOINT = "leshan-client";
    private static final String CLIENT = "clients/" + ENDPOINT;

    @TempDir
    private static Path work;

    private static Role server;
    private static Rest rest;
    private static LeshanClient client;
    private static final Thermometer THERMOMETER = new Thermometer();

    /** A Temperature instance whose value a test sets; public, since Leshan wants to make more of them. */
    public static final class Thermometer extends SimpleInstanceEnabler {

        private final BlockingQueue<Integer> executed = new LinkedBlockingQueue<>();

        public Thermometer() {
            super(0, Map.of(5700, 20.5, 5701, "Cel", 5750, "Hall"));
        }

        void show(double celsius) {
            write(
                    LwM2mServer.SYSTEM,
                    false,
                    5700,
                    org.eclipse.leshan.core.node.LwM2mSingleResource.newFloatResource(5700, celsius));
        }

        @Override
        public ExecuteResponse execute(LwM2mServer caller, int resource, Arguments arguments) {
            executed.add(resource);
            return ExecuteResponse.success();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        int coap = Role.freeUdpPort();
        int http = Role.freeTcpPort();
        server = Role.server(work, coap, http);
        rest = new Rest(http);
        rest.followEvents();
        client = client(coap);
        client.start();
        rest.awaitEvent(event -> event.path("endpoint").asText().equals(ENDPOINT));
    }

    /** Leshan brings no model of these. */
    private static List<ObjectModel> models() {
        var models = new ArrayList<>(ObjectLoader.loadDefault());
        models.add(new ObjectModel(
                16,
                "Portfolio",
                "",
                "1.0",
                true,
                false,
                new ResourceModel(0, "", Operations.RW, true, true, Type.STRING, "", "", "")));
        models.add(new ObjectModel(
                3303,
                "Temperature",
                "",
                "1.0",
                true,
                false,
                resource(5700, Operations.R, Type.FLOAT),
                resource(5701, Operations.R, Type.STRING),
                resource(5750, Operations.RW, Type.STRING),
                resource(5605, Operations.E, Type.NONE)));
        return models;
    }

    private static ResourceModel resource(int id, Operations operations, Type type) {
        return new ResourceModel(id, "", operations, false, false, type, "", "", "");
    }

    private static LeshanClient client(int port) {
        var objects = new ObjectsInitializer(new StaticModel(models()));
        objects.setInstancesForObject(0, Security.noSec("coap://127.0.0.1:" + port, 123));
        objects.setInstancesForObject(1, new Server(123, 300));
        objects.setInstancesForObject(
                3, new SimpleInstanceEnabler(0, Map.of(0, "Acme", 1, "M1", 15, "Europe/Paris", 16, "U")));
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

    @AfterAll
    static void stop() throws Exception {
        try {
            if (client != null) {
                client.destroy(true);
            }
            rest.awaitEvent(event -> event.toString().contains("deregister"));
            assertThat(rest.get("clients").body().toString()).doesNotContain(ENDPOINT);
        } finally {
            server.close();
        }
    }

    @Test
    void its_registration_shows_what_it_offers() throws Exception {
        var registration = rest.get(CLIENT).body();

        assertThat(registration.path("version").asText()).isEqualTo("1.1");
        assertThat(registration.path("lifetime").asInt()).isEqualTo(300);
        assertThat(registration.path("objects").findValuesAsText("id")).contains("1", "3", "3303");
    }

    @ParameterizedTest
    @ValueSource(ints = {11542, 11543, 110, 112})
    void an_object_instance_is_read_in(int format) throws Exception {
        var answer = rest.get(CLIENT + "/3/0?format=" + format);

        assertThat(answer.code()).as(answer.body().toString()).isEqualTo("2.05");
        assertThat(answer.body().path("contentFormat").asInt()).isEqualTo(format);
        assertThat(answer.value("/3/0/0").asText()).isEqualTo("Acme");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60, 11542, 11543, 110, 112})
    void a_resource_is_read_in(int format) throws Exception {
        var answer = rest.get(CLIENT + "/1/0/0?format=" + format);

        assertThat(answer.code()).as(answer.body().toString()).isEqualTo("2.05");
        assertThat(answer.value("/1/0/0").asInt()).isEqualTo(123);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60, 11542, 11543, 110, 112})
    void a_resource_is_written_in(int format) throws Exception {
        var zone = "Etc/GMT+" + format % 12;
        var written = rest.call("PUT", CLIENT + "/3/0/15?format=" + format, "{\"value\":\"%s\"}".formatted(zone));
        assertThat(written.code()).as(written.body().toString()).isEqualTo("2.04");

        assertThat(rest.get(CLIENT + "/3/0/15").value("/3/0/15").asText()).isEqualTo(zone);
    }

    @Test
    void a_lifetime_that_is_written_comes_back_in_an_update() throws Exception {
        var written = rest.call("PUT", CLIENT + "/1/0/1", "{\"value\":600}");
        assertThat(written.code()).as(written.body().toString()).isEqualTo("2.04");

        rest.awaitEvent(event -> event.toString().contains("\"lifetime\":600"));
    }

    @Test
    void a_resource_is_executed() throws Exception {
        var answer = rest.call("POST", CLIENT + "/3303/0/5605", "");

        assertThat(answer.code()).as(answer.body().toString()).isEqualTo("2.04");
        assertThat(THERMOMETER.executed.poll(10, TimeUnit.SECONDS)).isEqualTo(5605);
    }

    @Test
    void an_instance_is_created_and_deleted() throws Exception {
        var created = rest.call(
                "POST", CLIENT + "/16", "{\"instance\":4,\"values\":[{\"path\":\"/16/4/0/0\",\"value\":\"host\"}]}");
        assertThat(created.code()).as(created.body().toString()).isEqualTo("2.01");

        var deleted = rest.call("DELETE", CLIENT + "/16/4", "");
        assertThat(deleted.code()).as(deleted.body().toString()).isEqualTo("2.02");
    }

    @Test
    void attributes_that_are_written_are_discovered() throws Exception {
        var written = rest.call("PUT", CLIENT + "/3/0/13?pmin=10&pmax=60", "");
        assertThat(written.code()).as(written.body().toString()).isEqualTo("2.04");

        var discovered = rest.get(CLIENT + "/3/0?discover");
        assertThat(discovered.code()).isEqualTo("2.05");
        assertThat(discovered.body().path("links").findValuesAsText("target")).contains("/3/0", "/3/0/0");
    }

    @Test
    void an_observed_value_moves_until_it_is_cancelled() throws Exception {
        var observed = rest.call("PUT", CLIENT + "/observations/3303/0/5700", "");
        assertThat(observed.body().path("observed").asBoolean())
                .as(observed.body().toString())
                .isTrue();

        THERMOMETER.show(31.25);
        rest.awaitEvent(event -> event.toString().contains("31.25"));
        THERMOMETER.show(-7.5);
        rest.awaitEvent(event -> event.toString().contains("-7.5"));

        assertThat(rest.call("DELETE", CLIENT + "/observations/3303/0/5700", "").status())
                .isEqualTo(200);
        assertThat(rest.get(CLIENT + "/observations").body().toString()).doesNotContain("observations/3303/0/5700");
    }

    @ParameterizedTest
    @CsvSource({"3/0/4711,4.04", "3303/9,4.04", "4711,4.04", "3303/0/5605,4.05"})
    void an_error_of_the_client_names_its_code(String path, String code) throws Exception {
        var answer = rest.get(CLIENT + "/" + path);

        assertThat(answer.body().toString()).contains(code);
    }
}
