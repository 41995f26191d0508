// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

/** The cases 1630 and 1635: Object Instances of the Portfolio come and go. */
@Cases(Lane.OBJECTS)
class PortfolioIT {

    private static final String[] HOST = {
        "Host Device ID #1", "Host Device Manufacturer #1", "Host Device Model #1", "Host Device Software Version #1"
    };

    /** As configuration C.12 has it. */
    private static void configure(Steps steps) throws Exception {
        steps.portfolio(0, HOST);
        var links = Links.of(steps.discover("/16/0"));
        assertThat(links.attributes("/16/0/0")).containsExactly("dim=4");
    }

    @Case
    void int_1630_create_portfolio_object_instance(Place place, Stage stage) throws Exception {
        var steps = Furnished.at(place, stage).steps();
        configure(steps);
        steps.portfolio(1, "Host Device ID #2", "Host Device Model #2");
        assertThat(Links.of(steps.discover("/16/1")).attributes("/16/1/0")).containsExactly("dim=2");

        var portfolio = steps.read("/16", Steps.TLV);
        for (int i = 0; i < HOST.length; i++) {
            portfolio.shows("/16/0/0/" + i, HOST[i]);
        }
        portfolio.shows("/16/1/0/0", "Host Device ID #2").shows("/16/1/0/1", "Host Device Model #2");
        steps.delete("/16/1");
        steps.delete("/16/0");
    }

    @Case
    void int_1635_delete_all_portfolio_object_instances(Place place, Stage stage) throws Exception {
        var steps = Furnished.at(place, stage).steps();
        configure(steps);
        steps.portfolio(1, "Host Device ID #2");
        steps.delete("/16/0");
        steps.delete("/16/1");
        assertThat(Links.of(steps.discover("/16")).targets()).isEqualTo(Set.of("/16"));
    }
}
