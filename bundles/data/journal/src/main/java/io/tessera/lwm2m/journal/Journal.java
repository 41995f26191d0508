// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file on disk: a log-structured store that survives a power cut at any byte. Used by one thread at a time. */
final class Journal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int COMPACTION_EVERY = 256;
    private static final int COMPACTION_BYTES = 4 << 20;
    private static final int FILL_PERCENT = 60;
    private static final int CACHE_MEGABYTES = 1;

    private final MVStore store;
    private final MVMap<String, byte[]> entries;
    private int commits;

    private Journal(MVStore store) {
        this.store = store;
        this.entries = store.openMap(
                "entries",
                new MVMap.Builder<String, byte[]>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
    }

    /**
     * Opens the file, or makes it. A broken one is set aside under another name, and a new one begun.
     *
     * @throws JournalFailed if another process has it, or it can't be made
     */
    static Journal open(Path folder, String name, Clock clock) throws JournalFailed {
        var file = folder.resolve(name);
        try {
            makeFolder(folder);
            return new Journal(start(file));
        } catch (MVStoreException e) {
            if (e.getErrorCode() != DataUtils.ERROR_FILE_CORRUPT) {
                throw new JournalFailed(file + " can't be opened: " + e.getMessage(), e);
            }
            return afresh(file, clock, e);
        } catch (IOException e) {
            throw new JournalFailed(folder + " can't be made: " + e.getMessage(), e);
        }
    }

    void forEach(BiConsumer<String, byte[]> action) {
        entries.forEach(action);
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
            throw new JournalFailed("the store can't be written: " + e.getMessage(), e);
        }
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
        if (value.isPresent()) {
            entries.put(key, value.get());
        } else {
            entries.remove(key);
        }
    }

    private static Journal afresh(Path file, Clock clock, MVStoreException why) throws JournalFailed {
        var aside = file.resolveSibling(file.getFileName() + ".corrupt-" + STAMP.format(clock.instant()));
        try {
            Files.move(file, aside);
            LOG.error("{} is corrupt and was set aside as {}; a new one is begun", file, aside, why);
            return new Journal(start(file));
        } catch (IOException | MVStoreException e) {
            throw new JournalFailed(file + " is corrupt, and no new one can be begun: " + e.getMessage(), e);
        }
    }

    private static MVStore start(Path file) {
        return new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .cacheSize(CACHE_MEGABYTES)
                .open();
    }

    /** For the owner only, where the file system knows owners: a store may hold keys. */
    private static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
