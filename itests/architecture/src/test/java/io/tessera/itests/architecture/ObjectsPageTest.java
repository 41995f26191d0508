// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tessera.itests.architecture.Rooms.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of Objects says what is in the build; {@code -Dobjects.update=true} writes it anew. */
class ObjectsPageTest {

    private static final Path PAGE = Rooms.BUNDLES.resolveSibling("docs").resolve("objects.md");

    static Stream<Room> rooms() {
        return ObjectRooms.all();
    }

    @BeforeAll
    static void the_rooms_are_tested() {
        assumeTrue(ObjectRooms.areTested(), "the tests of the Objects' bundles leave their definitions in the build");
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_readme_says_where_each_value_comes_from_and_of_no_other(Room room) {
        var defined = new TreeSet<String>();
        ObjectRooms.resources(room).forEach(resource -> defined.add(Integer.toString(resource.id())));
        var explained = ObjectRooms.sources(room).keySet();

        assertThat(explained)
                .as("table of Resources in the README of %s", room.name())
                .isNotEmpty()
                .allMatch(id -> id.equals(ObjectRooms.OTHERS) || defined.contains(id));
        if (!explained.contains(ObjectRooms.OTHERS)) {
            assertThat(explained).containsAll(defined);
        }
    }

    @Test
    void the_page_is_up_to_date() throws IOException {
        if (Boolean.getBoolean("objects.update")) {
            Files.writeString(PAGE, ObjectsPage.written());
        }

        assertThat(PAGE).as("-Dobjects.update=true writes it").hasContent(ObjectsPage.written());
    }
}
