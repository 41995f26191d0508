// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.itests.interop.Role;
import java.util.List;
import java.util.Map;
import org.eclipse.californium.core.coap.CoAP.Code;

/** The cases 2, 3, 6, 7, 9 and 12: each needs a client of its own. The bootstrap goes without security here, too. */
@Cases(Lane.BOOTSTRAP_MODES)
class BootstrapModesIT {

    /** Nobody has an account with it. */
    private static final int UNKNOWN_SERVER = 5;

    @Case
    void int_2_client_initiated_bootstrap_full_with_certificates(Place place, Stage stage) throws Exception {
        try (var ends = BootstrapEnds.open(place, stage, "certified")) {
            var target = ends.with(SecureTarget.withCertificates(place.pairing(), stage, ends.endpoint()));
            ends.bootstrapServer()
                    .provide(ends.endpoint(), Provision.of(target.account()).reading("/"));
            ends.startClient(target);
            var asked = ends.awaitRequest(0);
            ends.awaitWrite(asked.number(), "/0");
            ends.awaitWrite(asked.number(), "/1");
            Answered.with(ends.wire(), ends.awaitFinish(asked.number()), "2.04");
            isManaged(target.registered().call());
        }
    }

    @Case
    void int_3_simple_bootstrap_from_smartcard(Place place) {
        throw new NotPlayed(
                place.pairing().hasOurClient()
                        ? "these processes have no card reader; client/smartcard's tests play it with a card of software"
                        : "Leshan M15's client reads no smartcard");
    }

    /** A client whose factory has told it of a server that it can't register at. */
    private record Fallback(BootstrapEnds ends, Wire first, ServerSide server, Role gateway) implements AutoCloseable {

        @Override
        public void close() throws Exception {
            ends.close();
        }
    }

    private static Fallback fallback(Place place, Stage stage) throws Exception {
        return stage.shared(place, () -> {
            var ends = BootstrapEnds.open(place, stage, "fallback");
            var refusing = ends.with(new RefusingServer());
            var first = ends.with(new Wire(refusing.address()));
            var server = ends.with(stage.side(place.pairing(), ends.endpoint()));
            ends.bootstrapServer()
                    .provide(
                            ends.endpoint(),
                            Provision.of(Account.open(server.wire().uri())).deleting("/0", "/1"));
            if (place.pairing().hasOurClient()) {
                var gateway = ends.gateway().withFactoryServer(first.uri());
                return new Fallback(ends, first, server, ends.start(gateway));
            }
            ends.with(LeshanBootstrapClient.at(ends.wire().uri())
                    .withServer(first.uri())
                    .start(ends.endpoint(), List.of()));
            return new Fallback(ends, first, server, null);
        });
    }

    @Case
    void int_6_bootstrap_sequence(Place place, Stage stage) throws Exception {
        if (!place.pairing().hasOurClient()) {
            throw new NotPlayed("the case is about the client alone");
        }
        var fallback = fallback(place, stage);
        var ends = fallback.ends();
        assertThat(fallback.gateway().awaitLine("FACTORY has other accounts")).isNotEmpty();
        var tried = fallback.first().await(0, "Register", Seen::isRegister);
        var asked = ends.awaitRequest(0);
        assertThat(tried.nanos()).as("registers first").isLessThan(asked.nanos());
        fallback.server().awaitRegister(0);

        int mark = ends.wire().mark();
        var account = fallback.server().end().registration().orElseThrow().objects().stream()
                .filter(path -> path.startsWith("/1/"))
                .findFirst();
        fallback.server().end().execute(account.orElseThrow() + "/9");
        var again = ends.awaitRequest(mark);
        Answered.with(ends.wire(), ends.awaitFinish(again.number()), "2.04");
    }

    @Case
    void int_7_fallback_to_bootstrap(Place place, Stage stage) throws Exception {
        var fallback = fallback(place, stage);
        var ends = fallback.ends();
        fallback.first().await(0, "Register", Seen::isRegister);
        var asked = ends.awaitRequest(0);
        Answered.with(ends.wire(), ends.awaitFinish(asked.number()), "2.04");
        var register = fallback.server().awaitRegister(0);
        assertThat(register.parameters()).containsEntry("ep", ends.endpoint()).containsEntry("lt", "86400");
    }

    @Case
    void int_9_bootstrap_and_configuration_consistency(Place place, Stage stage) throws Exception {
        if (!place.pairing().hasOurClient()) {
            throw new NotPlayed(
                    "our Bootstrap-Server writes no account in part, and Leshan M15's client checks no more");
        }
        try (var ends = BootstrapEnds.open(place, stage, "inconsistent")) {
            if (ends.bootstrapServer() instanceof LeshanBootstrapEnd leshan) {
                leshan.provideDisableTimeoutOnly(ends.endpoint());
            } else {
                var nowhere = Account.open("coap://127.0.0.1:" + Role.freeUdpPort());
                ends.bootstrapServer()
                        .provide(ends.endpoint(), Provision.of(nowhere).ownedBy(UNKNOWN_SERVER));
            }
            ends.start(ends.gateway());
            var asked = ends.awaitRequest(0);
            ends.awaitWrite(asked.number(), "/1");
            Answered.with(ends.wire(), ends.awaitFinish(asked.number()), "4.06");
            assertThat(ends.bootstrapServer().awaitFailure(ends.endpoint())).containsIgnoringCase("finish");
        }
    }

    @Case
    void int_12_bootstrap_via_bootstrap_pack_request(Place place, Stage stage) throws Exception {
        if (place.pairing() != Pairing.BOTH_OURS) {
            throw new NotPlayed("Leshan M15 speaks 1.1, which has no Bootstrap-Pack");
        }
        try (var ends = BootstrapEnds.open(place, stage, "pack")) {
            var target = ends.with(SecureTarget.withSharedKey(place.pairing(), stage, ends.endpoint()));
            ends.bootstrapServer().provide(ends.endpoint(), Provision.of(target.account()));
            ends.start(ends.gateway().askingForPack());
            var asked =
                    ends.wire().await(0, "Bootstrap-Pack-Request", seen -> seen.up() && seen.is(Code.GET, "/bspack"));
            assertThat(asked.parameters()).containsAllEntriesOf(Map.of("ep", ends.endpoint()));
            Answered.with(ends.wire(), asked, "2.05");
            isManaged(target.registered().call());
            assertThat(ends.wire().since(0)).noneMatch(seen -> seen.is(Code.POST, "/bs"));
        }
    }

    /** The server speaks nothing but DTLS, so who is registered came that way. */
    private static void isManaged(ServerEnd server) throws Exception {
        assertThat(server.registration()).isPresent();
        assertThat(server.read("/3/0", Steps.TLV).code()).isEqualTo("2.05");
    }
}
