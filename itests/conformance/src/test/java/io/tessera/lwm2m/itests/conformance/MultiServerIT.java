// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.californium.core.coap.Response;

/**
 * The cases 950 and 951: a client with two servers in configuration C.14, which is a minimum: each server owns its account
 * and has all rights there; with Object 3 both have all rights.
 */
@Cases(Lane.TWO_SERVERS)
class MultiServerIT {

    /** Read, Write, Execute, Delete. */
    private static final long FULL_ACCESS = 15;

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

    /** Who owns the account says what its server may do there; what the gateway granted is there already. */
    private static TwoServers configured(TwoServers servers) throws Exception {
        servers.first().awaitRegister(0);
        servers.second().awaitRegister(0);
        var full = String.valueOf(FULL_ACCESS);
        grant(servers.first(), "/2/0", "/2/0/2/1");
        grant(servers.second(), "/2/1", "/2/1/2/2");
        for (var side : List.of(servers.first(), servers.second())) {
            assertThat(side.end().read("/2", Steps.TLV).values())
                    .containsAllEntriesOf(Map.of("/2/0/0", "1", "/2/0/1", "0", "/2/0/2/1", full, "/2/0/3", "1"))
                    .containsAllEntriesOf(Map.of("/2/1/0", "1", "/2/1/1", "1", "/2/1/2/2", full, "/2/1/3", "2"))
                    .containsAllEntriesOf(Map.of("/2/2/0", "3", "/2/2/1", "0", "/2/2/2/0", full, "/2/2/3", "65535"));
        }
        return servers;
    }

    @Case
    void int_951_multi_servers_and_attributes(Place place, Stage stage) throws Exception {
        var servers = servers(place, stage);
        var first = servers.first();
        var second = servers.second();
        assertThat(first.end().writeAttributes("/3/0", "pmin=2&pmax=10").code()).isEqualTo("2.04");
        assertThat(second.end().writeAttributes("/3/0", "pmin=15&pmax=50").code())
                .isEqualTo("2.04");
        assertThat(discovered(first)).isEqualTo(Set.of("pmin=2", "pmax=10"));
        assertThat(discovered(second)).isEqualTo(Set.of("pmin=15", "pmax=50"));
    }

    private static void grant(ServerSide owner, String instance, String entry) throws Exception {
        var written = owner.end().update(instance, Map.of(entry, FULL_ACCESS), Steps.TLV);
        assertThat(written.code()).isEqualTo("2.04");
    }

    private static TwoServers servers(Place place, Stage stage) throws Exception {
        if (!place.pairing().hasOurClient()) {
            throw new NotPlayed("Leshan's client registers at one server only");
        }
        return stage.shared(place, () -> configured(TwoServers.open(place, stage)));
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
