// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import static io.tessera.lwm2m.platform.network.PreferredBearer.AUTOMATIC;
import static io.tessera.lwm2m.platform.network.PreferredBearer.GSM;
import static io.tessera.lwm2m.platform.network.PreferredBearer.LTE;
import static io.tessera.lwm2m.platform.network.PreferredBearer.UMTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.platform.network.PreferredBearer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModemModesTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
            allowed: 2g, 3g, 4g; preferred: 4g     | LTE UMTS GSM
            allowed: 2g, 3g, 4g; preferred: 3g     | UMTS LTE GSM
            allowed: 2g, 3g, 4g; preferred: none   | AUTOMATIC
            allowed: 3g, 4g; preferred: none       | LTE UMTS
            allowed: 4g; preferred: none           | LTE
            allowed: cs, 2g; preferred: none       | GSM
            allowed: any; preferred: none          | -
            allowed: ; preferred:                  | -
            nonsense                               | -
            """)
    void shows_what_the_modem_may_use_the_preferred_first(String current, String expected) {
        var shown = modes(current).preferred().stream().map(Enum::name).toList();

        assertThat(shown).isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void takes_only_what_the_modem_can() {
        var modes = modes("allowed: 4g; preferred: none");

        assertThat(command(modes, UMTS, LTE)).isEqualTo("[3g, 4g] 3g");
        assertThat(command(modes, LTE)).isEqualTo("[4g] none");
        assertThat(command(modes, AUTOMATIC)).isEqualTo("[2g, 3g, 4g] 4g");
        assertThat(command(modes, GSM)).isEmpty();
        assertThat(command(modes, GSM, LTE)).isEmpty();
    }

    private static String command(ModemModes modes, PreferredBearer... order) {
        return modes.choice(List.of(order))
                .map(choice -> choice.allowed() + " " + choice.preferred())
                .orElse("");
    }

    private static ModemModes modes(String current) {
        return ModemModes.of(Told.of(Recorded.MODEM.replace(
                "\"current-modes\":\"allowed: 2g, 3g, 4g; preferred: 4g\"", "\"current-modes\":\"" + current + "\"")));
    }
}
