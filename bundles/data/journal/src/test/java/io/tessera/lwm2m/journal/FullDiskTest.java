// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A file system of its own, of half a megabyte, that is full for a while. Where none can be mounted, this is skipped. */
class FullDiskTest {

    private static final String FILE = "some.store";
    private static final Duration NEVER = Duration.ofHours(1);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    private Path folder;

    private Path disk;
    private Path ballast;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.toString()), "tmpfs can't be mounted");
        ballast = disk.resolve("ballast");
        log.start();
        logger().addAppender(log);
        logger().setLevel(Level.INFO);
    }

    @AfterEach
    void unmount() throws Exception {
        logger().detachAppender(log);
        logger().setLevel(null);
        // Also while a store is open, after a failure.
        run("umount", "--lazy", disk.toString());
    }

    @Test
    void what_was_there_stays_what_comes_goes_on_in_memory_and_all_is_written_when_there_is_room() throws Exception {
        var store = open();
        put(store, "before", "1");
        put(store, "changed", "1");
        put(store, "removed", "1");
        store.flush();

        fill();
        put(store, "changed", "2");
        store.remove("removed");
        store.put("large", random(50_000));
        for (int attempt = 0; attempt < 3; attempt++) {
            store.flush();
        }
        assertThat(store.get("changed")).contains("2".getBytes(UTF_8));
        assertThat(store.written().toCompletableFuture())
                .as("nobody waits for a disk that refuses")
                .isDone();
        assertThat(messages(Level.ERROR))
                .as("said once")
                .hasSize(1)
                .first()
                .asString()
                .contains("in memory only", "No space left on device");
        var killed = copy();
        assertThat(killed.keys("")).as("after a kill").contains("before", "changed", "removed");
        killed.close();

        Files.delete(ballast);
        store.flush();
        assertThat(messages(Level.INFO)).hasSize(1).first().asString().contains("on disk again");
        store.close();
        var afterwards = open();
        assertThat(afterwards.keys("")).containsExactly("before", "changed", "large");
        assertThat(afterwards.get("changed")).contains("2".getBytes(UTF_8));
        afterwards.close();
    }

    @Test
    void what_is_there_is_found_on_a_disk_that_is_full() throws Exception {
        var store = open();
        put(store, "a", "1");
        store.close();
        fill();

        var again = open();
        assertThat(again.get("a")).contains("1".getBytes(UTF_8));
        put(again, "b", "2");
        again.flush();
        assertThat(again.keys("")).containsExactly("a", "b");
        Files.delete(ballast);
        again.close();

        var afterwards = open();
        assertThat(afterwards.keys("")).containsExactly("a", "b");
        afterwards.close();
    }

    @Test
    void a_disk_that_is_full_again_and_again_costs_nothing() throws Exception {
        var store = open();
        for (int i = 0; i < 30; i++) {
            put(store, "key" + i % 7, "value " + i);
            store.flush();
            if (i % 3 == 0) {
                fill();
            } else if (Files.exists(ballast)) {
                Files.delete(ballast);
            }
        }
        Files.deleteIfExists(ballast);
        store.close();
        var afterwards = open();
        for (int i = 23; i < 30; i++) {
            assertThat(afterwards.get("key" + i % 7)).contains(("value " + i).getBytes(UTF_8));
        }
        afterwards.close();
        try (var files = Files.list(disk)) {
            assertThat(files).as("none was taken for corrupt").containsExactly(disk.resolve(FILE));
        }
    }

    private JournaledStore open() throws IOException {
        return new JournaledStore(
                FILE, new JournalFile(disk, FILE, Seal.of(FILE, TestKeys::of), Clock.systemUTC())::open, NEVER);
    }

    /** As another process finds it. */
    private JournaledStore copy() throws IOException {
        Files.copy(disk.resolve(FILE), folder.resolve(FILE));
        return new JournaledStore(folder, FILE, TestKeys::of, Clock.systemUTC());
    }

    /** To the last byte. */
    private void fill() throws IOException {
        try (var out = Files.newOutputStream(ballast)) {
            var block = new byte[512];
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(5).nextBytes(bytes);
        return bytes;
    }

    private static void put(JournaledStore store, String key, String value) {
        store.put(key, value.getBytes(UTF_8));
    }

    private List<String> messages(Level level) {
        return log.list.stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(JournaledStore.class);
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
