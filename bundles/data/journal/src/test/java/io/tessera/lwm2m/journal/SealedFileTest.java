// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What lies on disk: unreadable for who lacks the key, and noticed when it was changed. */
class SealedFileTest {

    private static final String FILE = "some.store";
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-05-04T12:00:00Z"), ZoneOffset.UTC);
    private static final int FLIPS = 100;
    private static final int CUTS = 40;

    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void stop() {
        logger().detachAppender(log);
    }

    @Test
    void neither_keys_nor_values_can_be_read_from_the_file() throws IOException {
        fill(folder, 20);

        assertThat(text(folder.resolve(FILE))).doesNotContain("secret", "endpoint");
    }

    @Test
    void a_damaged_record_is_dropped_and_the_others_survive() {
        fill(folder, 5);
        withRecords(records -> {
            var id = records.firstKey();
            var bytes = records.get(id).clone();
            bytes[bytes.length - 1] ^= 1;
            records.put(id, bytes);
        });

        assertThat(read(folder)).hasSize(4).allSatisfy((key, value) -> assertThat(value)
                .isEqualTo("secret of " + key));
        assertThat(messages())
                .singleElement()
                .asString()
                .contains("1 of 5 records", FILE)
                .doesNotContain("secret of");
        log.list.clear();
        assertThat(read(folder)).hasSize(4);
    }

    @Test
    void exchanged_records_are_noticed() {
        fill(folder, 5);
        withRecords(records -> {
            var one = records.firstKey();
            var other = records.lastKey();
            var bytes = records.get(one);
            records.put(one, records.get(other));
            records.put(other, bytes);
        });

        assertThat(read(folder)).hasSize(3);
        assertThat(messages()).singleElement().asString().contains("2 of 5 records");
    }

    @Test
    void with_another_key_the_file_is_set_aside_and_can_be_had_back() throws IOException {
        fill(folder, 5);

        var other = new JournaledStore(folder, FILE, TestKeys::others, NOON);
        assertThat(other.keys("")).isEmpty();
        other.put("new", new byte[1]);
        other.close();

        assertThat(messages()).singleElement().asString().contains("5 records", "locked-20260504-120000");
        Files.move(folder.resolve(FILE), folder.resolve("later"));
        Files.move(folder.resolve("some.store.locked-20260504-120000"), folder.resolve(FILE));
        assertThat(read(folder)).hasSize(5);
    }

    @Test
    void without_a_key_there_is_no_store_and_the_file_stays() throws IOException {
        fill(folder, 5);
        var before = Files.readAllBytes(folder.resolve(FILE));

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new JournaledStore(
                        folder,
                        FILE,
                        purpose -> {
                            throw new IOException("the key file is gone");
                        },
                        NOON))
                .withMessageContaining("the key file is gone");
        assertThat(folder.resolve(FILE)).hasBinaryContent(before);
    }

    @Test
    void a_file_from_before_is_encrypted_and_nothing_plain_is_left() throws IOException {
        plain(50);
        Files.writeString(folder.resolve("some.store.sealing"), "what a power cut left");

        assertThat(read(folder)).hasSize(50).containsEntry("endpoint/7", "secret of endpoint/7");

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve(FILE));
        }
        assertThat(text(folder.resolve(FILE))).doesNotContain("secret", "endpoint");
        assertThat(read(folder)).hasSize(50);
        assertThat(messages()).isEmpty();
    }

    @Test
    void the_file_from_before_is_overwritten() throws IOException {
        plain(50);
        var other = folder.resolve("other name");
        Files.createLink(other, folder.resolve(FILE));
        read(folder);

        assertThat(Files.readAllBytes(other)).containsOnly(0);
    }

    @Test
    void a_flipped_byte_anywhere_yields_no_wrong_value(@TempDir Path damaged) throws IOException {
        fill(folder, 20);
        var bytes = Files.readAllBytes(folder.resolve(FILE));

        for (int i = 0; i < FLIPS; i++) {
            int at = (int) ((long) bytes.length * i / FLIPS);
            var changed = bytes.clone();
            changed[at] ^= (byte) 0xFF;
            readsNothingWrong(damaged, changed, "byte " + at);
        }
    }

    @Test
    void a_file_cut_off_anywhere_yields_no_wrong_value(@TempDir Path damaged) throws IOException {
        fill(folder, 20);
        var bytes = Files.readAllBytes(folder.resolve(FILE));

        for (int i = 0; i < CUTS; i++) {
            int length = (int) ((long) bytes.length * i / CUTS);
            readsNothingWrong(damaged, Arrays.copyOf(bytes, length), "cut to " + length);
        }
    }

    /** And the store goes on working. */
    private static void readsNothingWrong(Path damaged, byte[] content, String what) throws IOException {
        clear(damaged);
        Files.write(damaged.resolve(FILE), content);
        assertThat(read(damaged)).as(what).allSatisfy((key, value) -> assertThat(value)
                .isEqualTo("secret of " + key));
        var store = open(damaged);
        store.put("after", "secret of after".getBytes(UTF_8));
        store.close();
        assertThat(read(damaged)).as(what).containsKey("after");
    }

    private static void clear(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static void fill(Path folder, int count) {
        var store = open(folder);
        for (int i = 0; i < count; i++) {
            store.put("endpoint/" + i, ("secret of endpoint/" + i).getBytes(UTF_8));
            if (i == count / 2) {
                store.flush();
            }
        }
        store.close();
    }

    /** As it was written before records were sealed. */
    private void plain(int count) {
        try (var store = new MVStore.Builder()
                .fileName(folder.resolve(FILE).toString())
                .autoCommitDisabled()
                .open()) {
            MVMap<String, byte[]> entries = store.openMap(
                    "entries",
                    new MVMap.Builder<String, byte[]>()
                            .keyType(StringDataType.INSTANCE)
                            .valueType(ByteArrayDataType.INSTANCE));
            for (int i = 0; i < count; i++) {
                entries.put("endpoint/" + i, ("secret of endpoint/" + i).getBytes(UTF_8));
            }
            store.commit();
        }
    }

    private void withRecords(Consumer<MVMap<byte[], byte[]>> change) {
        try (var store = Journal.start(folder.resolve(FILE))) {
            MVMap<byte[], byte[]> records = store.openMap(
                    "records",
                    new MVMap.Builder<byte[], byte[]>()
                            .keyType(RecordBytes.INSTANCE)
                            .valueType(RecordBytes.INSTANCE));
            change.accept(records);
            store.commit();
        }
    }

    private static Map<String, String> read(Path folder) {
        var store = open(folder);
        Map<String, String> all = new TreeMap<>();
        store.keys("").forEach(key -> all.put(key, new String(store.get(key).orElseThrow(), UTF_8)));
        store.close();
        return all;
    }

    private static JournaledStore open(Path folder) {
        return new JournaledStore(folder, FILE, TestKeys::of, NOON);
    }

    private List<String> messages() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), ISO_8859_1);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("io.tessera.lwm2m.journal");
    }
}
