// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.eclipse.californium.core.coap.Response;

/**
 * The cases 950 and 951: a client with two servers. Without the Access Control instances of C.14: the
 * gateway lets every server do everything that isn't said.
 */
@Cases(Lane.TWO_SERVERS)
class MultiServerIT {

    @Case
    void int_950_multi_servers_registration(Place place, Stage stage) throws Exception {
        var servers = servers(place, stage);
        for (var side : List.of(servers.first(), servers.second())) {
            var register = side.awaitRegister(0);
            assertThat(register.query()).contains("ep=" + place.endpoint(), "lt=86400");
            assertThat(register.links())
                    .anyMatch(link -> link.startsWith("</1/0>"))
                    .anyMatch(link -> link.startsWith("</1/1>"))
                    .noneMatch(link -> link.startsWith("</0"));
            assertThat(side.end().registration()).isPresent();
        }
    }

    @Case
    void int_951_multi_servers_and_attributes(Place place, Stage stage) throws Exception {
        var servers = servers(place, stage);
        var first = servers.first();
        var second = servers.second();
        first.awaitRegister(0);
        second.awaitRegister(0);
        assertThat(first.end().writeAttributes("/3/0", "pmin=2&pmax=10").code()).isEqualTo("2.04");
        assertThat(second.end().writeAttributes("/3/0", "pmin=15&pmax=50").code())
                .isEqualTo("2.04");
        assertThat(discovered(first)).isEqualTo(Set.of("pmin=2", "pmax=10"));
        assertThat(discovered(second)).isEqualTo(Set.of("pmin=15", "pmax=50"));
    }

    private static TwoServers servers(Place place, Stage stage) throws Exception {
        if (!place.pairing().hasOurClient()) {
            throw new NotPlayed("Leshan's client registers at one server only");
        }
        return stage.shared(place, () -> TwoServers.open(place, stage));
    }

    private static Set<String> discovered(ServerSide side) throws Exception {
        int mark = side.wire().mark();
        assertThat(side.end().discover("/3/0", -1).code()).isEqualTo("2.05");
        // An Update may bring links, too.
        var answer = side.wire()
                .await(
                        mark,
                        "links",
                        seen -> seen.up() && seen.message() instanceof Response && seen.contentFormat() == 40);
        return Links.of(answer).attributes("/3/0");
    }
}
