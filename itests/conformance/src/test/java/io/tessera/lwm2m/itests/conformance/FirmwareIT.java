// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static io.tessera.lwm2m.itests.conformance.FirmwareEnds.DOWNLOADED;
import static io.tessera.lwm2m.itests.conformance.FirmwareEnds.IDLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.eclipse.californium.core.coap.CoAP.Code;

/** The cases 751 to 771: firmware by push and by pull, until it is installed. */
@Cases(Lane.FIRMWARE)
class FirmwareIT {

    private static final String VERSION = "/3/0/3";

    @Case
    void int_751_query_the_readable_resources(Place place, Stage stage) throws Exception {
        FirmwareEnds.at(place, stage)
                .reset()
                .steps()
                .read("/5/0", Steps.TLV)
                .shows("/5/0/3", 0)
                .shows("/5/0/5", 0)
                .showsSomethingAt("/5/0/8/0", "/5/0/9");
    }

    @Case
    void int_755_set_the_package(Place place, Stage stage) throws Exception {
        var ends = FirmwareEnds.at(place, stage).reset();
        ends.push(ends.packages().version("2.0.0"));
        ends.awaitState(DOWNLOADED, 0);
    }

    @Case
    void int_756_set_the_package_uri(Place place, Stage stage) throws Exception {
        assumePull(place);
        var ends = FirmwareEnds.at(place, stage).resetByUri();
        ends.pull(ends.source().coap(), ends.packages().version("2.0.0"));
        ends.awaitState(DOWNLOADED, 0);
    }

    @Case
    void int_760_observe_the_state(Place place, Stage stage) throws Exception {
        var ends = FirmwareEnds.at(place, stage).reset();
        ends.steps().attributes("/5/0", "pmin=1&pmax=10");
        var observed = ends.pair()
                .done(Code.GET, "/5/0/3", () -> ends.pair().server().observe("/5/0/3", ""))
                .hasCode("2.05")
                .shows("/5/0/3", 0);
        var notifications = Notifications.of(ends.pair(), observed);
        ends.push(ends.packages().version("2.0.0"));
        ends.pair().server().awaitShown("/5/0/3", Long.toString(DOWNLOADED));
        assertThat(notifications.next(observed.answer()).code()).isEqualTo("2.05");
        ends.steps().cancel("/5/0/3");
        ends.steps().attributes("/5/0", "pmin&pmax");
    }

    @Case
    void int_770_successful_update_by_push(Place place, Stage stage) throws Exception {
        var ends = FirmwareEnds.at(place, stage).reset();
        ends.push(ends.packages().version("2.1.0"));
        install(place, ends, "2.1.0");
    }

    @Case
    void int_771_successful_update_by_pull(Place place, Stage stage) throws Exception {
        assumePull(place);
        var ends = FirmwareEnds.at(place, stage).resetByUri();
        ends.pull(ends.source().http("package"), ends.packages().version("2.2.0"));
        install(place, ends, "2.2.0");
    }

    private static void install(Place place, FirmwareEnds ends, String version) throws Exception {
        ends.awaitState(DOWNLOADED, 0);
        ends.steps().execute("/5/0/2");
        ends.awaitState(IDLE, 1);
        if (place.pairing().hasOurClient()) {
            ends.awaitShown(Map.of(VERSION, version), VERSION);
        }
    }

    @Case
    void int_772_install_without_a_package(Place place, Stage stage) throws Exception {
        var ends = FirmwareEnds.at(place, stage).reset();
        ends.pair()
                .done(Code.POST, "/5/0/2", () -> ends.pair().server().execute("/5/0/2"))
                .hasCode("4.05");
        ends.steps().read("/5/0").shows("/5/0/3", 0).shows("/5/0/5", 0);
    }

    private static void assumePull(Place place) {
        if (!place.pairing().hasOurClient()) {
            throw new NotPlayed("Leshan M15's client fetches no packages");
        }
    }
}
