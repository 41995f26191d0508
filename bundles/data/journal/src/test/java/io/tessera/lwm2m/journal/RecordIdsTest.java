// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordIdsTest {

    private static final byte[] OLD_ID = {9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9};

    @TempDir
    Path folder;

    private Seal seal() throws Exception {
        return Seal.of("some.store", TestKeys::of);
    }

    @Test
    void each_writing_lies_behind_the_one_before() {
        var ids = new RecordIds();
        var one = ids.next();
        var other = ids.next();
        assertThat(RecordBytes.INSTANCE.compare(one, other)).isNegative();
        assertThat(ids.written("key", one)).isEmpty();
        assertThat(ids.written("key", other)).contains(one);
        assertThat(ids.removed("key")).contains(other);
        assertThat(ids.removed("key")).isEmpty();
    }

    @Test
    void goes_on_behind_what_was_found() {
        var ids = new RecordIds();
        ids.found("a", new byte[] {0, 0, 0, 0, 0, 0, 1, 0});
        ids.found("b", OLD_ID);
        assertThat(ids.next()).containsExactly(0, 0, 0, 0, 0, 0, 1, 1);
    }

    /** Earlier versions laid records under hashes of their keys. */
    @Test
    void a_file_with_the_ids_of_before_is_read_and_goes_over_to_numbers_as_it_is_written() throws Exception {
        var file = folder.resolve("some.store");
        try (var store = Journal.start(file)) {
            records(store).put(OLD_ID, seal().seal(OLD_ID, "key", new byte[] {1}));
            store.commit();
        }

        try (var journal = new Journal(file, seal())) {
            assertThat(journal.read().entries()).containsOnlyKeys("key");
            journal.write(Map.of("key", Optional.of(new byte[] {2})));
        }

        try (var journal = new Journal(file, seal())) {
            assertThat(journal.read().entries()).containsEntry("key", new byte[] {2});
            journal.write(Map.of("key", Optional.empty()));
        }
        try (var journal = new Journal(file, seal())) {
            assertThat(journal.read().entries()).isEmpty();
        }
    }

    @Test
    void of_two_writings_of_a_record_the_later_one_counts() throws Exception {
        var file = folder.resolve("some.store");
        try (var store = Journal.start(file)) {
            var records = records(store);
            var ids = new RecordIds();
            for (byte value = 1; value <= 2; value++) {
                var id = ids.next();
                records.put(id, seal().seal(id, "key", new byte[] {value}));
            }
            store.commit();
        }
        try (var journal = new Journal(file, seal())) {
            assertThat(journal.read().entries()).containsEntry("key", new byte[] {2});
            journal.write(Map.of("key", Optional.empty()));
        }
        try (var journal = new Journal(file, seal())) {
            assertThat(journal.read().entries()).isEmpty();
        }
    }

    private static MVMap<byte[], byte[]> records(MVStore store) {
        return store.openMap(
                "records",
                new MVMap.Builder<byte[], byte[]>()
                        .keyType(RecordBytes.INSTANCE)
                        .valueType(RecordBytes.INSTANCE));
    }
}
