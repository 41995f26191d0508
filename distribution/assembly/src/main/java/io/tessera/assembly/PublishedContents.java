// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which content of each bundle was published last, and as which number of how many. From it follow the qualifiers: the
 * content that was published has its number, any other the next one.
 */
final class PublishedContents {

    private static final String HEAD =
            """
            # What was published last of each bundle: symbolic name, number, digest of the content.
            # Written by ./tessera package --record; docs/packaging.md tells what it is for.
            """;

    private final Map<String, Content> contents;

    private record Content(int number, String digest) {}

    private PublishedContents(Map<String, Content> contents) {
        this.contents = contents;
    }

    /** Nothing was published where there is no such file. */
    static PublishedContents read(Path file) throws IOException {
        var contents = new TreeMap<String, Content>();
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file)) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                var columns = line.split(" ");
                if (columns.length != 3 || !columns[1].matches("[1-9]\\d{0,3}")) {
                    throw new IOException("%s: '%s' is not name, number, digest".formatted(file, line));
                }
                contents.put(columns[0], new Content(Integer.parseInt(columns[1]), columns[2]));
            }
        }
        return new PublishedContents(contents);
    }

    /** Greater, as text, than those of all that was published of this bundle before; than {@code SNAPSHOT}, too. */
    String qualifier(String symbolicName, String digest) {
        return "v%04d-%s".formatted(number(symbolicName, digest), digest);
    }

    private int number(String symbolicName, String digest) {
        var published = contents.get(symbolicName);
        if (published == null) {
            return 1;
        }
        return published.digest().equals(digest) ? published.number() : published.number() + 1;
    }

    void add(String symbolicName, String digest) {
        contents.put(symbolicName, new Content(number(symbolicName, digest), digest));
    }

    void write(Path file) throws IOException {
        var text = new StringBuilder(HEAD);
        contents.forEach((name, content) -> text.append(name)
                .append(' ')
                .append(content.number())
                .append(' ')
                .append(content.digest())
                .append('\n'));
        Files.writeString(file, text);
    }
}
