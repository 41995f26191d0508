// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournaledStoreTest {

    private static final String FILE = "some.store";
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-05-04T12:00:00Z"), ZoneOffset.UTC);
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private JournaledStore store;

    @BeforeEach
    void open() {
        store = new JournaledStore(folder, FILE, TestKeys::of, NOON);
    }

    @AfterEach
    void close() throws InterruptedException {
        store.close();
        var left = threadsOf("lwm2m-some-store");
        for (var thread : left) {
            thread.join(PATIENCE.toMillis());
        }
        assertThat(left).noneMatch(Thread::isAlive);
        assertThat(threadsOf("MVStore")).isEmpty();
    }

    @Test
    void what_is_put_is_there_at_once() {
        put("a", "1");

        assertThat(text("a")).isEqualTo("1");
        assertThat(store.get("b")).isEmpty();
    }

    @Test
    void a_value_is_nobody_elses_array() {
        var value = bytes("1");
        store.put("a", value);
        value[0] = '2';
        store.get("a").orElseThrow()[0] = '3';

        assertThat(text("a")).isEqualTo("1");
    }

    @Test
    void keys_are_those_with_the_prefix_ascending() {
        put("client/b", "");
        put("client/a/2", "");
        put("client/a/1", "");
        put("clients", "");

        assertThat(store.keys("client/")).containsExactly("client/a/1", "client/a/2", "client/b");
        assertThat(store.keys("x")).isEmpty();
    }

    @Test
    void it_is_all_there_after_a_restart() {
        put("a", "1");
        put("b", "2");
        put("a", "3");
        store.remove("b");
        store.remove("never");
        restart();

        assertThat(text("a")).isEqualTo("3");
        assertThat(store.keys("")).containsExactly("a");
    }

    @Test
    void what_was_flushed_survives_a_power_cut(@TempDir Path other) throws IOException {
        put("a", "1");
        store.flush();
        put("b", "not flushed");
        Files.copy(folder.resolve(FILE), other.resolve(FILE));

        var afterwards = new JournaledStore(other, FILE, TestKeys::of, NOON);
        assertThat(afterwards.keys("")).contains("a");
        afterwards.close();
    }

    @Test
    void many_rewrites_dont_let_the_file_grow_without_bound() throws IOException {
        var value = new byte[1000];
        var random = new Random(1);
        for (int i = 0; i < 600; i++) {
            random.nextBytes(value);
            store.put("key" + i % 7, value);
            store.flush();
        }
        store.close();

        assertThat(Files.size(folder.resolve(FILE))).isLessThan(8 << 20);
        open();
        assertThat(store.get("key" + 599 % 7)).contains(value);
    }

    @Test
    void a_file_that_another_process_has_leaves_this_one_in_memory() {
        put("a", "theirs");
        store.flush();

        var second = new JournaledStore(folder, FILE, TestKeys::of, NOON);
        second.put("b", bytes("ours"));
        second.flush();
        assertThat(second.keys("")).containsExactly("b");
        second.close();

        restart();
        assertThat(store.keys("")).containsExactly("a");
    }

    @Test
    void a_corrupt_file_is_set_aside_and_a_new_one_begun() throws IOException {
        put("a", "1");
        store.close();
        var rubbish = new byte[20_000];
        new Random(7).nextBytes(rubbish);
        Files.write(folder.resolve(FILE), rubbish);

        open();
        assertThat(store.keys("")).isEmpty();
        put("b", "2");
        restart();

        assertThat(text("b")).isEqualTo("2");
        assertThat(folder.resolve("some.store.corrupt-20260504-120000")).hasBinaryContent(rubbish);
    }

    @Test
    void a_folder_that_cant_be_made_is_made_as_soon_as_it_can_be() throws IOException {
        var taken = Files.createFile(folder.resolve("taken"));
        var late =
                new JournaledStore(FILE, new JournalFile(taken, FILE, Seal.of(FILE, TestKeys::of), NOON)::open, SOON);
        late.put("a", bytes("1"));
        late.flush();
        assertThat(late.get("a")).isPresent();

        Files.delete(taken);
        late.flush();
        late.close();

        var afterwards = new JournaledStore(taken, FILE, TestKeys::of, NOON);
        assertThat(afterwards.keys("")).containsExactly("a");
        afterwards.close();
    }

    @Test
    void a_file_that_opens_late_is_set_aside_and_not_overwritten() throws IOException {
        put("a", "old");
        store.flush();
        var late =
                new JournaledStore(FILE, new JournalFile(folder, FILE, Seal.of(FILE, TestKeys::of), NOON)::open, SOON);
        late.put("b", bytes("new"));
        store.close();
        late.flush();
        late.close();

        open();
        assertThat(store.keys("")).containsExactly("b");
        Files.move(
                folder.resolve("some.store.late-20260504-120000"),
                Files.createDirectory(folder.resolve("old")).resolve(FILE));
        var before = new JournaledStore(folder.resolve("old"), FILE, TestKeys::of, NOON);
        assertThat(before.keys("")).containsExactly("a");
        before.close();
    }

    @Test
    void a_write_that_fails_is_made_good_later() throws IOException {
        store.close();
        var current = new AtomicReference<Journal>();
        var file = new JournalFile(folder, FILE, Seal.of(FILE, TestKeys::of), NOON);
        store = new JournaledStore(
                FILE,
                late -> {
                    var opened = file.open(late);
                    current.set(opened.journal());
                    return opened;
                },
                Duration.ofHours(1));
        put("a", "1");
        put("b", "1");
        store.flush();
        current.get().abandon();

        put("a", "2");
        store.remove("b");
        store.flush();
        assertThat(text("a")).isEqualTo("2");
        store.flush();
        restart();

        assertThat(text("a")).isEqualTo("2");
        assertThat(store.keys("")).containsExactly("a");
    }

    private void restart() {
        store.close();
        open();
    }

    private void put(String key, String value) {
        store.put(key, bytes(value));
    }

    private String text(String key) {
        return new String(store.get(key).orElseThrow(), UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /** One whose pool is closed may be on its last steps. */
    private static List<Thread> threadsOf(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name))
                .toList();
    }
}
