// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.keyfile.internal;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.tessera.lwm2m.platform.secrets.Secrets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that holds the key: 32 bytes and nothing else. What others may read is taken from them, with a warning,
 * since a gateway that stays away helps nobody; where that can't be done the key is refused.
 */
final class KeyFile {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private final Path file;

    KeyFile(Path file) {
        this.file = file;
    }

    /**
     * One at a time: at the first start several stores ask at once.
     *
     * @return the key, the caller's own; a new one is drawn if there is no file
     */
    synchronized byte[] read() throws IOException {
        if (Files.notExists(file)) {
            create();
        }
        keepOthersOut();
        var key = ByteBuffer.allocate(Secrets.KEY_LENGTH);
        try (var in = FileChannel.open(file, READ)) {
            while (key.hasRemaining() && in.read(key) >= 0) {
                continue;
            }
            if (key.hasRemaining() || in.size() != Secrets.KEY_LENGTH) {
                Arrays.fill(key.array(), (byte) 0);
                throw new IOException("%s has %d bytes, and a key has %d; put the right file back"
                        .formatted(file, in.size(), Secrets.KEY_LENGTH));
            }
        } catch (AccessDeniedException e) {
            throw new IOException(file + " can't be read by the user of this process", e);
        }
        return key.array();
    }

    /** Written and forced under another name first, so that no power cut leaves half a key; linked, so that the first one stays. */
    private void create() throws IOException {
        makeFolder();
        var draft = file.resolveSibling(
                file.getFileName() + ".new-" + ProcessHandle.current().pid());
        Files.deleteIfExists(draft);
        try {
            write(draft);
            publish(draft);
            LOG.info("{} holds a new key for what is kept on disk; without it that can't be read", file);
        } catch (FileAlreadyExistsException e) {
            LOG.debug("{} was made by another process meanwhile", file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void write(Path draft) throws IOException {
        var key = new byte[Secrets.KEY_LENGTH];
        new SecureRandom().nextBytes(key);
        var attributes = knowsOwners()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        try (var out = FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), attributes)) {
            var rest = ByteBuffer.wrap(key);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private void publish(Path draft) throws IOException {
        if (!knowsOwners()) {
            Files.move(draft, file);
            return;
        }
        Files.createLink(file, draft);
        try (var folder = FileChannel.open(file.getParent(), READ)) {
            folder.force(true);
        }
    }

    private void keepOthersOut() throws IOException {
        if (!knowsOwners()) {
            LOG.warn("{} lies on a file system that knows no owners: whoever reads that reads the key", file);
            return;
        }
        var permissions = Files.getPosixFilePermissions(file);
        var open = EnumSet.copyOf(OTHERS);
        open.retainAll(permissions);
        if (open.isEmpty()) {
            return;
        }
        var was = PosixFilePermissions.toString(permissions);
        try {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        } catch (IOException e) {
            throw new IOException(
                    "%s is open to others (%s), and that can't be changed: make it rw-------".formatted(file, was), e);
        }
        LOG.warn(
                "{} was open to others ({}) and no longer is; if somebody may have read it, draw a new key", file, was);
    }

    private void makeFolder() throws IOException {
        var folder = file.getParent();
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
    }

    private boolean knowsOwners() throws IOException {
        return Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
    }
}
