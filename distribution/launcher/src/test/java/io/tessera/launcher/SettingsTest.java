// SPDX-License-Identifier: EPL-2.0
package io.tessera.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @TempDir
    private Path folder;

    private List<Option> options;

    @BeforeEach
    void two_options() throws IOException {
        var file = folder.resolve("options");
        Files.writeString(
                file,
                """
                # name | kind | default | what it is
                work      | text | ${tessera.home}/work | folder
                coap-port | udp  | 5683                 | CoAP
                """);
        options = Option.read(file);
    }

    @Test
    void the_command_line_comes_before_the_environment_and_that_before_the_default() throws Exception {
        var environment = Map.of("TESSERA_COAP_PORT", "1");

        assertThat(settings(environment).get("coap-port")).isEqualTo("1");
        assertThat(settings(environment, "--coap-port", "2").get("coap-port")).isEqualTo("2");
        assertThat(settings(Map.of()).get("coap-port")).isEqualTo("5683");
    }

    @Test
    void a_default_may_refer_to_the_folder_of_the_distribution() throws Exception {
        assertThat(settings(Map.of()).get("work")).isEqualTo("/opt/gateway/work");
    }

    @Test
    void what_is_unknown_stays_for_whoever_knows_it() throws Exception {
        assertThat(settings(Map.of()).expand("${tessera.work}/${env:HOME}")).isEqualTo("/opt/gateway/work/${env:HOME}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--colour red    | --help lists them",
                "work            | --help lists them",
                "--work          | needs a value",
            })
    void wrong_use_is_told(String line, String message) {
        assertThatThrownBy(() -> settings(Map.of(), line.split(" ")))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"x, not a number", "-1, 0 to 65535", "65536, 0 to 65535"})
    void a_port_is_a_port(String value, String message) throws Exception {
        var settings = settings(Map.of(), "--coap-port", value);

        assertThatThrownBy(settings::ports).isInstanceOf(WrongUse.class).hasMessageContaining(message);
    }

    @Test
    void help_names_every_option_its_default_and_its_environment_variable() throws Exception {
        assertThat(settings(Map.of()).help("tessera-gateway"))
                .contains("usage: tessera-gateway", "--coap-port", "5683", "TESSERA_COAP_PORT", "--work");
    }

    private Settings settings(Map<String, String> environment, String... arguments) throws WrongUse {
        return Settings.of(options, List.of(arguments), environment, "/opt/gateway");
    }
}
