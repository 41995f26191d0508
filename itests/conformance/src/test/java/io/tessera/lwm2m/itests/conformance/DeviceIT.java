// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The cases 651 and 652: what can be set on the device, and what firmware it runs. */
@Cases(Lane.OBJECTS)
class DeviceIT {

    private static final String ZONE = "Europe/Paris";

    /** The offset is that of the zone today: in 2013, when the specification's set of values was made, it was summer. */
    @Case
    void int_651_check_access_to_resources(Place place, Stage stage) throws Exception {
        var steps = Furnished.at(place, stage).steps();
        var before = steps.read("/3/0", Steps.TLV).reply().values();
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var offset = "UTC" + ZoneId.of(ZONE).getRules().getOffset(now);

        steps.update("/3/0", Map.of("/3/0/13", now, "/3/0/14", offset, "/3/0/15", ZONE), Steps.TLV);
        steps.read("/3/0", Steps.TLV).shows("/3/0/14", offset).shows("/3/0/15", ZONE);
        var time = steps.read("/3/0/13").reply().values().get("/3/0/13");
        assertThat(Instant.ofEpochSecond(Long.parseLong(time))).isBetween(now, now.plusSeconds(60));

        var saved = Map.<String, Object>of("/3/0/14", before.get("/3/0/14"), "/3/0/15", before.get("/3/0/15"));
        steps.update("/3/0", saved, Steps.TLV);
        steps.read("/3/0", Steps.TLV).shows(saved);
    }

    @Case
    void int_652_query_the_firmware_version(Place place, Stage stage) throws Exception {
        Furnished.at(place, stage).steps().read("/3/0/3").shows("/3/0/3", "1.0.0");
    }
}
