// SPDX-License-Identifier: EPL-2.0
package io.tessera.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Everything that a running distribution writes. One process at a time; the lock goes with the process. */
final class WorkDirectory implements AutoCloseable {

    private final Path directory;
    private final Path lockFile;
    private final FileChannel channel;

    private WorkDirectory(Path directory, Path lockFile, FileChannel channel) {
        this.directory = directory;
        this.lockFile = lockFile;
        this.channel = channel;
    }

    static WorkDirectory open(Path directory) throws IOException, WrongUse {
        Files.createDirectories(directory);
        closeToOthers(directory);
        for (var folder : new String[] {"config", "log", "tmp"}) {
            Files.createDirectories(directory.resolve(folder));
        }
        var lockFile = directory.resolve("lock");
        var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new WrongUse("%s is in use by another process. Stop that, or choose another folder with --work."
                    .formatted(directory));
        }
        return new WorkDirectory(directory, lockFile, channel);
    }

    /** Configuration files may have keys in them. */
    private static void closeToOthers(Path directory) throws IOException {
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path resolve(String name) {
        return directory.resolve(name);
    }

    /**
     * Brings the default configuration in. A file that nobody changed since it was brought in follows the
     * distribution; a file that was changed stays as it is.
     */
    void seedConfiguration(Path defaults) throws IOException {
        var seeds = Files.createDirectories(directory.resolve("config-defaults"));
        try (var files = Files.list(defaults)) {
            for (var file : files.sorted().toList()) {
                seed(file, seeds.resolve(file.getFileName()), directory.resolve("config"));
            }
        }
    }

    private static void seed(Path file, Path seed, Path config) throws IOException {
        var used = config.resolve(file.getFileName());
        boolean untouched = Files.exists(used) && isSame(used, seed);
        boolean fresh = !Files.exists(seed) && !Files.exists(used);
        if ((untouched && !isSame(file, used)) || fresh) {
            copy(file, used);
        }
        // Nothing is written at most starts: a gateway also starts on a disk that is full.
        if (!isSame(file, seed)) {
            copy(file, seed);
        }
    }

    private static boolean isSame(Path file, Path other) throws IOException {
        return Files.exists(other) && Files.mismatch(file, other) < 0;
    }

    /** Whole or not at all, also when this process is killed meanwhile: half a file would be taken for a changed one. */
    private static void copy(Path file, Path target) throws IOException {
        var draft = target.resolveSibling(target.getFileName() + ".new");
        Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(lockFile);
        channel.close();
    }
}
