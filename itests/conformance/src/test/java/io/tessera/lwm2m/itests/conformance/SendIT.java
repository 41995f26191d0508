// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static io.tessera.lwm2m.itests.conformance.Steps.LIFETIME;
import static io.tessera.lwm2m.itests.conformance.Steps.TLV;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.leshan.core.request.ContentFormat;

/** The cases 306, 307 and 311, Send. Our client sends each second then, and stops at the end. */
@Cases(Lane.LIFETIMES)
class SendIT {

    private static final String MUTE = "/1/0/23";
    private static final String LEVEL = "/3/0/9";

    @Case
    void int_306_send(Pairing pairing, Steps steps) throws Exception {
        send(pairing, steps, ContentFormat.SENML_CBOR, List.of(LEVEL));
        steps.pair().server().awaitShown(LEVEL, "80");
    }

    @Case
    void int_311_send_command(Pairing pairing, Steps steps) throws Exception {
        send(pairing, steps, ContentFormat.SENML_JSON, List.of("/1/0/1", "/3/0/11/0"));
        steps.pair().server().awaitShown("/1/0/1", Long.toString(LIFETIME));
    }

    private static void send(Pairing pairing, Steps steps, ContentFormat format, List<String> paths) throws Exception {
        mute(pairing, steps, false);
        var send = steps.pair().send(format, paths);
        assertThat(steps.pair().wire().answer(send).code()).isEqualTo("2.04");
        steps.pair().stopSending();
        mute(pairing, steps, true);
    }

    @Case
    void int_307_muting_send(Pairing pairing, Steps steps) throws Exception {
        if (!pairing.hasOurClient()) {
            throw new NotPlayed("Leshan M15's client has no Mute Send");
        }
        var wire = steps.pair().wire();
        mute(pairing, steps, false);
        steps.pair().send(ContentFormat.SENML_CBOR, List.of(LEVEL));

        mute(pairing, steps, true);
        // What was on its way when that was answered has passed when this is.
        steps.read(MUTE).shows(MUTE, true);
        assertThat(wire.isQuiet(Duration.ofSeconds(3), Seen::isSend)).isTrue();

        int unmuted = wire.mark();
        mute(pairing, steps, false);
        assertThat(wire.answer(wire.await(unmuted, "Send", Seen::isSend)).code())
                .isEqualTo("2.04");
        steps.pair().stopSending();
        mute(pairing, steps, true);
    }

    private static void mute(Pairing pairing, Steps steps, boolean mute) throws Exception {
        if (pairing.hasOurClient()) {
            steps.update("/1/0", Map.of(MUTE, mute), TLV);
        }
    }
}
