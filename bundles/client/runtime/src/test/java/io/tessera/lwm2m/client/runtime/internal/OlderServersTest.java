// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static io.tessera.lwm2m.client.runtime.internal.MemoryObject.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.client.spi.Registration;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Operations;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers of several LwM2M versions at one client: each sees the Objects of its time. */
class OlderServersTest {

    private static final Caller SERVER = new Caller(1);
    private static final Path INSTANCE = Path.of(5, 0);

    private final MapStore store = new MapStore();
    private ClientFixture client;
    private MemoryObject firmware;

    @BeforeEach
    void start() throws Exception {
        client = new ClientFixture(store);
        client.configure("a", ClientFixture.account(1, ClientFixture.FIRST));
        client.session(1);
        firmware = firmware();
        client.offer(firmware);
        client.settled();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
    }

    private static MemoryObject firmware() {
        var resources = List.of(
                resource(2, Operations.E, DataType.NONE, false, true),
                resource(3, Operations.R, DataType.INTEGER, false, true),
                resource(10, Operations.E, DataType.NONE, false, false),
                resource(11, Operations.RW, DataType.INTEGER, false, false),
                resource(13, Operations.RW, DataType.UNSIGNED_INTEGER, false, false),
                resource(14, Operations.RW, DataType.BOOLEAN, false, false));
        return new MemoryObject(new ObjectDefinition(5, "Firmware Update", "1.2", false, false, resources))
                .with(INSTANCE.child(3), Value.of(0))
                .with(INSTANCE.child(11), Value.of(1))
                .with(INSTANCE.child(13), new Value.UnsignedIntegerValue(60))
                .with(INSTANCE.child(14), Value.of(true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            lwm2m | shown
            1.0   | 3
            1.1   | 3 11 13
            1.2   | 3 11 13 14
            """)
    void a_server_is_shown_the_resources_of_its_version(String lwm2m, String shown) throws Exception {
        registered(lwm2m);

        assertThat(read(SERVER, INSTANCE)).isEqualTo(shown);
        assertThat(read(SERVER, Path.of(5))).isEqualTo(shown);
        assertThat(read(Caller.DEVICE, INSTANCE)).isEqualTo("3 11 13 14");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            operation        | resource | of 1.0 | of 1.1 | of 1.2
            READ             | 3        | ok     | ok     | ok
            READ             | 11       | 4.04   | ok     | ok
            READ             | 14       | 4.04   | 4.04   | ok
            OBSERVE          | 14       | 4.04   | 4.04   | ok
            DISCOVER         | 14       | 4.04   | 4.04   | ok
            WRITE_ATTRIBUTES | 14       | 4.04   | 4.04   | ok
            WRITE            | 11       | 4.04   | ok     | ok
            WRITE            | 14       | 4.04   | 4.04   | ok
            EXECUTE          | 2        | ok     | ok     | ok
            EXECUTE          | 10       | 4.04   | ok     | ok
            """)
    void what_is_newer_than_the_server_is_not_there(
            Operation operation, int resource, String of10, String of11, String of12) throws Exception {
        registered("1.0");
        assertThat(check(operation, resource)).isEqualTo(of10);
        registered("1.1");
        assertThat(check(operation, resource)).isEqualTo(of11);
        registered("1.2");
        assertThat(check(operation, resource)).isEqualTo(of12);
    }

    @Test
    void an_instance_is_not_written_with_what_is_newer() throws Exception {
        registered("1.0");

        assertThat(written(false, INSTANCE.child(11), Value.of(2))).isEqualTo("4.04");
        assertThat(firmware.value(INSTANCE.child(11))).isEqualTo(Value.of(1));
    }

    @Test
    void what_the_server_does_not_know_stays_when_it_replaces_an_instance() throws Exception {
        registered("1.1");

        assertThat(written(true, INSTANCE.child(11), Value.of(2))).isEqualTo("ok");

        assertThat(firmware.value(INSTANCE.child(11))).isEqualTo(Value.of(2));
        assertThat(firmware.value(INSTANCE.child(13))).isNull();
        assertThat(firmware.value(INSTANCE.child(14))).isEqualTo(Value.of(true));
    }

    @Test
    void the_version_outlives_the_process() throws Exception {
        registered("1.0");
        client.close();

        client = new ClientFixture(store);
        client.configure("a", ClientFixture.account(1, ClientFixture.FIRST));
        client.session(1);
        client.offer(firmware());
        client.settled();

        assertThat(read(SERVER, INSTANCE)).isEqualTo("3");
    }

    @Test
    void each_version_has_its_definition() throws Exception {
        var versions = client.onEngine(() -> List.of("1.0", "1.1", "1.2", "").stream()
                .map(lwm2m -> client.client().tree().definition(5, lwm2m).orElseThrow())
                .map(ObjectDefinition::version)
                .toList());

        assertThat(versions).containsExactly("1.0", "1.1", "1.2", "1.2");
    }

    private void registered(String lwm2m) throws Exception {
        var session = client.session(1);
        client.onEngine(() -> {
            session.registration(new Registration(
                    Registration.Status.REGISTERED,
                    List.of("rd", "of" + lwm2m),
                    lwm2m,
                    60,
                    "U",
                    "",
                    Instant.EPOCH,
                    Instant.EPOCH,
                    ""));
            return null;
        });
    }

    private String read(Caller caller, Path path) throws Exception {
        var values = client.await(() -> client.client().tree().read(caller, path));
        return String.join(
                " ",
                values.stream()
                        .filter(value -> value.path().instance() == INSTANCE.instance())
                        .map(value -> Integer.toString(value.path().resource()))
                        .toList());
    }

    private String check(Operation operation, int resource) throws Exception {
        try {
            client.onEngine(() -> {
                client.client().tree().check(SERVER, operation, INSTANCE.child(resource));
                return null;
            });
            return "ok";
        } catch (RequestRefused e) {
            return e.code().toString();
        }
    }

    private String written(boolean replace, Path path, Value value) throws Exception {
        try {
            var values = List.of(new PathValue(path, value));
            client.await(() -> client.client().tree().write(SERVER, INSTANCE, replace, values));
            return "ok";
        } catch (RequestRefused e) {
            return e.code().toString();
        }
    }
}
