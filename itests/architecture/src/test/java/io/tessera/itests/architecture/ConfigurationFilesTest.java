// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files in {@code config/} explain what there is, show the defaults in force, and nothing is missing. */
class ConfigurationFilesTest {

    private static final Path CONFIG = Rooms.BUNDLES.resolveSibling("config");
    private static final Path FEATURES = Rooms.BUNDLES.resolveSibling("features");
    private static final Pattern SETTING = Pattern.compile("#?(\\.?[A-Za-z][A-Za-z0-9.]*)=(.*)");

    private static Map<String, Metatype> metatype;

    @BeforeAll
    static void read_the_metatype() throws Exception {
        metatype = Metatype.all();
    }

    static Stream<Path> files() throws IOException {
        try (var files = Files.list(CONFIG)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_names_every_attribute_and_no_other(Path file) throws IOException {
        assertThat(metatype).containsKey(pid(file));
        assertThat(settings(file).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        metatype.get(pid(file)).attributes().keySet());
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_line_that_is_off_shows_the_default(Path file) throws IOException {
        var defaults = metatype.get(pid(file)).attributes();
        settings(file).forEach((name, value) -> {
            if (value.off()) {
                assertThat(plain(value.text())).as(name).isEqualTo(plain(defaults.get(name)));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_is_brought_by_a_feature(Path file) throws IOException {
        var name = file.getFileName().toString();
        try (var features = Files.list(FEATURES)) {
            assertThat(features).anyMatch(feature -> read(feature).contains('"' + name + '"'));
        }
    }

    @Test
    void every_single_pid_has_a_file() throws IOException {
        var missing = new TreeSet<String>();
        metatype.forEach((pid, type) -> {
            if (!type.factory()) {
                missing.add(pid);
            }
        });
        files().forEach(file -> missing.remove(pid(file)));

        assertThat(missing).isEmpty();
    }

    private record Setting(boolean off, String text) {}

    private static Map<String, Setting> settings(Path file) throws IOException {
        var settings = new TreeMap<String, Setting>();
        for (var line : Files.readAllLines(file)) {
            var setting = SETTING.matcher(line);
            if (setting.matches()) {
                settings.put(setting.group(1), new Setting(line.startsWith("#"), setting.group(2)));
            }
        }
        return settings;
    }

    /** Without what the two notations add: quotes, brackets, blanks between elements, escapes. */
    private static String plain(String value) {
        return value.replaceAll("[\\[\\]\"\\\\]", "").replaceAll(",\\s*", ",").strip();
    }

    private static String pid(Path file) {
        return file.getFileName().toString().replaceFirst("(-[^.]+)?\\.(cfg|config)$", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
