// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.journal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a store's file, whatever state it is in, and never throws away what it can't read. */
final class JournalFile {

    /** A file that is open, and what was in it. */
    record Opened(Journal journal, Map<String, byte[]> entries) {}

    private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /** With these there is nothing wrong with what is in the file, unless it ended too early. */
    private static final Set<Integer> NOT_NOW = Set.of(
            DataUtils.ERROR_FILE_LOCKED,
            DataUtils.ERROR_READING_FAILED,
            DataUtils.ERROR_WRITING_FAILED,
            DataUtils.ERROR_UNSUPPORTED_FORMAT);

    private final Path file;
    private final Seal seal;
    private final Clock clock;

    JournalFile(Path folder, String name, Seal seal, Clock clock) {
        this.file = folder.resolve(name);
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Opens the file, or makes it. One that is damaged or was sealed with another key is set aside under another name,
     * and a new one begun; one that isn't sealed yet becomes so.
     *
     * @param late whether others have begun without what is in it: then that is set aside too
     * @throws JournalFailed if another process has it, or it can't be made
     */
    Opened open(boolean late) throws JournalFailed {
        var opened = open();
        if (!late || opened.entries().isEmpty()) {
            return opened;
        }
        opened.journal().abandon();
        var aside = setAside("late");
        LOG.error(
                "{} could only be opened when all had begun without its {} records; it was set aside as {} and a new one "
                        + "is begun. To have them back, put that file back",
                file,
                opened.entries().size(),
                aside);
        return begin();
    }

    private Opened open() throws JournalFailed {
        try {
            makeFolder(file.getParent());
        } catch (IOException e) {
            throw new JournalFailed(file.getParent() + " can't be made: " + e.getMessage(), e);
        }
        try {
            return examine(start());
        } catch (MVStoreException e) {
            if (NOT_NOW.contains(e.getErrorCode()) && !(e.getCause() instanceof EOFException)) {
                throw new JournalFailed(file + " can't be opened: " + e.getMessage(), e);
            }
            return afresh("corrupt", e);
        } catch (RuntimeException e) {
            return afresh("corrupt", e);
        }
    }

    private Journal start() throws JournalFailed {
        var store = Journal.start(file);
        try {
            if (!PlainFile.is(store)) {
                return new Journal(store, seal);
            }
            int count = PlainFile.seal(store, file, seal);
            LOG.info("{} was not encrypted and now is: {} records", file, count);
        } catch (IOException e) {
            store.closeImmediately();
            throw new JournalFailed(file + " can't be encrypted: " + e.getMessage(), e);
        } catch (RuntimeException | JournalFailed e) {
            store.closeImmediately();
            throw e;
        }
        return new Journal(file, seal);
    }

    private Opened examine(Journal journal) throws JournalFailed {
        Journal.Content content;
        try {
            content = journal.read();
        } catch (RuntimeException e) {
            journal.abandon();
            throw e;
        }
        if (content.refused().isEmpty()) {
            return new Opened(journal, content.entries());
        }
        if (content.entries().isEmpty()) {
            journal.abandon();
            return locked(content.refused().size());
        }
        LOG.error(
                "{} of {} records in {} were damaged or exchanged and are dropped; the others are in force",
                content.refused().size(),
                content.refused().size() + content.entries().size(),
                file);
        journal.drop(content.refused());
        return new Opened(journal, content.entries());
    }

    private Opened locked(int count) throws JournalFailed {
        var aside = setAside("locked");
        LOG.error(
                "None of the {} records in {} can be opened with the key of this gateway; it was set aside as {} and a "
                        + "new one is begun. To have them back, put the key they were sealed with and this file back",
                count,
                file,
                aside);
        return begin();
    }

    private Opened afresh(String state, RuntimeException why) throws JournalFailed {
        var aside = setAside(state);
        LOG.error("{} is {} and was set aside as {}; a new one is begun", file, state, aside, why);
        return begin();
    }

    private Opened begin() throws JournalFailed {
        try {
            return new Opened(new Journal(file, seal), Map.of());
        } catch (MVStoreException e) {
            throw new JournalFailed(file + " can't be begun anew: " + e.getMessage(), e);
        }
    }

    private Path setAside(String state) throws JournalFailed {
        var aside = file.resolveSibling(file.getFileName() + "." + state + "-" + STAMP.format(clock.instant()));
        try {
            return Files.move(file, aside);
        } catch (IOException e) {
            throw new JournalFailed(file + " is " + state + " and can't be set aside: " + e.getMessage(), e);
        }
    }

    /** For the owner only, where the file system knows owners. */
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
