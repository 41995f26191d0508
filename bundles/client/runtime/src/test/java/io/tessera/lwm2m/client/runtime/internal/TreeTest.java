// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.StoredObject;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.ObjectTree;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.NotificationAttributes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeTest {

    private static final Caller SERVER = new Caller(1);

    private ClientFixture client;
    private MemoryObject device;
    private MemoryObject many;

    @BeforeEach
    void start() throws Exception {
        client = new ClientFixture();
        device = MemoryObject.device();
        many = MemoryObject.many(3300, "1.1")
                .with(Path.of(3300, 1, 0), Value.of(7))
                .with(Path.of(3300, 5, 0), Value.of(8));
        client.offer(device);
        client.offer(many);
        client.security.with(Path.of(0, 0, 0), Value.of("coap://x")).with(Path.of(0, 0, 5), Value.of(new byte[] {1}));
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            operation        | path       | code
            READ             | /0         | 4.01
            READ             | /0/0/0     | 4.01
            READ             | /0/9/9     | 4.01
            READ             | /21        | 4.01
            READ             | /23/0      | 4.01
            DISCOVER         | /0         | 4.01
            WRITE_ATTRIBUTES | /0/0       | 4.01
            CREATE           | /0         | 4.01
            READ             | /          | 4.05
            READ             | /9999      | 4.04
            READ             | /3/1       | 4.04
            READ             | /3/0/1     | 4.04
            READ             | /3/0/99    | 4.04
            READ             | /3/0/0/0   | 4.04
            READ             | /3/0/6/1   | 4.04
            READ             | /3         | ok
            READ             | /3/0       | ok
            READ             | /3/0/0     | ok
            READ             | /3/0/6     | ok
            READ             | /3/0/6/2   | ok
            READ             | /3/0/4     | 4.05
            READ             | /3/0/27    | 4.05
            OBSERVE          | /3/0/4     | 4.05
            OBSERVE          | /3/0/27    | 4.05
            OBSERVE          | /3/0       | ok
            OBSERVE          | /3/0/77    | 4.04
            DISCOVER         | /3         | ok
            DISCOVER         | /3/0       | ok
            DISCOVER         | /3/0/4     | ok
            DISCOVER         | /3/0/6/0   | 4.05
            DISCOVER         | /4         | 4.04
            WRITE            | /3         | 4.05
            WRITE            | /3/0       | ok
            WRITE            | /3/0/15    | ok
            WRITE            | /3/0/27    | ok
            WRITE            | /3/0/0     | 4.05
            WRITE            | /3/0/4     | 4.05
            WRITE            | /3/0/6/0   | 4.05
            WRITE            | /3/0/88    | 4.04
            WRITE            | /8         | 4.04
            WRITE_ATTRIBUTES | /3         | ok
            WRITE_ATTRIBUTES | /3/0       | ok
            WRITE_ATTRIBUTES | /3/0/0     | ok
            WRITE_ATTRIBUTES | /3/0/6/0   | ok
            WRITE_ATTRIBUTES | /3/0/66    | 4.04
            EXECUTE          | /3/0/4     | ok
            EXECUTE          | /3/0/0     | 4.05
            EXECUTE          | /3/0/5     | 4.04
            EXECUTE          | /3/0       | 4.05
            EXECUTE          | /3         | 4.05
            EXECUTE          | /3/0/6/0   | 4.05
            CREATE           | /3300      | ok
            CREATE           | /3300/1    | 4.05
            CREATE           | /3301      | 4.04
            DELETE           | /3300/1    | ok
            DELETE           | /3300/2    | 4.04
            DELETE           | /3300      | 4.05
            DELETE           | /3300/1/0  | 4.05
            DELETE           | /3/0       | 4.05
            DELETE           | /3/0/6/0   | 4.05
            """)
    void checks_go_in_the_order_of_the_specification(Operation operation, String path, String code) throws Exception {
        assertThat(check(SERVER, operation, path)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            caller | operation | path   | code
            65535  | READ      | /0/0/5 | ok
            65535  | WRITE     | /0/0/0 | ok
            65535  | WRITE     | /3/0/0 | ok
            65535  | WRITE     | /3/0/4 | 4.05
            65535  | DELETE    | /0/0   | ok
            0      | READ      | /0     | ok
            0      | READ      | /0/0/0 | ok
            0      | READ      | /0/0/5 | 4.05
            0      | READ      | /9     | 4.04
            """)
    void the_bootstrap_server_and_the_device_are_no_servers(int caller, Operation operation, String path, String code)
            throws Exception {
        assertThat(check(new Caller(caller), operation, path)).isEqualTo(code);
    }

    @Test
    void a_missing_right_comes_after_existence_and_before_support() throws Exception {
        var mounts = new Mounts(
                new Engine(client.pool.engines()),
                ClientFixture.millis(0),
                event -> {},
                object -> CompletableFuture.completedStage(null));
        mounts.add(new Provider(device, device.definition(), 0, 1));
        mounts.add(new Provider(many, many.definition(), 0, 2));
        AccessControl noRights = (caller, operation, path) -> false;
        var checks = new TreeChecks(mounts, noRights, new SpokenVersions());

        assertThat(code(() -> checks.check(SERVER, Operation.READ, Path.of(3, 0, 99))))
                .isEqualTo("4.04");
        assertThat(code(() -> checks.check(SERVER, Operation.READ, Path.of(3, 0, 4))))
                .isEqualTo("4.01");
        assertThat(code(() -> checks.check(SERVER, Operation.EXECUTE, Path.of(3, 0, 0))))
                .isEqualTo("4.01");
        assertThat(code(() -> checks.check(SERVER, Operation.DISCOVER, Path.of(3, 0))))
                .isEqualTo("ok");
        assertThat(code(() -> checks.check(SERVER, Operation.WRITE_ATTRIBUTES, Path.of(3))))
                .isEqualTo("ok");
        assertThat(code(() -> checks.check(SERVER, Operation.WRITE_ATTRIBUTES, Path.of(3, 0))))
                .isEqualTo("4.01");
        assertThat(code(() -> checks.check(SERVER, Operation.CREATE, Path.of(3300))))
                .isEqualTo("4.01");
        assertThat(code(() -> checks.check(SERVER, Operation.READ, Path.of(3)))).isEqualTo("ok");
        assertThat(code(() -> checks.check(Caller.DEVICE, Operation.READ, Path.of(3, 0))))
                .isEqualTo("ok");

        var reader = new TreeReader(mounts, noRights, null, new SpokenVersions());
        assertThat(ClientFixture.get(reader.read(SERVER, Path.of(3)).toCompletableFuture()))
                .isEmpty();
        mounts.close();
    }

    @Test
    void an_instance_is_read_without_what_cant_be_read() throws Exception {
        assertThat(read(SERVER, Path.of(3, 0)))
                .containsExactly("/3/0/0=Acme", "/3/0/6/0=1", "/3/0/6/2=5", "/3/0/15=Europe/Berlin");
    }

    @Test
    void an_object_is_read_with_all_its_instances() throws Exception {
        assertThat(read(SERVER, Path.of(3300))).containsExactly("/3300/1/0=7", "/3300/5/0=8");
        many.delete(SERVER, Path.of(3300, 1));
        many.delete(SERVER, Path.of(3300, 5));
        assertThat(read(SERVER, Path.of(3300))).isEmpty();
    }

    @Test
    void the_device_sees_the_server_uri_but_no_key() throws Exception {
        assertThat(read(Caller.DEVICE, Path.of(0))).containsExactly("/0/0/0=coap://x");
        assertThat(read(Caller.BOOTSTRAP_SERVER, Path.of(0))).hasSize(2);
    }

    @Test
    void an_object_that_throws_answers_5_00() throws Exception {
        device.failure.set(new IllegalStateException("broken"));

        assertRefused(() -> tree().read(SERVER, Path.of(3, 0)), "5.00");
        assertRefused(() -> tree().execute(SERVER, Path.of(3, 0, 4), ""), "5.00");
        assertRefused(() -> tree().write(SERVER, Path.of(3, 0, 15), true, List.of()), "5.00");
        assertThat(read(SERVER, Path.of(3300))).hasSize(2);
    }

    @Test
    void an_object_that_fails_later_or_returns_nothing_answers_5_00() throws Exception {
        var stage = new CompletableFuture<List<PathValue>>();
        device.slow.set(stage);
        var answer = client.onEngine(() -> tree().read(SERVER, Path.of(3, 0)));
        stage.completeExceptionally(new IllegalStateException("broken"));

        assertRefused(() -> answer, "5.00");
        device.slow.set(CompletableFuture.completedFuture(null));
        assertRefused(() -> tree().read(SERVER, Path.of(3, 0)), "5.00");
    }

    @Test
    void a_read_that_outlives_its_deadline_answers_5_00_and_stalls_nobody() throws Exception {
        device.slow.set(new CompletableFuture<>());
        var slow = client.onEngine(() -> tree().read(SERVER, Path.of(3, 0, 0)));

        assertThat(read(new Caller(2), Path.of(3300, 1, 0))).containsExactly("/3300/1/0=7");
        assertThat(slow.toCompletableFuture()).isNotDone();
        assertRefused(() -> slow, "5.00");
    }

    @Test
    void a_refusal_of_the_object_comes_through_as_it_is() throws Exception {
        device.slow.set(CompletableFuture.failedFuture(new RequestRefused(ResponseCode.NOT_FOUND, "gone")));

        assertRefused(() -> tree().read(SERVER, Path.of(3, 0)), "4.04");
        assertThat(read(SERVER, Path.of(3))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            target    | path       | type    | code
            /3/0      | /3/0/15    | STRING  | ok
            /3/0      | /3/0/0     | STRING  | 4.05
            /3/0      | /3/0/4     | STRING  | 4.05
            /3/0      | /3/0/99    | STRING  | 4.04
            /3/0      | /3300/1/0  | INTEGER | 4.00
            /3/0/15   | /3/0/27    | STRING  | 4.00
            /3/0/15   | /3/0/15    | INTEGER | 4.00
            /3/0/15   | /3/0/15/0  | STRING  | 4.00
            /3300/1   | /3300/1/2/0| STRING  | ok
            /3300/1   | /3300/1/2  | EMPTY   | ok
            /3300/1   | /3300/1/2  | STRING  | 4.00
            /3300/1   | /3300/1/0  | EMPTY   | 4.00
            /3300/1   | /3300/1    | EMPTY   | ok
            /3300/1   | /3300/1    | STRING  | 4.00
            /3300/2   | /3300/2/0  | INTEGER | 4.04
            """)
    void what_is_written_must_fit(String target, String path, String type, String code) throws Exception {
        var value = new PathValue(Path.parse(path), value(type));
        var calls = new ArrayList<>(device.calls);

        assertThat(code(() -> client.await(() -> tree().write(SERVER, Path.parse(target), false, List.of(value)))))
                .isEqualTo(code);
        if (!"ok".equals(code)) {
            assertThat(device.calls).isEqualTo(calls);
        }
    }

    @Test
    void one_value_that_cant_be_written_keeps_all_from_being_written() throws Exception {
        var good = new PathValue(Path.of(3, 0, 15), Value.of("UTC"));
        var bad = new PathValue(Path.of(3, 0, 0), Value.of("Other"));

        assertRefused(() -> tree().write(SERVER, Path.of(3, 0), false, List.of(good, bad)), "4.05");
        assertThat(device.value(Path.of(3, 0, 15))).isEqualTo(Value.of("Europe/Berlin"));
    }

    @Test
    void an_execution_is_told_when_it_succeeded() throws Exception {
        client.await(() -> tree().execute(SERVER, Path.of(3, 0, 4), "0='x'"));

        assertThat(device.calls).containsExactly("execute /3/0/4 0='x'");
        assertThat(client.registration.await(ClientEvent.Executed.class))
                .isEqualTo(new ClientEvent.Executed(Path.of(3, 0, 4), SERVER));
    }

    @Test
    void a_new_instance_takes_only_what_can_be_written() throws Exception {
        var path = client.await(() -> tree().create(SERVER, 3300, 9, values(9, 0, 1, 77)));

        assertThat(path).isEqualTo(Path.of(3300, 9));
        assertThat(many.calls).containsExactly("create 9 [/3300/9/0=4]");
        var added = client.registration.await(ClientEvent.Added.class);
        while (!added.path().equals(path)) {
            added = client.registration.await(ClientEvent.Added.class);
        }
    }

    @Test
    void the_client_chooses_the_lowest_free_id() throws Exception {
        var path = client.await(() -> tree().create(SERVER, 3300, -1, values(0, 0)));
        var next = client.await(() -> tree().create(SERVER, 3300, -1, values(0, 0)));

        assertThat(path).isEqualTo(Path.of(3300, 0));
        assertThat(next).isEqualTo(Path.of(3300, 2));
        assertThat(many.value(Path.of(3300, 2, 0))).isEqualTo(Value.of(4));
    }

    @Test
    void a_create_is_refused_with_4_00() throws Exception {
        assertRefused(() -> tree().create(SERVER, 3300, 1, values(1, 0)), "4.00");
        assertRefused(() -> tree().create(SERVER, 3300, 2, values(2, 1)), "4.00");
        assertRefused(() -> tree().create(SERVER, 3300, 2, values(3, 0)), "4.00");
        assertThat(many.calls).isEmpty();
    }

    /** The only Instance that there can be is there already: 4.00. None is ever made for a server: 4.05. */
    @Test
    void create_second_instance_of_a_single_instance_object_is_4_00_unless_it_is_never_created() throws Exception {
        var spare = new StoredObject(StoredObject.single(26250, "Spare", "1.0").readWrite(0, "Text", DataType.STRING));
        client.offer(spare);
        client.await(() -> tree().create(SERVER, 26250, -1, List.of()));
        assertRefused(() -> tree().create(SERVER, 26250, -1, List.of()), "4.00");
        assertRefused(() -> tree().create(SERVER, 26250, 1, List.of()), "4.00");
        assertRefused(() -> tree().create(SERVER, 3, 0, List.of()), "4.05");
        assertRefused(() -> tree().create(SERVER, 3, 1, List.of()), "4.05");
        assertThat(device.calls).isEmpty();
    }

    @Test
    void a_deleted_instance_takes_its_attributes_along() throws Exception {
        client.configure("a", ClientFixture.account(1, ClientFixture.FIRST));
        var session = client.session(1);
        var pmin = NotificationAttributes.NONE.with(List.of("pmin=5"));
        client.onEngine(() -> {
            session.attributes(Path.of(3300, 1, 0), pmin);
            session.attributes(Path.of(3300, 5), pmin);
            return null;
        });

        client.await(() -> tree().delete(SERVER, Path.of(3300, 1)));
        assertThat(client.onEngine(() -> session.attributes())).containsOnlyKeys(Path.of(3300, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/3", "/3/0", "/3/0/6", "/3/0/6/2", "/"})
    void what_is_there_exists(String path) throws Exception {
        assertThat(client.onEngine(() -> tree().exists(Path.parse(path)))).isTrue();
        assertThat(client.onEngine(() -> tree().exists(Path.of(3, 0, 6, 1)))).isFalse();
    }

    private ObjectTree tree() {
        return client.client().tree();
    }

    private List<String> read(Caller caller, Path path) throws Exception {
        return client.await(() -> tree().read(caller, path)).stream()
                .map(PathValue::toString)
                .toList();
    }

    private String check(Caller caller, Operation operation, String path) throws Exception {
        return code(() -> client.onEngine(() -> {
            tree().check(caller, operation, Path.parse(path));
            return null;
        }));
    }

    /** Something that may be refused. */
    private interface Attempt {
        void run() throws Exception;
    }

    private static String code(Attempt attempt) throws Exception {
        try {
            attempt.run();
            return "ok";
        } catch (RequestRefused e) {
            return e.code().toString();
        }
    }

    private <T> void assertRefused(Callable<CompletionStage<T>> operation, String code) {
        assertThatThrownBy(() -> client.await(operation))
                .isInstanceOfSatisfying(
                        RequestRefused.class, e -> assertThat(e.code()).hasToString(code));
    }

    private static Value value(String type) {
        return switch (type) {
            case "STRING" -> Value.of("x");
            case "INTEGER" -> Value.of(4);
            default -> Value.EMPTY;
        };
    }

    private static List<PathValue> values(int instance, int... resources) {
        var values = new ArrayList<PathValue>();
        for (int resource : resources) {
            values.add(new PathValue(Path.of(3300, instance, resource), Value.of(4)));
        }
        return values;
    }
}
