// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

/** The cases 260 to 266, Discover and Write-Attributes. */
@Cases(Lane.MANAGEMENT)
class DiscoverIT {

    private static final String[] DEVICE = {
        "/3/0/0", "/3/0/1", "/3/0/2", "/3/0/3", "/3/0/4", "/3/0/6", "/3/0/7", "/3/0/8", "/3/0/9", "/3/0/11", "/3/0/16"
    };

    private static void assumeInheritance(Pairing pairing) {
        if (!pairing.hasOurClient()) {
            throw new NotPlayed("Leshan M15's client doesn't show attributes that are inherited");
        }
    }

    @Case
    void int_260_discover_command(Pairing pairing, Steps steps) throws Exception {
        assumeInheritance(pairing);
        var object = Links.of(steps.discover("/3"));
        assertThat(object.targets()).contains("/3", "/3/0").contains(DEVICE);

        steps.attributes("/3", "pmin=10&pmax=200");
        var instance = Links.of(steps.discover("/3/0"));
        assertThat(instance.targets()).contains("/3/0").contains(DEVICE).doesNotContain("/3");
        assertThat(instance.attributes("/3/0/6")).containsExactly("dim=2");

        steps.attributes("/3/0/7", "lt=1&gt=6&st=1");
        var again = Links.of(steps.discover("/3/0"));
        assertThat(again.attributes("/3/0/7")).isEqualTo(Set.of("dim=2", "lt=1", "gt=6", "st=1"));

        var resource = Links.of(steps.discover("/3/0/7"));
        assertThat(resource.attributes("/3/0/7"))
                .isEqualTo(Set.of("pmin=10", "pmax=200", "dim=2", "lt=1", "gt=6", "st=1"));
        steps.attributes("/3", "pmin&pmax");
        steps.attributes("/3/0/7", "lt&gt&st");
    }

    @Case
    void int_261_write_attribute_operation_on_a_multiple_resource(Pairing pairing, Steps steps) throws Exception {
        assumeInheritance(pairing);
        var before = Links.of(steps.discover("/3/0/11"));
        assertThat(before.attributes("/3/0/11")).containsExactly("dim=1");
        assertThat(before.targets()).contains("/3/0/11/0");

        steps.attributes("/3", "pmin=10&pmax=200");
        steps.attributes("/3/0", "pmax=320");
        steps.attributes("/3/0/11/0", "pmax=100&epmin=1&epmax=20");
        var after = Links.of(steps.discover("/3/0/11"));
        assertThat(after.attributes("/3/0/11")).isEqualTo(Set.of("dim=1", "pmin=10", "pmax=320"));
        assertThat(after.attributes("/3/0/11/0")).isEqualTo(Set.of("pmax=100", "epmin=1", "epmax=20"));
        steps.attributes("/3", "pmin&pmax");
        steps.attributes("/3/0", "pmax");
        steps.attributes("/3/0/11/0", "pmax&epmin&epmax");
    }

    @Case
    void int_264_discover_with_depth_1(Pairing pairing, Steps steps) throws Exception {
        assumeDepth(pairing);
        var links = Links.of(steps.discover("/3", 1));
        assertThat(links.targets()).containsExactlyInAnyOrder("/3", "/3/0");
        assertThat(Links.of(steps.discover("/3/0", 1)).targets())
                .contains("/3/0")
                .contains(DEVICE)
                .doesNotContain("/3/0/11/0");
    }

    @Case
    void int_266_discover_with_depth_3(Pairing pairing, Steps steps) throws Exception {
        assumeDepth(pairing);
        var links = Links.of(steps.discover("/3", 3));
        assertThat(links.targets())
                .contains("/3", "/3/0", "/3/0/6/0", "/3/0/6/1", "/3/0/7/0", "/3/0/7/1", "/3/0/11/0")
                .contains(DEVICE);
        assertThat(links.attributes("/3/0/6")).contains("dim=2");
    }

    private static void assumeDepth(Pairing pairing) {
        if (!pairing.hasOurClient()) {
            throw new NotPlayed("Leshan M15's client speaks 1.1, which has no depth in Discover");
        }
    }
}
