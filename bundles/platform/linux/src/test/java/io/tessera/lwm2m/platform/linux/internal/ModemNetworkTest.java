// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.platform.NetworkBearer;
import io.tessera.lwm2m.platform.NetworkInfo.Cell;
import io.tessera.lwm2m.platform.NetworkInfo.Radio;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModemNetworkTest {

    @ParameterizedTest(name = "{0} with {1} and channel {2} is {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            "gsm","gprs"     | "egsm"                   |        | GSM
            "edge"           | "egsm"                   |        | GSM
            "hspa-plus"      | "utran-1"                |        | WCDMA
            "umts"           | "any"                    |        | WCDMA
            "evdoa"          | "any"                    |        | CDMA2000
            "lte"            | "eutran-3","eutran-7"    |        | LTE_FDD
            "lte"            | "utran-1","eutran-38"    |        | LTE_TDD
            "lte"            | "eutran-3","eutran-38"   | 1300   | LTE_FDD
            "lte"            | "eutran-3","eutran-38"   | 37950  | LTE_TDD
            "lte"            | "eutran-3","eutran-66"   | 66500  | LTE_FDD
            "lte"            | "eutran-3","eutran-38"   |        |
            "lte"            | "any"                    | 6300   | LTE_FDD
            "lte-cat-m"      | "eutran-20"              |        | LTE_FDD
            "lte-nb-iot"     | "any"                    |        | NB_IOT
            "lte","5gnr"     | "eutran-3","ngran-78"    |        | LTE_FDD
            "5gnr"           | "eutran-3","ngran-78"    |        | NR_TDD
            "5gnr"           | "ngran-28"               |        | NR_FDD
            "5gnr"           | "ngran-28","ngran-258"   |        |
            "unknown"        | "any"                    |        |
            """)
    void each_network_has_its_bearer(String names, String bands, Integer channel, NetworkBearer expected) {
        var modem = Told.of("{\"modem\":{\"generic\":{\"access-technologies\":[%s],\"current-bands\":[%s]}}}"
                .formatted(names, bands));
        var cells = channel == null
                ? Told.NOTHING
                : Told.of("{\"modem\":{\"cell-info\":[\"cell type: lte, serving: no, earfcn: 7\","
                        + "\"cell type: lte, serving: yes, operator id: 26299, earfcn: %d, rsrp: -98.1\"]}}"
                                .formatted(channel));

        assertThat(new ModemNetwork(modem, Told.NOTHING, Told.NOTHING, () -> cells).bearer())
                .isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void lte_has_its_signal_and_its_cell() {
        var network = network(Recorded.MODEM, Recorded.SIGNAL, Recorded.LOCATION);

        assertThat(network.radio()).contains(new Radio(Optional.of(-104L), Optional.of(-11L), Optional.of(3L)));
        assertThat(network.cell(List.of("internet.example")))
                .contains(new Cell(
                        List.of("internet.example"),
                        Optional.of(0x197763EL),
                        Optional.of(99L),
                        Optional.of(262L),
                        Optional.of(0xC945L)));
    }

    @Test
    void the_codes_of_the_network_come_from_its_location_if_the_modem_does_not_say_them() {
        var network = network(Recorded.MODEM.replace("\"26299\"", "\"--\""), Recorded.NO_SIGNAL, Recorded.LOCATION);

        assertThat(network.cell(List.of()).orElseThrow().countryCode()).contains(262L);
        assertThat(network.cell(List.of()).orElseThrow().networkCode()).contains(99L);
    }

    @Test
    void a_modem_that_does_not_measure_has_no_strength() {
        var network = network(Recorded.MODEM, Recorded.NO_SIGNAL, "");

        assertThat(network.radio()).contains(new Radio(Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(network.cell(List.of()).orElseThrow().id()).isEmpty();
    }

    @Test
    void a_modem_that_is_not_registered_has_no_network() {
        var network = network("{\"modem\":{\"generic\":{\"access-technologies\":[],\"state\":\"searching\"}}}", "", "");

        assertThat(network.bearer()).isEmpty();
        assertThat(network.radio()).isEmpty();
        assertThat(network.cell(List.of())).isEmpty();
    }

    private static ModemNetwork network(String modem, String signal, String location) {
        return new ModemNetwork(Told.of(modem), Told.of(signal), Told.of(location), () -> Told.NOTHING);
    }
}
