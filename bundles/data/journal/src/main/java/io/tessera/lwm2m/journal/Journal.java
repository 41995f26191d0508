// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The file on disk: a log-structured store of sealed records that survives a power cut at any byte. Used by one thread
 * at a time.
 */
final class Journal implements AutoCloseable {

    /**
     * What was found in a file.
     *
     * @param refused under which ids there are records that are not what was written
     */
    record Content(Map<String, byte[]> entries, List<byte[]> refused) {}

    private static final String RECORDS = "records";
    private static final int COMPACTION_EVERY = 256;
    private static final int COMPACTION_BYTES = 4 << 20;
    private static final int FILL_PERCENT = 60;
    private static final int CACHE_MEGABYTES = 1;

    /** What is written again lies anywhere, and its whole page is written with it: small ones cost less. */
    private static final int PAGE_BYTES = 4 << 10;

    private final MVStore store;
    private final Seal seal;
    private final MVMap<byte[], byte[]> records;
    private final RecordIds ids = new RecordIds();
    private int commits;

    /** @throws MVStoreException if it can't be opened */
    Journal(Path file, Seal seal) {
        this(start(file), seal);
    }

    Journal(MVStore store, Seal seal) {
        this.store = store;
        this.seal = seal;
        records = store.openMap(
                RECORDS,
                new MVMap.Builder<byte[], byte[]>()
                        .keyType(RecordBytes.INSTANCE)
                        .valueType(RecordBytes.INSTANCE));
    }

    static MVStore start(Path file) {
        return new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .cacheSize(CACHE_MEGABYTES)
                .pageSplitSize(PAGE_BYTES)
                .open();
    }

    /**
     * Reads it all.
     *
     * @throws RuntimeException if the file is damaged
     */
    Content read() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        List<byte[]> refused = new ArrayList<>();
        List<byte[]> older = new ArrayList<>();
        records.forEach((id, bytes) -> seal.open(id, bytes)
                .ifPresentOrElse(
                        found -> {
                            ids.found(found.key(), id).ifPresent(older::add);
                            entries.put(found.key(), found.value());
                        },
                        () -> refused.add(id)));
        drop(older);
        return new Content(entries, refused);
    }

    /** Takes them out, with the next write. */
    void drop(List<byte[]> ids) {
        ids.forEach(records::remove);
    }

    /**
     * Writes all, durably and at once.
     *
     * @param changes empty for what is removed
     */
    void write(Map<String, Optional<byte[]>> changes) throws JournalFailed {
        try {
            changes.forEach(this::apply);
            store.commit();
            store.sync();
            commits++;
            if (commits % COMPACTION_EVERY == 0) {
                store.compact(FILL_PERCENT, COMPACTION_BYTES);
            }
        } catch (MVStoreException e) {
            throw new JournalFailed("the file can't be written: " + reason(e), e);
        }
    }

    /** What the system says, such as that there is no space, where it does. */
    private static String reason(MVStoreException failure) {
        return failure.getCause() instanceof IOException cause ? cause.getMessage() : failure.getMessage();
    }

    /** Throws away what isn't written. */
    void abandon() {
        store.closeImmediately();
    }

    @Override
    public void close() {
        store.close();
    }

    private void apply(String key, Optional<byte[]> value) {
        if (value.isEmpty()) {
            ids.removed(key).ifPresent(records::remove);
            return;
        }
        var id = ids.next();
        records.put(id, seal.seal(id, key, value.get()));
        ids.written(key, id).ifPresent(records::remove);
    }
}
