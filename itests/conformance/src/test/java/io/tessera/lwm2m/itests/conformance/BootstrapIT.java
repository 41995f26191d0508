// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.californium.core.coap.CoAP.Code;

/**
 * The cases 0, 1, 4, 5 and 8: a client that knows its Bootstrap-Server only (C.13) is told of one server (C.1). The
 * bootstrap goes without security, so that it can be seen; the account that is written has a pre-shared key.
 */
@Cases(Lane.BOOTSTRAP)
class BootstrapIT {

    private static final int LINK_FORMAT = 40;

    /** The client and its Bootstrap-Server, and the server to which the first bootstrap has led it. */
    private record Provisioned(BootstrapEnds ends, SecureTarget target, ServerEnd server) implements AutoCloseable {

        @Override
        public void close() throws Exception {
            ends.close();
        }

        /** Executes the trigger; the Bootstrap-Request that follows. */
        Seen trigger() throws Exception {
            // Leshan's client registers anew after each bootstrap.
            var registered = target.registered().call();
            int mark = ends.wire().mark();
            var account = registered.registration().orElseThrow().objects().stream()
                    .filter(path -> path.startsWith("/1/"))
                    .findFirst();
            assertThat(registered.execute(account.orElseThrow() + "/9").code()).isEqualTo("2.04");
            return ends.awaitRequest(mark);
        }
    }

    private static Provisioned ends(Place place, Stage stage) throws Exception {
        return stage.shared(place, () -> {
            var ends = BootstrapEnds.open(place, stage, "keyed");
            var target = ends.with(SecureTarget.withSharedKey(place.pairing(), stage, ends.endpoint()));
            ends.bootstrapServer().provide(ends.endpoint(), usual(target));
            ends.startClient(target);
            return new Provisioned(ends, target, target.registered().call());
        });
    }

    private static Provision usual(SecureTarget target) {
        return Provision.of(target.account()).reading("/", "/1", "/2").ownedBy(Provision.NOBODY);
    }

    @Case
    void int_0_client_initiated_bootstrap(Place place, Stage stage) throws Exception {
        isBootstrapped(ends(place, stage).ends());
    }

    @Case
    void int_1_client_initiated_bootstrap_full_with_a_pre_shared_key(Place place, Stage stage) throws Exception {
        var provisioned = ends(place, stage);
        isBootstrapped(provisioned.ends());
        isManaged(provisioned.server());
    }

    @Case
    void int_4_bootstrap_delete(Place place, Stage stage) throws Exception {
        var provisioned = ends(place, stage);
        var ends = provisioned.ends();
        var deleting = usual(provisioned.target()).deleting("/0", "/1");
        ends.bootstrapServer().provide(ends.endpoint(), deleting);
        var asked = provisioned.trigger();

        Answered.with(ends.wire(), ends.awaitDown(asked.number(), Code.DELETE, "/0"), "2.02");
        var deleted = ends.awaitDown(asked.number(), Code.DELETE, "/1");
        Answered.with(ends.wire(), deleted, "2.02");
        assertThat(discovered(ends, deleted))
                .as("the account of the Bootstrap-Server is all that is left")
                .filteredOn(link -> link.startsWith("</0/") || link.startsWith("</1/"))
                .singleElement()
                .asString()
                .startsWith("</0/")
                .doesNotContain("ssid");
        Answered.with(ends.wire(), ends.awaitDown(deleted.number(), Code.GET, "/1"), "2.05");

        ends.awaitWrite(deleted.number(), "/0");
        ends.awaitWrite(deleted.number(), "/1");
        Answered.with(ends.wire(), ends.awaitFinish(asked.number()), "2.04");
        ends.bootstrapServer().provide(ends.endpoint(), usual(provisioned.target()));
        isManaged(provisioned.target().registered().call());
    }

    @Case
    void int_5_server_initiated_bootstrap(Place place, Stage stage) throws Exception {
        var provisioned = ends(place, stage);
        var ends = provisioned.ends();
        var asked = provisioned.trigger();
        ends.awaitWrite(asked.number(), "/0");
        ends.awaitWrite(asked.number(), "/1");
        Answered.with(ends.wire(), ends.awaitFinish(asked.number()), "2.04");
        isManaged(provisioned.target().registered().call());
    }

    @Case
    void int_8_bootstrap_read(Place place, Stage stage) throws Exception {
        var ends = ends(place, stage).ends();
        var asked = ends.awaitRequest(0);
        ends.awaitWrite(asked.number(), "/0");
        ends.awaitWrite(asked.number(), "/1");
        var last = ends.awaitWrite(asked.number(), "/2");
        for (var object : List.of("/1", "/2")) {
            var read = Answered.with(ends.wire(), ends.awaitDown(last.number(), Code.GET, object), "2.05");
            assertThat(read.message().getPayload()).as("what is at " + object).isNotEmpty();
        }
        Answered.with(ends.wire(), ends.awaitFinish(last.number()), "2.04");
    }

    private static void isBootstrapped(BootstrapEnds ends) throws InterruptedException {
        var asked = ends.awaitRequest(0);
        assertThat(asked.query()).contains("ep=" + ends.endpoint());
        ends.awaitWrite(asked.number(), "/0");
        var written = ends.awaitWrite(asked.number(), "/1");
        assertThat(discovered(ends, written))
                .anyMatch(link -> link.contains("lwm2m="))
                .anyMatch(link -> link.startsWith("</0/") && !link.contains("ssid"))
                .anyMatch(link -> link.matches("</0/\\d+>;ssid=1\\b.*"))
                .anyMatch(link -> link.matches("</1/\\d+>;ssid=1\\b.*"))
                .contains("</3/0>");
        Answered.with(ends.wire(), ends.awaitFinish(asked.number()), "2.04");
    }

    /** What the next Bootstrap-Discover is answered. */
    private static List<String> discovered(BootstrapEnds ends, Seen after) throws InterruptedException {
        var links = Answered.with(ends.wire(), ends.awaitDown(after.number(), Code.GET, "/"), "2.05");
        assertThat(links.contentFormat()).isEqualTo(LINK_FORMAT);
        return links.links();
    }

    /** The server speaks nothing but DTLS, so who is registered came that way. */
    private static void isManaged(ServerEnd server) throws Exception {
        assertThat(server.registration()).isPresent();
        assertThat(server.read("/3/0", Steps.TLV).code()).isEqualTo("2.05");
    }
}
