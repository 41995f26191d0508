// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

/** The cases 801 and 810: where the gateway is, as its receiver says. */
@Cases(Lane.OBJECTS)
class LocationIT {

    @Case
    void int_801_query_location(Place place, Stage stage) throws Exception {
        var furnished = Furnished.at(place, stage);
        furnished
                .steps()
                .read("/6/0")
                .shows("/6/0/1", 153.2176)
                .shows("/6/0/2", 140.0)
                .shows("/6/0/3", 100.0)
                .shows("/6/0/6", 3.0)
                .showsSomethingAt("/6/0/0", "/6/0/4", "/6/0/5");
    }

    @Case
    void int_810_observe_location(Place place, Stage stage) throws Exception {
        var furnished = Furnished.at(place, stage);
        var notifications = furnished.steps().observe("/6/0", 1, 2, "/6/0/0", "/6/0/1", "/6/0/5");
        notifications.come(1, 1, 2);
        furnished.position(44.25);
        furnished.pair().server().awaitShown("/6/0/0", "44.25");
        furnished.steps().cancel("/6/0");
        furnished.steps().attributes("/6/0", "pmin&pmax");
    }
}
