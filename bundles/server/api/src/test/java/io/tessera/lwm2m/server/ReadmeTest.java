// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of the README is code that compiles. */
class ReadmeTest {

    @Test
    void the_example_is_the_code_of_its_class() throws IOException {
        var source = Path.of("src/test/java", Example.class.getName().replace('.', '/') + ".java");
        var code = words(Files.readAllLines(source));
        var readme = Files.readAllLines(Path.of("README.md"));

        var example = readme.subList(readme.indexOf("```java") + 1, readme.lastIndexOf("```"));

        assertThat(example).hasSizeGreaterThan(5);
        assertThat(code).contains(words(example));
    }

    /** As it is, whatever the line breaks. */
    private static String words(List<String> lines) {
        return String.join("", lines).replaceAll("\\s+", "");
    }
}
