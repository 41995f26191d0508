// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackagingTest {

    @TempDir
    private Path folder;

    @Test
    void packages_go_into_target_and_are_not_signed_unless_something_else_is_said() throws Exception {
        assertThat(properties()).containsExactly("-Dtessera.packages=" + folder.resolve("target/packages"));
    }

    @Test
    void a_key_store_a_folder_and_the_record_become_properties_of_the_build() throws Exception {
        var keys = Files.createFile(folder.resolve("keys.p12")).toString();
        var password = Files.createFile(folder.resolve("password")).toString();

        assertThat(properties(
                        "--to",
                        folder + "/a/../b",
                        "--keystore",
                        keys,
                        "--alias",
                        "release",
                        "--password-file",
                        password,
                        "--record"))
                .containsExactly(
                        "-Dtessera.packages=" + folder.resolve("b"),
                        "-Dtessera.keystore=" + keys,
                        "-Dtessera.alias=release",
                        "-Dtessera.password-file=" + password,
                        "-Dtessera.record=true");
    }

    @Test
    void a_key_store_alone_is_not_enough() throws Exception {
        var keys = Files.createFile(folder.resolve("keys.p12")).toString();

        assertThatThrownBy(() -> properties("--keystore", keys))
                .isInstanceOf(Failed.class)
                .hasMessageContaining("--password-file");
    }

    @Test
    void a_key_store_that_is_not_there_is_named() {
        assertThatThrownBy(() -> properties("--keystore", folder + "/none"))
                .isInstanceOf(Failed.class)
                .hasMessageContaining("/none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--sign", "--to", "folder"})
    void what_is_no_option_is_named(String option) {
        assertThatThrownBy(() -> properties(option)).isInstanceOf(Failed.class).hasMessageEndingWith(": " + option);
    }

    private List<String> properties(String... arguments) throws Failed {
        return new Packaging(new Repository(folder)).properties(List.of(arguments));
    }
}
