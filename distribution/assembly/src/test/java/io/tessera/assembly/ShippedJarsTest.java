// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Version;

class ShippedJarsTest {

    private static final Coordinates OURS = new Coordinates("io.tessera", "room", "1.2.3-SNAPSHOT");

    @TempDir
    private Path folder;

    private Path published;

    @BeforeEach
    void nothing_is_published() {
        published = folder.resolve("published.txt");
    }

    @Test
    void the_same_content_has_the_same_version_and_the_same_bytes() throws Exception {
        var first = ship(room().with("Created-By", "one").with("Build-Jdk-Spec", "17"));
        var bytes = Files.readAllBytes(first);
        var second = ship(new MadeBundle("room")
                .with("Created-By", "another")
                .with("Build-Jdk-Spec", "25")
                .with("Bundle-Version", "1.2.3")
                .entry("b", "2")
                .entry("a.class", "1"));

        assertThat(Files.readAllBytes(second)).isEqualTo(bytes);
        assertThat(version(second).toString()).matches("1\\.2\\.3\\.v0001-[0-9a-f]{12}");
    }

    @Test
    void another_class_is_another_version() throws Exception {
        var before = version(ship(room()));

        assertThat(version(ship(room().entry("a.class", "3")))).isNotEqualTo(before);
    }

    @Test
    void another_header_and_another_name_of_an_entry_are_another_version() throws Exception {
        var before = version(ship(room()));

        assertThat(version(ship(room().with("Import-Package", "x")))).isNotEqualTo(before);
        assertThat(version(ship(new MadeBundle("room").entry("a.clas", "s1").entry("b", "2"))))
                .isNotEqualTo(before);
    }

    @Test
    void what_was_published_keeps_its_version_and_what_follows_has_a_greater_one() throws Exception {
        for (int times = 0; times < 12; times++) {
            var content = room().entry("a.class", "content " + times);
            var before = version(ship(content));
            record(content);
            assertThat(version(ship(content))).isEqualTo(before);
            assertThat(version(ship(room().entry("a.class", "content after " + times))))
                    .isGreaterThan(before);
        }
        assertThat(Files.readString(published)).contains("\nroom 12 ");
    }

    @Test
    void a_version_is_greater_than_that_of_a_build_in_between() throws Exception {
        assertThat(version(ship(room()))).isGreaterThan(Version.parseVersion("1.2.3.SNAPSHOT"));
    }

    @Test
    void what_is_no_bundle_or_not_ours_is_shipped_as_it_is() throws Exception {
        var built = room().in(folder.resolve("built"));
        var shipped = shipped(built);

        assertThat(shipped.find(new Coordinates("org.example", "room", "1"))).isEqualTo(built);
    }

    @Test
    void a_record_that_is_none_is_named() throws Exception {
        Files.writeString(published, "room twelve abc\n");

        assertThatThrownBy(() -> ship(room())).isInstanceOf(IOException.class).hasMessageContaining("room twelve abc");
    }

    private static MadeBundle room() {
        return new MadeBundle("room").entry("a.class", "1").entry("b", "2");
    }

    private Path ship(MadeBundle bundle) throws IOException {
        return shipped(bundle.in(folder.resolve("built"))).find(OURS);
    }

    private void record(MadeBundle bundle) throws IOException {
        var shipped = shipped(bundle.in(folder.resolve("built")));
        shipped.find(OURS);
        shipped.record(published);
    }

    private ShippedJars shipped(Path built) throws IOException {
        return new ShippedJars(
                coordinates -> built, "io.tessera", PublishedContents.read(published), folder.resolve("shipped"));
    }

    private static Version version(Path jar) throws IOException {
        return Version.parseVersion(OrderedJar.read(jar).header("Bundle-Version"));
    }
}
