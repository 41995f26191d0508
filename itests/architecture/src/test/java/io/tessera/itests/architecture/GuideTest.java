// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide for developers shows is what the example has, which is compiled and tested. */
class GuideTest {

    private static final Path DOCS = Rooms.BUNDLES.resolveSibling("docs");
    private static final Pattern CODE = Pattern.compile("(?s)```java\n(.*?)```");

    @Test
    void every_piece_of_code_in_the_guide_is_in_the_example() throws IOException {
        var guide = Files.readString(DOCS.resolve("write-an-object.md"));
        var example = example();
        var pieces =
                CODE.matcher(guide).results().map(piece -> flat(piece.group(1))).toList();

        assertThat(pieces).hasSizeGreaterThan(3).allSatisfy(piece -> assertThat(example)
                .anyMatch(file -> file.contains(piece)));
    }

    private static List<String> example() throws IOException {
        try (var files = Files.walk(DOCS.resolve("example-object/src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(GuideTest::read)
                    .map(GuideTest::flat)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Indentation apart. */
    private static String flat(String code) {
        return code.strip().replaceAll("\\s*\n\\s*", "\n");
    }
}
