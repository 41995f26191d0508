// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** A zip that is the same for the same content: entries in order, one fixed time, execute bits kept. */
final class DistributionZip {

    private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    private DistributionZip() {}

    static void write(Path folder, Path zip) throws IOException {
        Files.deleteIfExists(zip);
        // Attributes such as the execute bit need the "enablePosixFileAttributes" of jdk.zipfs.
        var options = Map.of("create", "true", "enablePosixFileAttributes", "true");
        try (var files = Files.walk(folder);
                var target = FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), options)) {
            for (var file : files.sorted().toList()) {
                add(file, target.getPath("/" + folder.getParent().relativize(file)));
            }
        }
    }

    private static void add(Path file, Path entry) throws IOException {
        if (Files.isDirectory(file)) {
            Files.createDirectories(entry);
            setAttributes(entry, true);
            return;
        }
        Files.write(entry, Files.readAllBytes(file));
        setAttributes(entry, Files.isExecutable(file));
    }

    private static void setAttributes(Path entry, boolean executable) throws IOException {
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--");
        Files.setAttribute(entry, "zip:permissions", permissions);
        for (var attribute : new String[] {"lastModifiedTime", "lastAccessTime", "creationTime"}) {
            Files.setAttribute(entry, attribute, TIME);
        }
    }
}
