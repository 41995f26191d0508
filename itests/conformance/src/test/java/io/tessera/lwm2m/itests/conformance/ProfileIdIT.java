// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

/** The cases 110 and 111, Profile ID. */
@Cases(Lane.PROFILES)
class ProfileIdIT {

    /** The server knows the Profile ID from a client that told it together with its object list. */
    @Case
    void int_110_initial_registration_using_profile_id(Place place, Stage stage) throws Exception {
        assumeProfiles(place);
        var profile = stage.pair(place).awaitRegister(0).parameters().get("pid");
        var options = new GatewayWork.Options(false, "alone");
        try (var pair = stage.pair(place.pairing(), "profile-alone", options)) {
            var register = pair.awaitRegister(0);
            assertThat(register.parameters()).containsEntry("pid", profile).containsEntry("lwm2m", "1.2");
            assertThat(register.message().getPayloadSize()).as("no object list").isZero();

            var registration = pair.server().registration().orElseThrow();
            assertThat(registration.profiles()).containsExactly(profile);
            assertThat(registration.objects()).contains("/1/0", "/3/0");
            new Steps(pair).read("/3/0/0").shows("/3/0/0", "Example Ltd");
        }
    }

    @Case
    void int_111_registration_with_profile_id_and_object_list(Place place, Stage stage) throws Exception {
        assumeProfiles(place);
        var pair = stage.pair(place);
        var register = pair.awaitRegister(0);
        assertThat(register.parameters()).containsEntry("lwm2m", "1.2");
        assertThat(register.parameters().get("pid")).matches("6:[0-9a-fA-F]{8}");
        assertThat(register.links())
                .anyMatch(link -> link.startsWith("</1/0>"))
                .anyMatch(link -> link.startsWith("</3/0>"));

        var registration = pair.server().registration().orElseThrow();
        assertThat(registration.profiles())
                .containsExactly(register.parameters().get("pid"));
        assertThat(registration.objects()).contains("/1/0", "/3/0");
    }

    private static void assumeProfiles(Place place) {
        switch (place.pairing()) {
            case OUR_CLIENT -> throw new NotPlayed("Leshan M15's server speaks 1.1, which has no Profile ID");
            case OUR_SERVER -> throw new NotPlayed("Leshan M15's client speaks 1.1, which has no Profile ID");
            case BOTH_OURS -> assertThat(place.lane()).isEqualTo(Lane.PROFILES);
        }
    }
}
