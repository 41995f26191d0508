// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

/** The cases 401 to 403: DTLS between the two ends, with configurations C.1, C.17 and C.18. */
@Cases(Lane.SECURITY)
class SecurityIT {

    @Case
    void int_401_udp_channel_security_pre_shared_key(Place place, Stage stage) throws Exception {
        isManaged(ends(place, stage).withSharedKey());
    }

    @Case
    void int_402_udp_channel_security_certificate(Place place, Stage stage) throws Exception {
        isManaged(ends(place, stage).withCertificates());
    }

    @Case
    void int_403_certificate_of_another_server_is_refused(Place place, Stage stage) throws Exception {
        ends(place, stage).awaitRefusal();
    }

    private static SecureEnds ends(Place place, Stage stage) throws Exception {
        return stage.shared(place, () -> SecureEnds.open(place.pairing(), stage));
    }

    /** The server speaks nothing but DTLS, so who is registered came that way. */
    private static void isManaged(ServerEnd server) throws Exception {
        assertThat(server.registration()).isPresent();
        var device = server.read("/3/0", Steps.TLV);
        assertThat(device.code()).isEqualTo("2.05");
        assertThat(device.values()).containsKeys("/3/0/0", "/3/0/1").containsEntry("/3/0/16", "U");
    }
}
