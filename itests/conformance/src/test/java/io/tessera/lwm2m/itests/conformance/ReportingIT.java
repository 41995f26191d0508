// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.californium.core.coap.CoAP.Code;

/** The cases 301 to 303, 312 and 313: Observe, Notify, Cancel. */
@Cases(Lane.REPORTING)
class ReportingIT {

    private static final String VOLTAGE = "/3/0/7";
    private static final String CURRENT = "/3/0/8";

    @Case
    void int_301_observation_and_notification_of_parameter_values(Pair pair) throws Exception {
        new Steps(pair).read("/3/0/6").shows("/3/0/6/0", 1).shows("/3/0/6/1", 2);
        var voltage = observe(pair, VOLTAGE, 1, 2);
        var current = observe(pair, CURRENT, 2, 3);
        voltage.come(2, 1, 2);
        current.come(1, 2, 3);

        pair.voltage(3900);
        pair.server().awaitShown("/3/0/7/0", "3900");
        pair.voltage(3800);
        pair.server().awaitShown("/3/0/7/0", "3800");
        cancel(pair, VOLTAGE);
        cancel(pair, CURRENT);
    }

    @Case
    void int_302_cancel_observations_using_reset_operation(Pair pair) throws Exception {
        var voltage = observe(pair, VOLTAGE, 1, 2);
        var current = observe(pair, CURRENT, 1, 2);
        endsByReset(pair, VOLTAGE, voltage);
        current.come(1, 1, 2);
        endsByReset(pair, CURRENT, current);
        Notifications.ended(2, voltage, current);
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
    void int_303_cancel_observations_using_observe_with_cancel_parameter(Pair pair) throws Exception {
        var voltage = observe(pair, VOLTAGE, 1, 2);
        var current = observe(pair, CURRENT, 1, 2);
        voltage.come(1, 1, 2);

        cancel(pair, VOLTAGE);
        cancel(pair, CURRENT);
        Notifications.ended(2, voltage, current);
    }

    @Case
    void int_312_observe_with_attributes_as_parameters(Pairing pairing, Pair pair) throws Exception {
        observeWith(pairing, pair, "pmin=1", "pmax=2").come(2, 1, 2);
        cancel(pair, VOLTAGE);
    }

    @Case
    void int_313_observe_parameters_override_attributes(Pairing pairing, Pair pair) throws Exception {
        new Steps(pair).attributes(VOLTAGE, "pmin=1&pmax=60");
        observeWith(pairing, pair, "pmin=1", "pmax=2").come(2, 1, 2);
        cancel(pair, VOLTAGE);
    }

    private static Notifications observeWith(Pairing pairing, Pair pair, String... attributes) throws Exception {
        if (!pairing.hasOurClient()) {
            throw new NotPlayed("Leshan M15's client speaks 1.1, which has no attributes in Observe");
        }
        var observed = pair.done(Code.GET, VOLTAGE, () -> pair.server().observe(VOLTAGE, String.join("&", attributes)));
        observed.hasCode("2.05").shows("/3/0/7/0", 3800).shows("/3/0/7/1", 5000);
        assertThat(observed.request().query()).containsExactlyInAnyOrder(attributes);
        return Notifications.of(pair, observed);
    }

    private static Notifications observe(Pair pair, String path, int pmin, int pmax) throws Exception {
        return new Steps(pair).observe(path, pmin, pmax, path + "/0", path + "/1");
    }

    private static void cancel(Pair pair, String path) throws Exception {
        new Steps(pair).cancel(path);
    }
}
