// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;

/** The folder with the sources, and what was built from them. */
final class Repository {

    private static final List<String> SOURCES =
            List.of("pom.xml", "bundles", "distribution", "features", "config", "LICENSE");
    private static final List<String> ROLES = List.of("gateway", "server");

    private final Path root;

    Repository(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /** Where a role keeps what it writes. */
    Path work(String name) {
        return root.resolve("target/run").resolve(name);
    }

    Path startScript(String role) {
        return distribution(role).resolve("bin/tessera-" + role);
    }

    private Path distribution(String role) {
        return root.resolve("distribution/%s/target/tessera-%s".formatted(role, role));
    }

    /** Builds both distributions unless they are newer than every source. */
    void buildMissing() throws Failed, InterruptedException {
        try {
            if (isStale()) {
                new Build(root)
                        .run(List.of(
                                "package", "-DskipTests", "-Dtessera.without-itests", "-Dspotless.check.skip=true"));
            }
        } catch (IOException e) {
            throw new Failed("cannot tell whether the build is up to date: " + e.getMessage(), e);
        }
    }

    private boolean isStale() throws IOException {
        var built = FileTime.fromMillis(Long.MAX_VALUE);
        for (var role : ROLES) {
            // Written last, so that a build that was interrupted does not count.
            var zip = root.resolve("distribution/%s/target/tessera-%s.zip".formatted(role, role));
            if (!Files.exists(zip) || !Files.exists(startScript(role))) {
                return true;
            }
            var time = Files.getLastModifiedTime(zip);
            built = time.compareTo(built) < 0 ? time : built;
        }
        var newest = new Newest(built);
        for (var source : SOURCES) {
            Files.walkFileTree(root.resolve(source), newest);
        }
        return newest.found;
    }

    /** Looks for one source that is newer than the build. Tests and documentation don't count. */
    private static final class Newest extends SimpleFileVisitor<Path> {

        private final FileTime built;
        private boolean found;

        Newest(FileTime built) {
            this.built = built;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            var name = folder.getFileName().toString();
            return name.equals("target") || name.equals("test")
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean counts = !file.toString().endsWith(".md");
            found |= counts && attributes.lastModifiedTime().compareTo(built) > 0;
            return found ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }
    }
}
