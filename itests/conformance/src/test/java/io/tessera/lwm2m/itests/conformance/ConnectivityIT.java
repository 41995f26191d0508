// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static io.tessera.lwm2m.itests.conformance.Steps.TEXT;

/** The cases 701, 710 and 901 to 910: Connectivity Monitoring, which is on WLAN here, and Connectivity Statistics. */
@Cases(Lane.OBJECTS)
class ConnectivityIT {

    private static final String STRENGTH = "/4/0/2";

    @Case
    void int_701_query_connectivity_monitoring(Place place, Stage stage) throws Exception {
        Furnished.at(place, stage)
                .steps()
                .read("/4/0")
                .shows("/4/0/0", 21)
                .shows("/4/0/1/0", 21)
                .shows("/4/0/3", 60)
                .shows("/4/0/4/0", "127.0.0.1")
                .shows("/4/0/5/0", "192.168.1.1")
                .showsSomethingAt(STRENGTH);
    }

    @Case
    void int_710_observe_connectivity_monitoring(Place place, Stage stage) throws Exception {
        var furnished = Furnished.at(place, stage);
        var notifications = furnished.steps().observe("/4/0", 1, 2, "/4/0/0", "/4/0/1/0", STRENGTH, "/4/0/4/0");
        notifications.come(1, 1, 2);
        furnished.signal(-71);
        furnished.pair().server().awaitShown(STRENGTH, "-71");
        furnished.steps().cancel("/4/0");
        furnished.steps().attributes("/4/0", "pmin&pmax");
    }

    @Case
    void int_901_collect_connectivity_statistics(Place place, Stage stage) throws Exception {
        var furnished = Furnished.at(place, stage);
        var steps = furnished.steps();
        steps.write("/7/0/8", 0L, TEXT);
        furnished.traffic(0);
        steps.execute("/7/0/6");
        furnished.traffic(5);
        steps.execute("/7/0/7");
        furnished.traffic(5);
        steps.read("/7/0")
                .shows("/7/0/2", 5)
                .shows("/7/0/3", 5)
                .shows("/7/0/8", 0)
                .showsSomethingAt("/7/0/5");
    }

    @Case
    void int_905_set_the_collection_period(Place place, Stage stage) throws Exception {
        var steps = Furnished.at(place, stage).steps();
        steps.read("/7/0").showsSomethingAt("/7/0/8");
        steps.write("/7/0/8", 600L, TEXT);
        steps.read("/7/0").shows("/7/0/8", 600);
        steps.write("/7/0/8", 0L, TEXT);
    }

    @Case
    void int_910_observe_connectivity_statistics(Place place, Stage stage) throws Exception {
        var furnished = Furnished.at(place, stage);
        var steps = furnished.steps();
        furnished.traffic(0);
        steps.write("/7/0/8", 0L, TEXT);
        var notifications = steps.observe("/7/0", 1, 2, "/7/0/2", "/7/0/3", "/7/0/8");
        steps.execute("/7/0/6");
        furnished.traffic(7);
        furnished.pair().server().awaitShown("/7/0/2", "7");
        notifications.come(1, 1, 2);
        steps.execute("/7/0/7");
        steps.cancel("/7/0");
        steps.attributes("/7/0", "pmin&pmax");
    }
}
