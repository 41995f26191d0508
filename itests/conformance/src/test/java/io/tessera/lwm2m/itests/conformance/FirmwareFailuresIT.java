// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static io.tessera.lwm2m.itests.conformance.FirmwareEnds.DOWNLOADED;
import static io.tessera.lwm2m.itests.conformance.FirmwareEnds.IDLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.itests.interop.FirmwarePackages;
import java.util.Base64;

/** The cases 773 to 780: how an update fails. The state afterwards is idle, as Object 5 has it, also where 777 doesn't. */
@Cases(Lane.FIRMWARE)
class FirmwareFailuresIT {

    private static final int TOO_LARGE = 20_001;

    private static FirmwareEnds ends(Place place, Stage stage) throws Exception {
        if (!place.pairing().hasOurClient()) {
            throw new NotPlayed("Leshan M15's client brings no Firmware Update Object that could fail");
        }
        return FirmwareEnds.at(place, stage).reset();
    }

    @Case
    void int_773_not_enough_storage(Place place, Stage stage) throws Exception {
        var ends = ends(place, stage);
        ends.pull(ends.source().http("package"), ends.packages().of("large", "3.0.0", "", TOO_LARGE));
        ends.awaitState(IDLE, 2);
    }

    @Case
    void int_774_out_of_memory(Place place, Stage stage) throws Exception {
        ends(place, stage);
        throw new NotPlayed("our gateway takes the same little memory for any package");
    }

    @Case
    void int_775_connection_lost_during_download(Place place, Stage stage) throws Exception {
        var ends = ends(place, stage);
        ends.pull(ends.source().http("cut"), ends.packages().version("3.0.0"));
        ends.awaitState(IDLE, 4);
    }

    @Case
    void int_776_package_integrity_check_failure(Place place, Stage stage) throws Exception {
        var ends = ends(place, stage);
        ends.pull(ends.source().http("package"), ends.packages().damaged());
        ends.awaitState(IDLE, 5);
    }

    @Case
    void int_777_unsupported_package_type(Place place, Stage stage) throws Exception {
        var ends = ends(place, stage);
        ends.pull(ends.source().coap(), ends.packages().of("other", "3.0.0", "another gateway", 2000));
        ends.awaitState(IDLE, 6);
    }

    @Case
    void int_778_invalid_uri(Place place, Stage stage) throws Exception {
        var ends = ends(place, stage);
        ends.pull(ends.source().http("none"));
        ends.awaitState(IDLE, 7);
    }

    /** What went wrong is in the Event Log, too. */
    @Case
    void int_779_update_failed(Place place, Stage stage) throws Exception {
        var ends = ends(place, stage);
        var version = ends.steps().read("/3/0/3").reply().values().get("/3/0/3");
        ends.push(ends.packages().of(FirmwarePackages.BROKEN, "3.0.0", "", 2000));
        ends.awaitState(DOWNLOADED, 0);
        ends.steps().execute("/5/0/2");
        ends.awaitState(DOWNLOADED, 8);
        ends.steps().read("/3/0/3").shows("/3/0/3", version);

        var log = ends.steps().read("/20/0/4014").reply().values().get("/20/0/4014");
        assertThat(new String(Base64.getDecoder().decode(log), UTF_8))
                .contains("ERROR io.tessera.lwm2m.objects.firmware_update.");
    }

    /** A placeholder in the specification; Object 5 says what is to be seen. */
    @Case
    void int_780_unsupported_protocol(Place place, Stage stage) throws Exception {
        var ends = ends(place, stage);
        var written = ends.pair().server().write("/5/0/1", "ftp://127.0.0.1/package", Steps.TEXT);
        assertThat(written.code()).isEqualTo("2.04");
        ends.awaitState(IDLE, 9);
    }
}
