// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static io.tessera.lwm2m.itests.conformance.Steps.LIFETIME;
import static io.tessera.lwm2m.itests.conformance.Steps.SENML_CBOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.californium.core.coap.CoAP.Code;

/** The cases 304, 305 and 308 to 310, Observe-Composite. */
@Cases(Lane.COMPOSITE_REPORTING)
class CompositeReportingIT {

    private static final List<String> RESOURCES = List.of("/1/0/1", "/3/0/11/0", "/3/0/16");
    private static final List<String> IDENTITIES = List.of("/16/5", "/16/6");

    private static final List<String> OTHER_IDENTITIES = List.of("/16/7", "/16/8");

    @Case
    void int_304_observe_composite_operation(Pairing pairing, Steps steps) throws Exception {
        assumePeriods(pairing);
        steps.attributes("/1/0/1", "pmin=1&pmax=2");
        var observed = observe(steps.pair(), RESOURCES);
        observed.shows("/1/0/1", LIFETIME).shows("/3/0/11/0", 0).shows("/3/0/16", "U");

        for (var notification : Notifications.of(steps.pair(), observed).come(2, 1, 2)) {
            assertThat(notification.contentFormat()).isEqualTo(SENML_CBOR);
        }
        cancel(steps.pair(), RESOURCES);
        steps.attributes("/1/0/1", "pmin&pmax");
    }

    @Case
    void int_305_cancel_observation_composite_operation(Steps steps) throws Exception {
        steps.attributes("/1/0/1", "pmin=1&pmax=2");
        var notifications = Notifications.of(steps.pair(), observe(steps.pair(), RESOURCES));
        cancel(steps.pair(), RESOURCES);
        Notifications.ended(2, notifications);
        steps.attributes("/1/0/1", "pmin&pmax");
    }

    @Case
    void int_308_observe_composite_and_creating_object_instance(Pairing pairing, Steps steps) throws Exception {
        assumePeriods(pairing);
        steps.portfolio(5, "aa", "bb", "cc", "dd");
        steps.attributes("/16/5", "pmin=1&pmax=2");
        var observed = observe(steps.pair(), IDENTITIES);
        observed.shows("/16/5/0/0", "aa").showsNothingBelow("/16/6");
        var notifications = Notifications.of(steps.pair(), observed);
        var before = notifications.come(1, 1, 2).get(0);
        assertThat(text(before)).contains("aa").doesNotContain("11");

        steps.portfolio(6, "11", "22", "33", "44");
        assertThat(text(notifications.next(before))).contains("aa", "11");
        cancel(steps.pair(), IDENTITIES);
        steps.delete("/16/5");
        steps.delete("/16/6");
    }

    @Case
    void int_309_observe_composite_and_deleting_object_instance(Pairing pairing, Steps steps) throws Exception {
        assumePeriods(pairing);
        steps.portfolio(7, "aa", "bb", "cc", "dd");
        steps.portfolio(8, "11", "22", "33", "44");
        steps.attributes("/16/7", "pmin=1&pmax=2");
        var observed = observe(steps.pair(), OTHER_IDENTITIES);
        observed.shows("/16/7/0/0", "aa").shows("/16/8/0/0", "11");
        var notifications = Notifications.of(steps.pair(), observed);
        var before = notifications.come(1, 1, 2).get(0);
        assertThat(text(before)).contains("aa", "11");

        steps.delete("/16/8");
        assertThat(text(notifications.next(before))).contains("aa").doesNotContain("11");
        cancel(steps.pair(), OTHER_IDENTITIES);
        steps.delete("/16/7");
    }

    @Case
    void int_310_observe_composite_and_modification_of_parameter_values(Pairing pairing, Steps steps) throws Exception {
        assumePeriods(pairing);
        var paths = List.of("/1/0/3", "/3/0");
        var observed = observe(steps.pair(), paths).shows("/1/0/3", 10).shows("/3/0/16", "U");
        var notifications = Notifications.of(steps.pair(), observed);
        steps.attributes("/3", "pmax=2");
        notifications.come(2, 1, 2);
        cancel(steps.pair(), paths);
        steps.attributes("/3", "pmax");
    }

    private static void assumePeriods(Pairing pairing) {
        if (!pairing.hasOurClient()) {
            throw new NotPlayed("Leshan M15's client heeds pmin and pmax of single observations only");
        }
    }

    private static String text(Seen notification) {
        return new String(notification.message().getPayload(), StandardCharsets.ISO_8859_1);
    }

    private static Done observe(Pair pair, List<String> paths) throws Exception {
        return pair.done(Code.FETCH, "/", () -> pair.server().observeComposite(paths, SENML_CBOR))
                .hasCode("2.05")
                .hasFormat(SENML_CBOR);
    }

    private static void cancel(Pair pair, List<String> paths) throws Exception {
        var cancelled = pair.done(Code.FETCH, "/", () -> pair.server().cancelComposite(paths));
        assertThat(cancelled.hasCode("2.05").request().message().getOptions().getObserve())
                .isEqualTo(1);
    }
}
