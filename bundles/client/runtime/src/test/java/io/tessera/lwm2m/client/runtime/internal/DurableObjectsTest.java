// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.StoredObject;
import io.tessera.lwm2m.client.spi.ObjectTree;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Objects have outlive the process. */
class DurableObjectsTest {

    private static final Caller SERVER = new Caller(1);
    private static final Path VALUE = Path.of(3300, 0, 0);

    private ClientFixture client = new ClientFixture();

    @AfterEach
    void stop() throws Exception {
        client.close();
    }

    @Test
    void what_a_server_creates_writes_and_deletes_is_so_after_a_kill() throws Exception {
        var notes = notes();
        client.offer(notes);
        var written = Path.of(26250, 1, 0);
        client.await(() -> tree().create(SERVER, 26250, 0, List.of(note(0, "gone soon"))));
        client.await(() -> tree().create(SERVER, 26250, 1, List.of(note(1, "a"))));
        client.await(() -> tree().write(SERVER, written, true, List.of(note(1, "b"))));
        client.await(() -> tree().delete(SERVER, Path.of(26250, 0)));
        client.settled();

        var onDisk = copy(client.store);
        client.close();
        client = new ClientFixture(onDisk);
        client.offer(notes());
        client.settled();

        assertThat(client.await(() -> tree().read(SERVER, Path.of(26250)))).containsExactly(note(1, "b"));
    }

    @Test
    void an_object_that_does_not_say_so_starts_anew() throws Exception {
        client.offer(MemoryObject.many(3300, "1.0").with(VALUE, Value.of(7)));
        client.settled();
        restart();
        client.offer(MemoryObject.many(3300, "1.0"));
        client.settled();
        assertThat(client.onEngine(() -> tree().exists(VALUE))).isFalse();
    }

    @Test
    void what_changes_often_is_written_only_so_often_and_when_it_ends() throws Exception {
        var sensor = MemoryObject.many(3300, "1.0").with(VALUE, Value.of(0)).durable(Duration.ofHours(1));
        client.offer(sensor);
        client.settled();
        for (int i = 1; i < 10; i++) {
            sensor.set(VALUE, Value.of(i));
            client.settled();
        }
        assertThat(restoredFrom(copy(client.store))).isEqualTo(Value.of(0));
        var store = client.store;
        restart();
        assertThat(restoredFrom(copy(store))).isEqualTo(Value.of(9));
    }

    @Test
    void a_new_provider_gets_what_the_one_before_it_held_last() throws Exception {
        var before = MemoryObject.many(3300, "1.0").with(VALUE, Value.of(0)).durable(Duration.ofHours(1));
        client.offer(before);
        client.settled();
        before.set(VALUE, Value.of(5));
        client.settled();
        client.runtime.removeObject(before);
        var after = MemoryObject.many(3300, "1.0").durable(Duration.ofHours(1));
        client.offer(after);
        client.settled();
        assertThat(after.value(VALUE)).isEqualTo(Value.of(5));
    }

    private Value restoredFrom(MapStore store) throws Exception {
        try (var other = new ClientFixture(store)) {
            var sensor = MemoryObject.many(3300, "1.0").durable(Duration.ofHours(1));
            other.offer(sensor);
            other.settled();
            return sensor.value(VALUE);
        }
    }

    /** What a process that is killed now leaves. */
    private static MapStore copy(MapStore store) {
        var copy = new MapStore();
        store.keys("").forEach(key -> copy.put(key, store.get(key).orElseThrow()));
        return copy;
    }

    private void restart() throws Exception {
        client.close();
        client = new ClientFixture(client.store);
    }

    private ObjectTree tree() {
        return client.client().tree();
    }

    private static StoredObject notes() {
        return new StoredObject(
                StoredObject.multiple(26250, "Note", "1.0").durable().readWrite(0, "Text", DataType.STRING));
    }

    private static PathValue note(int instance, String text) {
        return new PathValue(Path.of(26250, instance, 0), Value.of(text));
    }
}
