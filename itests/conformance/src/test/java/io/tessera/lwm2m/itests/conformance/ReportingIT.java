// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static io.tessera.lwm2m.itests.conformance.Steps.LIFETIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.leshan.core.request.ContentFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The cases 301 to 303, 306, 307 and 311 to 313: Observe, Notify, Cancel, Send. */
class ReportingIT {

    private static final String VOLTAGE = "/3/0/7";
    private static final String CURRENT = "/3/0/8";

    private static Pairs pairs;

    @BeforeAll
    static void prepare(@TempDir Path work) {
        pairs = new Pairs(work, false);
    }

    @AfterAll
    static void stop() throws Exception {
        pairs.close();
    }

    @Case
    void int_301_observation_and_notification_of_parameter_values(Pairing pairing) throws Exception {
        var pair = pairs.of(pairing);
        new Steps(pair).read("/3/0/6").shows("/3/0/6/0", 1).shows("/3/0/6/1", 2);
        var voltage = observe(pair, VOLTAGE, 1, 3);
        var current = observe(pair, CURRENT, 2, 4);
        voltage.come(2, 1, 3);
        current.come(1, 2, 4);

        pair.voltage(3900);
        pair.server().awaitShown("/3/0/7/0", "3900");
        pair.voltage(3800);
        pair.server().awaitShown("/3/0/7/0", "3800");
        cancel(pair, VOLTAGE);
        cancel(pair, CURRENT);
    }

    @Case
    void int_302_cancel_observations_using_reset_operation(Pairing pairing) throws Exception {
        var pair = pairs.of(pairing);
        var voltage = observe(pair, VOLTAGE, 1, 3);
        var current = observe(pair, CURRENT, 1, 4);
        endsByReset(pair, VOLTAGE, voltage);
        current.come(1, 1, 4);
        endsByReset(pair, CURRENT, current);
        voltage.ended(3);
        current.ended(4);
    }

    private static void endsByReset(Pair pair, String path, Notifications notifications) throws Exception {
        int mark = pair.wire().mark();
        pair.server().forget(path);
        var reset = pair.wire().await(mark, "Reset", seen -> !seen.up() && seen.isReset());
        assertThat(pair.wire().since(notifications.observe().number()))
                .as("what %s refuses", reset)
                .anyMatch(seen -> seen.answers(notifications.observe())
                        && seen.message().getMID() == reset.message().getMID());
    }

    @Case
    void int_303_cancel_observations_using_observe_with_cancel_parameter(Pairing pairing) throws Exception {
        var pair = pairs.of(pairing);
        var voltage = observe(pair, VOLTAGE, 1, 3);
        var current = observe(pair, CURRENT, 1, 3);
        voltage.come(1, 1, 3);

        cancel(pair, VOLTAGE);
        cancel(pair, CURRENT);
        voltage.ended(3);
        current.ended(3);
    }

    @Case
    void int_306_send(Pairing pairing) throws Exception {
        send(pairing, ContentFormat.SENML_CBOR, List.of("/3/0/9"));
    }

    @Case
    void int_307_muting_send(Pairing pairing) {
        if (pairing.hasOurClient()) {
            throw new NotPlayed("not driven by these tests yet: Send at the client");
        }
        throw new NotPlayed("Leshan M15's client has no Mute Send");
    }

    @Case
    void int_311_send_command(Pairing pairing) throws Exception {
        send(pairing, ContentFormat.SENML_JSON, List.of("/1/0/1", "/3/0/11/0"));
        pairs.of(pairing).server().awaitShown("/1/0/1", Long.toString(LIFETIME));
    }

    private static void send(Pairing pairing, ContentFormat format, List<String> paths) throws Exception {
        if (pairing.hasOurClient()) {
            throw new NotPlayed("not driven by these tests yet: Send at the client");
        }
        var pair = pairs.of(pairing);
        int mark = pair.wire().mark();
        assertThat(pair.leshanClient().orElseThrow().send(format, paths)).isTrue();
        var send = pair.wire().await(mark, "Send", Seen::isSend);
        assertThat(send.contentFormat()).isEqualTo(format.getCode());
        assertThat(pair.wire().answer(send).code()).isEqualTo("2.04");
    }

    @Case
    void int_312_observe_with_attributes_as_parameters(Pairing pairing) throws Exception {
        var pair = pairs.of(pairing);
        observeWith(pairing, "pmin=1", "pmax=3").come(3, 1, 3);
        cancel(pair, VOLTAGE);
    }

    @Case
    void int_313_observe_parameters_override_attributes(Pairing pairing) throws Exception {
        var pair = pairs.of(pairing);
        new Steps(pair).attributes(VOLTAGE, "pmin=1&pmax=60");
        observeWith(pairing, "pmin=1", "pmax=2").come(3, 1, 2);
        cancel(pair, VOLTAGE);
    }

    private static Notifications observeWith(Pairing pairing, String... attributes) throws Exception {
        if (!pairing.hasOurClient()) {
            throw new NotPlayed("Leshan M15's client speaks 1.1, which has no attributes in Observe");
        }
        var pair = pairs.of(pairing);
        var observed = pair.done(Code.GET, VOLTAGE, () -> pair.server().observe(VOLTAGE, String.join("&", attributes)));
        observed.hasCode("2.05").shows("/3/0/7/0", 3800).shows("/3/0/7/1", 5000);
        assertThat(observed.request().query()).containsExactlyInAnyOrder(attributes);
        return Notifications.of(pair, observed);
    }

    private static Notifications observe(Pair pair, String path, int pmin, int pmax) throws Exception {
        new Steps(pair).attributes(path, "pmin=%d&pmax=%d".formatted(pmin, pmax));
        var observed = pair.done(Code.GET, path, () -> pair.server().observe(path, ""));
        return Notifications.of(pair, observed.hasCode("2.05").showsSomethingAt(path + "/0", path + "/1"));
    }

    private static void cancel(Pair pair, String path) throws Exception {
        var cancelled = pair.done(Code.GET, path, () -> pair.server().cancel(path));
        assertThat(cancelled.hasCode("2.05").request().message().getOptions().getObserve())
                .isEqualTo(1);
        assertThat(cancelled.answer().message().getOptions().hasObserve()).isFalse();
    }
}
