// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The small files in which Linux tells about itself. What can't be read is absent.
 *
 * @param root the folder that stands for {@code /}
 */
record HostFiles(Path root) {

    private static final int LONGEST = 4096;
    private static final int LONGEST_TABLE = 1 << 18;
    private static final int MOST_NAMES = 256;

    /** The first {@value #LONGEST} bytes of a file without blanks and zeros around them; absent if nothing is left. */
    Optional<String> text(String file) {
        return text(file, LONGEST);
    }

    /** The lines of a table, the first {@value #LONGEST_TABLE} bytes of it. */
    List<String> lines(String file) {
        return text(file, LONGEST_TABLE).stream().flatMap(String::lines).toList();
    }

    /** The first {@value #LONGEST} bytes of a file as they are; none if it can't be read. */
    byte[] bytes(String file) {
        try (var in = Files.newInputStream(at(file))) {
            return in.readNBytes(LONGEST);
        } catch (IOException e) {
            return new byte[0]; // the host doesn't have it, or keeps it from us
        }
    }

    boolean exists(String file) {
        return Files.exists(at(file));
    }

    private Optional<String> text(String file, int longest) {
        try (var in = Files.newInputStream(at(file))) {
            var text = new String(in.readNBytes(longest), StandardCharsets.UTF_8)
                    .replace('\0', ' ')
                    .strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException e) {
            return Optional.empty(); // the host doesn't have it, or keeps it from us
        }
    }

    /** A whole number. */
    Optional<Long> number(String file) {
        return text(file).filter(text -> text.matches("-?\\d{1,18}")).map(Long::valueOf);
    }

    /** What is in a folder, in alphabetical order. */
    List<String> names(String folder) {
        try (var entries = Files.list(at(folder))) {
            return entries.limit(MOST_NAMES)
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // the host doesn't have it, or keeps it from us
        }
    }

    private Path at(String file) {
        return root.resolve(file);
    }
}
