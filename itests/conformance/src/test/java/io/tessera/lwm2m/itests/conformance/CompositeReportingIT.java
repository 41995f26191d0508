// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static io.tessera.lwm2m.itests.conformance.Steps.LIFETIME;
import static io.tessera.lwm2m.itests.conformance.Steps.SENML_CBOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The cases 304, 305 and 308 to 310, Observe-Composite. */
class CompositeReportingIT {

    private static final List<String> RESOURCES = List.of("/1/0/1", "/3/0/11/0", "/3/0/16");
    private static final List<String> IDENTITIES = List.of("/16/5", "/16/6");

    private static final List<String> OTHER_IDENTITIES = List.of("/16/7", "/16/8");

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
    void int_304_observe_composite_operation(Pairing pairing) throws Exception {
        var steps = new Steps(pairs.of(pairing));
        steps.attributes("/1/0/1", "pmin=2&pmax=4");
        var observed = observe(steps.pair(), RESOURCES);
        observed.shows("/1/0/1", LIFETIME).shows("/3/0/11/0", 0).shows("/3/0/16", "U");

        for (var notification : Notifications.of(steps.pair(), observed).come(2, 2, 4)) {
            assertThat(notification.contentFormat()).isEqualTo(SENML_CBOR);
        }
        cancel(steps.pair(), RESOURCES);
        steps.attributes("/1/0/1", "pmin&pmax");
    }

    @Case
    void int_305_cancel_observation_composite_operation(Pairing pairing) throws Exception {
        var steps = new Steps(pairs.of(pairing));
        steps.attributes("/1/0/1", "pmin=1&pmax=3");
        var notifications = Notifications.of(steps.pair(), observe(steps.pair(), RESOURCES));
        cancel(steps.pair(), RESOURCES);
        notifications.ended(3);
        steps.attributes("/1/0/1", "pmin&pmax");
    }

    @Case
    void int_308_observe_composite_and_creating_object_instance(Pairing pairing) throws Exception {
        var steps = new Steps(pairs.of(pairing));
        steps.portfolio(5, "aa", "bb", "cc", "dd");
        steps.attributes("/16/5", "pmin=2&pmax=4");
        var observed = observe(steps.pair(), IDENTITIES);
        observed.shows("/16/5/0/0", "aa").showsNothingBelow("/16/6");
        var notifications = Notifications.of(steps.pair(), observed);
        var before = notifications.come(1, 2, 4).get(0);
        assertThat(text(before)).contains("aa").doesNotContain("11");

        steps.portfolio(6, "11", "22", "33", "44");
        assertThat(text(notifications.next(before))).contains("aa", "11");
        cancel(steps.pair(), IDENTITIES);
        steps.delete("/16/5");
        steps.delete("/16/6");
    }

    @Case
    void int_309_observe_composite_and_deleting_object_instance(Pairing pairing) throws Exception {
        var steps = new Steps(pairs.of(pairing));
        steps.portfolio(7, "aa", "bb", "cc", "dd");
        steps.portfolio(8, "11", "22", "33", "44");
        steps.attributes("/16/7", "pmin=2&pmax=4");
        var observed = observe(steps.pair(), OTHER_IDENTITIES);
        observed.shows("/16/7/0/0", "aa").shows("/16/8/0/0", "11");
        var notifications = Notifications.of(steps.pair(), observed);
        var before = notifications.come(1, 2, 4).get(0);
        assertThat(text(before)).contains("aa", "11");

        steps.delete("/16/8");
        assertThat(text(notifications.next(before))).contains("aa").doesNotContain("11");
        cancel(steps.pair(), OTHER_IDENTITIES);
        steps.delete("/16/7");
    }

    @Case
    void int_310_observe_composite_and_modification_of_parameter_values(Pairing pairing) throws Exception {
        var steps = new Steps(pairs.of(pairing));
        var paths = List.of("/1/0/3", "/3/0");
        var observed = observe(steps.pair(), paths).shows("/1/0/3", 10).shows("/3/0/16", "U");
        var notifications = Notifications.of(steps.pair(), observed);
        steps.attributes("/3", "pmax=2");
        notifications.come(3, 1, 10);
        cancel(steps.pair(), paths);
        steps.attributes("/3", "pmax");
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
