// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.itests.architecture.Rooms.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that say what a thing is, and a page that says what a room is for. */
class NamingRulesTest {

    private static final Pattern TYPE = Pattern.compile("(\\w*(Util|Utils|Helper|Manager|Impl)|Abstract\\w+)\\.java");
    private static final Pattern FOLDER = Pattern.compile(".*/(util|utils|common|core|impl)/.*");
    private static final int CLASS_LINES = 200;

    static Stream<Room> rooms() {
        return Rooms.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void no_class_is_a_helper_or_a_manager(Room room) throws IOException {
        assertThat(sources(room))
                .noneMatch(file -> TYPE.matcher(file.getFileName().toString()).matches());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void no_package_is_a_drawer_for_odds_and_ends(Room room) throws IOException {
        assertThat(sources(room))
                .noneMatch(file -> FOLDER.matcher(file.toString()).matches());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void no_class_is_longer_than_200_lines(Room room) throws IOException {
        for (var file : sources(room)) {
            long lines = Files.readAllLines(file).stream()
                    .filter(NamingRulesTest::isCode)
                    .count();
            assertThat(lines).as("lines of %s", file).isLessThanOrEqualTo(CLASS_LINES);
        }
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void every_room_has_a_page(Room room) {
        assertThat(room.folder().resolve("README.md")).exists();
    }

    /** Neither blank, nor comment, nor import. */
    private static boolean isCode(String line) {
        var text = line.strip();
        return !text.isEmpty() && Stream.of("//", "/*", "*", "import ").noneMatch(text::startsWith);
    }

    private static List<Path> sources(Room room) throws IOException {
        var java = room.folder().resolve("src/main/java");
        if (!Files.isDirectory(java)) {
            return List.of();
        }
        try (var files = Files.walk(java)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
