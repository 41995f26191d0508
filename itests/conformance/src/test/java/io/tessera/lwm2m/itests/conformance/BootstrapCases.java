// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.californium.core.coap.CoAP.Code;

/**
 * Case 0: a client that knows its Bootstrap-Server only, as configuration C.13 has it, without security. By its name it
 * is played only when it is asked for ({@code -Dit.test=BootstrapCases}), and isn't in the report: Leshan M15's
 * Bootstrap-Server writes an empty /0/x/7, which our client answers with 4.00.
 */
@Cases(Lane.BOOTSTRAP)
class BootstrapCases {

    private static final int LINK_FORMAT = 40;

    @Case
    void int_0_client_initiated_bootstrap(Place place, Stage stage) throws Exception {
        var ends = stage.shared(place, () -> BootstrapEnds.open(place, stage));
        var wire = ends.wire();
        var asked = wire.await(0, "Bootstrap-Request", seen -> seen.up() && seen.is(Code.POST, "/bs"));
        assertThat(asked.query()).contains("ep=" + place.endpoint());
        assertThat(wire.answer(asked).code()).isEqualTo("2.04");

        isWritten(wire, asked, "/0");
        isWritten(wire, asked, "/1");

        var discover = wire.await(asked.number(), "Bootstrap-Discover", seen -> !seen.up() && seen.is(Code.GET, "/"));
        var links = wire.answer(discover);
        assertThat(links.code()).isEqualTo("2.05");
        assertThat(links.contentFormat()).isEqualTo(LINK_FORMAT);
        assertThat(links.links()).anyMatch(link -> link.startsWith("</0/")).contains("</3/0>");
        assertThat(links.message().getPayloadString()).contains("lwm2m=");

        var finish = wire.await(asked.number(), "Finish", seen -> !seen.up() && seen.is(Code.POST, "/bs"));
        assertThat(wire.answer(finish).code()).isEqualTo("2.04");

        var register = ends.server().awaitRegister(0);
        assertThat(register.parameters()).containsEntry("ep", place.endpoint()).containsEntry("lt", "86400");
    }

    private static void isWritten(Wire wire, Seen asked, String path) throws InterruptedException {
        var written = wire.await(
                asked.number(),
                "Bootstrap-Write of " + path,
                seen -> !seen.up() && seen.isPut() && (seen.path() + "/").startsWith(path + "/"));
        var answer = wire.answer(written);
        assertThat(answer.code())
                .as("%s: %s", written, answer.message().getPayloadString())
                .isEqualTo("2.04");
    }
}
