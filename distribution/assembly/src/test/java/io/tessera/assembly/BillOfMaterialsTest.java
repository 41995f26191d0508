// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillOfMaterialsTest {

    private static final Coordinates ROOM = Coordinates.parse("io.tessera:room:1.2.3-SNAPSHOT");
    private static final Coordinates LIBRARY = Coordinates.parse("com.example:library:4");

    @TempDir
    private Path folder;

    @Test
    void the_schema_of_the_standard_has_nothing_to_say_against_it() throws Exception {
        var problems = new JsonParser().validate(bill().getBytes(StandardCharsets.UTF_8), Version.VERSION_16);

        assertThat(problems).isEmpty();
    }

    @Test
    void a_jar_is_named_with_its_digest_and_what_is_packed_into_it() throws Exception {
        var bill = new JsonParser().parse(bill().getBytes(StandardCharsets.UTF_8));

        assertThat(bill.getComponents()).hasSize(2);
        var room = bill.getComponents().get(1);
        assertThat(room.getPurl()).isEqualTo("pkg:maven/io.tessera/room@1.2.3-SNAPSHOT?type=jar");
        assertThat(room.getVersion()).isEqualTo("1.2.3.SNAPSHOT");
        assertThat(room.getHashes()).singleElement().satisfies(hash -> assertThat(hash.getValue())
                .hasSize(64));
        assertThat(room.getLicenses().getLicenses().get(0).getName()).isEqualTo("EPL-2.0");
        assertThat(room.getComponents()).singleElement().satisfies(library -> assertThat(library.getPurl())
                .isEqualTo("pkg:maven/com.example/library@4?type=jar"));
    }

    @Test
    void the_same_jars_make_the_same_text() throws Exception {
        assertThat(bill()).isEqualTo(bill());
    }

    private String bill() throws IOException {
        var bill = new BillOfMaterials("gateway", "1.2.3-SNAPSHOT");
        var room = new MadeBundle("room").with("Bundle-License", "EPL-2.0;link=\"x\"");
        bill.add(ROOM, room.in(folder), List.of(LIBRARY));
        bill.add(Coordinates.parse("com.example:a:1"), new MadeBundle("a").in(folder), List.of());
        return bill.text();
    }
}
