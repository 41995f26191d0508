// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.californium.core.coap.CoAP.Code;

/**
 * The cases 1200 to 1250 and 1350: Cellular Connectivity, APN Connection Profiles, Bearer Selection. Their /10/0/6 has
 * become a Resource of Object 11, so that a server doesn't know its type.
 */
@Cases(Lane.OBJECTS)
class CellularIT {

    private static Steps timers(Place place, Stage stage) throws Exception {
        if (place.pairing().hasOurClient()) {
            throw new NotPlayed(
                    "no platform tells our gateway of a modem's timers, eDRX and rate control, /10/0/4 to 9");
        }
        return Furnished.at(place, stage).steps();
    }

    private static Steps savingModes(Place place, Stage stage) throws Exception {
        if (place.pairing().hasOurClient()) {
            throw new NotPlayed("no platform tells our gateway of a modem's power saving modes, /10/0/13 and 14");
        }
        return Furnished.at(place, stage).steps();
    }

    @Case
    void int_1200_query_cellular_connectivity(Place place, Stage stage) throws Exception {
        timers(place, stage)
                .read("/10/0", Steps.TLV)
                .shows("/10/0/4", 3600)
                .shows("/10/0/5", 60)
                .showsSomethingAt("/10/0/6", "/10/0/8", "/10/0/9");
    }

    @Case
    void int_1201_query_cellular_connectivity_version_1_1(Place place, Stage stage) throws Exception {
        var steps = timers(place, stage);
        assertShown(steps, "4", "5", "6", "8", "9", "11", "13", "14");
        steps.read("/10/0", Steps.TLV)
                .shows("/10/0/11/0", "11:0")
                .shows("/10/0/13", 3)
                .showsSomethingAt("/10/0/4", "/10/0/5", "/10/0/6", "/10/0/8", "/10/0/9", "/10/0/14");
    }

    @Case
    void int_1202_set_the_power_saving_mode(Place place, Stage stage) throws Exception {
        var steps = savingModes(place, stage);
        assertShown(steps, "6", "11", "13", "14");
        steps.read("/10/0/13").shows("/10/0/13", 3);
        var written = steps.write("/10/0/14", 2L, Steps.TLV);
        assertThat(written.request().message().getPayload()).isEqualTo(new byte[] {(byte) 0xC1, 0x0E, 2});
        steps.read("/10/0/14").shows("/10/0/14", 2);
    }

    @Case
    void int_1203_observe_power_saving_modes(Place place, Stage stage) throws Exception {
        observe(savingModes(place, stage), "/10/0/13", "/10/0/14");
    }

    @Case
    void int_1204_observe_timers(Place place, Stage stage) throws Exception {
        var steps = timers(place, stage);
        assertShown(steps, "4", "5", "6", "8", "9");
        observe(steps, "/10/0/4", "/10/0/5", "/10/0/8", "/10/0/9");
    }

    @Case
    void int_1250_apn_configuration(Place place, Stage stage) throws Exception {
        if (place.pairing().hasOurClient()) {
            throw new NotPlayed("our gateway's connection profiles are those of its host: servers create none");
        }
        var pair = Furnished.at(place, stage).pair();
        var steps = new Steps(pair);
        var values = Map.<String, Object>of("/11/1/0", "second", "/11/1/1", "other.example", "/11/1/3", false);
        int mark = pair.wire().mark();
        pair.done(Code.POST, "/11", () -> pair.server().create("/11/1", values)).hasCode("2.01");
        // Leshan's client tells by itself; asked meanwhile, it would send an Update without the list instead.
        pair.awaitUpdate(mark, update -> update.links().contains("</11/1>"));
        int told = pair.wire().mark();
        steps.execute("/1/0/8");
        pair.awaitUpdate(told, update -> true);
        assertThat(pair.server().registration().orElseThrow().objects()).contains("/11/1");
        steps.write("/11/1/3", true, Steps.TEXT);
        steps.read("/10/0/11", Steps.TLV).shows("/10/0/11/1", "11:1");
        steps.delete("/11/1");
    }

    @Case
    void int_1350_bearer_selection(Place place) {
        throw new NotPlayed(
                place.pairing().hasOurClient()
                        ? "our gateway chooses among its modem's bearers; between modem and WLAN its host's routes do"
                        : "Leshan M15's client stays at one address");
    }

    private static void assertShown(Steps steps, String... resources) throws Exception {
        var links = Links.of(steps.discover("/10"));
        assertThat(links.attributes("/10")).containsAnyOf("ver=1.1", "ver=\"1.1\"");
        assertThat(links.targets()).contains("/10/0");
        for (var resource : resources) {
            assertThat(links.targets()).contains("/10/0/" + resource);
        }
    }

    /** All at once, so that their periods pass together. */
    private static void observe(Steps steps, String... paths) throws Exception {
        List<Notifications> observed = new ArrayList<>();
        for (var path : paths) {
            observed.add(steps.observe(path, 1, 2, path));
        }
        for (var notifications : observed) {
            notifications.come(1, 1, 2);
        }
        for (var path : paths) {
            steps.cancel(path);
            steps.attributes(path, "pmin&pmax");
        }
    }
}
