// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.journal;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;

/** A file from before records were sealed. */
final class PlainFile {

    private static final String ENTRIES = "entries";
    private static final int PIECE = 1 << 16;

    private PlainFile() {}

    static boolean is(MVStore store) {
        return store.hasMap(ENTRIES);
    }

    /**
     * Puts a sealed file in its place: whole or not at all. Then the old one is overwritten, as far as the disk lets it.
     *
     * @param store open on the file; closed afterwards
     * @return how many records there were
     */
    static int seal(MVStore store, Path file, Seal seal) throws IOException, JournalFailed {
        var entries = read(store);
        var next = file.resolveSibling(file.getFileName() + ".sealing");
        Files.deleteIfExists(next);
        try (var journal = new Journal(next, seal)) {
            journal.write(entries);
        }
        store.close();
        try (var old = FileChannel.open(file, WRITE)) {
            Files.move(next, file, ATOMIC_MOVE, REPLACE_EXISTING);
            force(file.toAbsolutePath().getParent());
            overwrite(old);
        }
        return entries.size();
    }

    /** Should an older version of this software have used a sealed file, then what it left is newer than what is sealed. */
    private static Map<String, Optional<byte[]>> read(MVStore store) {
        MVMap<String, byte[]> entries = store.openMap(
                ENTRIES,
                new MVMap.Builder<String, byte[]>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
        Map<String, Optional<byte[]>> all = new LinkedHashMap<>();
        entries.forEach((key, value) -> all.put(key, Optional.of(value)));
        return all;
    }

    private static void overwrite(FileChannel old) throws IOException {
        var zeros = ByteBuffer.allocate(PIECE);
        long size = old.size();
        for (long at = 0; at < size; at += PIECE) {
            zeros.clear().limit((int) Math.min(PIECE, size - at));
            old.write(zeros, at);
        }
        old.force(true);
    }

    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }
}
