// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureReaderTest {

    @TempDir
    private Path folder;

    @Test
    void versions_of_the_build_are_filled_in_and_run_time_variables_stay() throws Exception {
        write(
                """
                {
                  // comments are allowed
                  "name": "f",
                  "bundles": [
                    {"id": "g:a:${project.version}", "start-level": 3},
                    {"id": "g:b:1"}
                  ],
                  "extensions": {
                    "launch-framework": {"artifacts": [{"id": "g:framework:7"}]},
                    "tessera.configuration.files": {"text": ["x.cfg"]},
                    "framework-launching-properties": {"json": {"dir": "${tessera.work}/config"}}
                  }
                }
                """);

        var feature = read();

        assertThat(feature.bundles())
                .containsExactly(
                        new Feature.Bundle(new Coordinates("g", "a", "2.0"), 3),
                        new Feature.Bundle(new Coordinates("g", "b", "1"), 20));
        assertThat(feature.classpath()).containsExactly(new Coordinates("g", "framework", "7"));
        assertThat(feature.configurationFiles()).containsExactly("x.cfg");
        assertThat(feature.frameworkProperties()).containsEntry("dir", "${tessera.work}/config");
    }

    @Test
    void a_feature_that_is_missing_is_named() {
        assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining("no feature 'f'");
    }

    @Test
    void coordinates_that_are_none_are_named() throws Exception {
        write("{\"name\": \"f\", \"bundles\": [{\"id\": \"a:b\"}]}");

        assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining("'a:b'");
    }

    private Feature read() throws IOException {
        var properties = new Properties();
        properties.setProperty("project.version", "2.0");
        return new FeatureReader(folder, properties).read("f");
    }

    private void write(String json) throws IOException {
        Files.writeString(folder.resolve("f.json"), json);
    }
}
