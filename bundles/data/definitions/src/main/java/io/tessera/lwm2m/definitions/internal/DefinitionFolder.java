// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.definitions.internal;

import io.tessera.lwm2m.definitions.Ddf;
import io.tessera.lwm2m.definitions.InvalidDefinition;
import io.tessera.lwm2m.model.ObjectDefinition;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the definition files of one folder, again whenever one of them changes. A file that can't be used is reported
 * once per change, by its name and what is wrong with it; the others count all the same.
 */
final class DefinitionFolder {

    static final DefinitionFolder NONE = new DefinitionFolder(null, null, null);

    private static final Logger LOG = LoggerFactory.getLogger(DefinitionFolder.class);
    private static final int MAX_FILES = 4096;
    private static final int LONGEST_READ = 5_000;

    private record Read(FileTime modified, long size, List<ObjectDefinition> definitions) {}

    private static final Read NOTHING = new Read(FileTime.fromMillis(0), -1, List.of());

    private final Path folder;
    private final Consumer<Collection<ObjectDefinition>> listener;
    private final WatchService watcher;
    private Map<Path, Read> files = Map.of();
    private Thread follower;

    private DefinitionFolder(Path folder, Consumer<Collection<ObjectDefinition>> listener, WatchService watcher) {
        this.folder = folder;
        this.listener = listener;
        this.watcher = watcher;
    }

    /** Has read what is there when it returns; a folder that can't be watched is reported and stays out. */
    static DefinitionFolder watch(Path folder, Consumer<Collection<ObjectDefinition>> listener) {
        try {
            Files.createDirectories(folder);
            var watcher = folder.getFileSystem().newWatchService();
            folder.register(
                    watcher,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            var watched = new DefinitionFolder(folder, listener, watcher);
            watched.readAll();
            watched.start();
            return watched;
        } catch (IOException e) {
            LOG.error("Folder {} of object definitions can't be watched: {}", folder, e.toString());
            return NONE;
        }
    }

    private void start() {
        follower = new Thread(this::follow, "lwm2m-definitions");
        follower.setDaemon(true);
        follower.start();
    }

    private void follow() {
        try {
            for (boolean valid = true; valid; ) {
                var key = watcher.take();
                key.pollEvents();
                readAll();
                valid = key.reset();
            }
            LOG.warn("Folder {} of object definitions is gone; what was read from it stays in force", folder);
        } catch (ClosedWatchServiceException e) {
            LOG.debug("Folder {} is no longer watched", folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll() {
        Map<Path, Read> present = new TreeMap<>();
        try (var entries = Files.newDirectoryStream(folder, "*.xml")) {
            for (var file : entries) {
                if (present.size() == MAX_FILES) {
                    LOG.error("Folder {} has more than {} definition files; the rest is left out", folder, MAX_FILES);
                    break;
                }
                present.put(file, readFile(file));
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.error("Folder {} of object definitions can't be listed: {}", folder, e.toString());
            return;
        }
        files = present;
        listener.accept(present.values().stream()
                .flatMap(read -> read.definitions().stream())
                .toList());
    }

    private Read readFile(Path file) {
        try {
            var modified = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            var before = files.get(file);
            boolean unchanged = before != null && before.modified().equals(modified) && before.size() == size;
            return unchanged ? before : new Read(modified, size, definitions(file));
        } catch (IOException e) {
            LOG.error("Object definition {} can't be read: {}", file, e.toString());
            return NOTHING;
        }
    }

    private static List<ObjectDefinition> definitions(Path file) throws IOException {
        try (var xml = Files.newInputStream(file)) {
            var definitions = Ddf.read(xml);
            LOG.debug("{} defines {}", file, definitions);
            return definitions;
        } catch (InvalidDefinition e) {
            LOG.error("Object definition {} is left out: {}", file, e.getMessage());
            return List.of();
        }
    }

    /** The thread has ended when it returns. */
    void close() {
        if (watcher == null) {
            return;
        }
        try {
            watcher.close();
            follower.join(LONGEST_READ);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("Folder {} can't be released: {}", folder, e.toString());
        }
    }
}
