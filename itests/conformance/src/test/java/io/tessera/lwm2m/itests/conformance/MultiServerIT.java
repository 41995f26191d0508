// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.itests.interop.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** The cases 950 and 951: a client with two servers. */
class MultiServerIT {

    @TempDir
    private Path work;

    @Case
    void int_950_multi_servers_registration(Pairing pairing) throws Exception {
        play(pairing, (first, second) -> {
            for (var side : List.of(first, second)) {
                var register = side.awaitRegister(0);
                assertThat(register.query()).contains("ep=" + Pair.ENDPOINT, "lt=86400");
                assertThat(register.links())
                        .anyMatch(link -> link.startsWith("</1/0>"))
                        .anyMatch(link -> link.startsWith("</1/1>"))
                        .noneMatch(link -> link.startsWith("</0"));
                assertThat(side.end().registration()).isPresent();
            }
        });
    }

    @Case
    void int_951_multi_servers_and_attributes(Pairing pairing) throws Exception {
        play(pairing, (first, second) -> {
            assertThat(first.end().writeAttributes("/3/0", "pmin=2&pmax=10").code())
                    .isEqualTo("2.04");
            assertThat(second.end().writeAttributes("/3/0", "pmin=15&pmax=50").code())
                    .isEqualTo("2.04");
            assertThat(discovered(first)).isEqualTo(Set.of("pmin=2", "pmax=10"));
            assertThat(discovered(second)).isEqualTo(Set.of("pmin=15", "pmax=50"));
        });
    }

    private static Set<String> discovered(ServerSide side) throws Exception {
        int mark = side.wire().mark();
        assertThat(side.end().discover("/3/0", -1).code()).isEqualTo("2.05");
        var answer = side.wire().await(mark, "links", seen -> seen.up() && seen.contentFormat() == 40);
        return Links.of(answer).attributes("/3/0");
    }

    private interface Steps {
        void play(ServerSide first, ServerSide second) throws Exception;
    }

    /** Without the Access Control instances of C.14: while there is no Object 2, every server may do everything. */
    private void play(Pairing pairing, Steps steps) throws Exception {
        if (!pairing.hasOurClient()) {
            throw new NotPlayed("Leshan's client registers at one server only");
        }
        try (var first = ServerSide.start(pairing, work.resolve("first"));
                var second = ServerSide.start(pairing, work.resolve("second"))) {
            var uris = List.of(first.wire().uri(), second.wire().uri());
            GatewayWork.write(work.resolve("gateway"), false, uris);
            try (var gateway = Role.gateway(work.resolve("gateway"), Pair.ENDPOINT, uris.get(0), 0)) {
                first.awaitRegister(0);
                second.awaitRegister(0);
                first.wire().isQuiet(Pair.SETTLING, seen -> true);
                steps.play(first, second);
                assertThat(gateway.output()).isNotEmpty();
            }
        }
    }
}
