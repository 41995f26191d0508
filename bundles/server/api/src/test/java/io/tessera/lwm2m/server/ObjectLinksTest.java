// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.Link.Attribute;
import io.tessera.lwm2m.model.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectLinksTest {

    private static final Attribute LWM2M = new Attribute("rt", "oma.lwm2m");

    @Test
    void objects_instances_and_versions_are_sorted_out() {
        var objects =
                of(link("/1/0"), link("/3/0"), link("/3303", new Attribute("ver", "1.1")), link("/3303/7"), link("/5"));

        assertThat(objects.versions()).isEqualTo(Map.of(1, "1.0", 3, "1.0", 5, "1.0", 3303, "1.1"));
        assertThat(objects.instances()).containsExactly(Path.of(1, 0), Path.of(3, 0), Path.of(3303, 7));
        assertThat(objects.has(Path.of(5))).isTrue();
        assertThat(objects.has(Path.of(5, 0))).isFalse();
        assertThat(objects.has(Path.of(3, 0, 1))).isTrue();
    }

    @Test
    void a_core_object_without_version_has_that_of_its_enabler() {
        var links = List.of(link("/1/0"), link("/3/0"), link("/4/0"), link("/3303/0"));

        assertThat(ObjectLinks.of(links, Lwm2mVersion.V1_1).versions())
                .isEqualTo(Map.of(1, "1.1", 3, "1.1", 4, "1.2", 3303, "1.0"));
    }

    @Test
    void the_version_counts_wherever_it_stands() {
        assertThat(of(link("/9/0"), link("/9", new Attribute("ver", "2.5"))).versions())
                .containsEntry(9, "2.5");
        assertThat(of(link("/9", new Attribute("ver", "2.5")), link("/9/0")).versions())
                .containsEntry(9, "2.5");
    }

    @Test
    void the_root_link_tells_formats_and_the_alternate_path() {
        var objects = of(
                link("/lwm2m", LWM2M, new Attribute("ct", "60 110  x 112 99999")), link("/lwm2m/3/0"), link("/3303/0"));

        assertThat(objects.formats()).containsExactlyInAnyOrder(60, 110, 112);
        assertThat(objects.root()).containsExactly("lwm2m");
        assertThat(objects.instances()).containsExactly(Path.of(3, 0));
        assertThat(objects.uriPath(Path.of(3, 0, 1))).containsExactly("lwm2m", "3", "0", "1");
        assertThat(objects.uriPath(Path.of(3))).containsExactly("lwm2m", "3");
    }

    @Test
    void a_root_link_may_leave_its_type_out() {
        var plain = of(link("/", new Attribute("ct", "110 112")), link("/3/0"));
        var both = of(link("/", new Attribute("ct", "110")), link("/lwm2m", LWM2M), link("/lwm2m/3/0"));

        assertThat(plain.formats()).containsExactlyInAnyOrder(110, 112);
        assertThat(plain.root()).isEmpty();
        assertThat(both.root()).containsExactly("lwm2m");
        assertThat(both.formats()).isEmpty();
    }

    @Test
    void what_is_no_object_of_a_server_s_business_is_passed_over() {
        var objects = of(
                link("/0/0"),
                link("/21/0"),
                link("/23/0"),
                link("/sensors/temp"),
                link("/65536"),
                link("/3/0/1"),
                link("/"));

        assertThat(objects.versions()).isEmpty();
        assertThat(objects.instances()).isEmpty();
        assertThat(objects.links()).hasSize(7);
    }

    private static ObjectLinks of(Link... links) {
        return ObjectLinks.of(List.of(links), Lwm2mVersion.V1_0);
    }

    private static Link link(String target, Attribute... attributes) {
        return new Link(target, List.of(attributes));
    }
}
