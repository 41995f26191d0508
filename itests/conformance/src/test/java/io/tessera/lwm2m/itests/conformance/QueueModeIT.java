// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static io.tessera.lwm2m.itests.conformance.Steps.LIFETIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.coap.CoAP.Code;

/** The cases 108 and 109, queue mode. */
@Cases(Lane.QUEUE_MODE)
class QueueModeIT {

    @Case
    void int_108_turn_on_queue_mode(Pair pair) throws Exception {
        var register = pair.awaitRegister(0);

        assertThat(register.query()).contains("Q");
        assertThat(register.parameters().getOrDefault("b", "U")).isEqualTo("U");
        assertThat(pair.server().registration().orElseThrow().queueMode()).isTrue();
    }

    @Case
    void int_109_behavior_in_queue_mode(Pairing pairing, Pair pair) throws Exception {
        if (!pairing.hasOurServer()) {
            throw new NotPlayed("Leshan M15's server refuses requests for a client that sleeps, it has no queue");
        }
        // Our client sends its next Update after half of it, Leshan's when told; that doesn't sleep below 277 s.
        readWhileAsleep(pair, pairing.hasOurClient() ? 14 : 400);
    }

    private static void readWhileAsleep(Pair pair, long lifetime) throws Exception {
        var wire = pair.wire();
        new Steps(pair).lifetime(lifetime);
        assertThat(wire.isQuiet(Duration.ofSeconds(ServerSide.AWAKE_SECONDS + 1), seen -> true))
                .isTrue();

        int asleep = wire.mark();
        var read = CompletableFuture.supplyAsync(() -> uncheckedRead(pair));
        assertThat(wire.isQuiet(Duration.ofSeconds(1), seen -> !seen.up())).isTrue();
        pair.leshanClient().ifPresent(LeshanClientEnd::update);
        var update = pair.awaitUpdate(asleep, seen -> true);
        var request = wire.await(asleep, "Read", seen -> !seen.up() && seen.is(Code.GET, "/1/0/1"));
        assertThat(request.number()).isGreaterThan(update.number());
        assertThat(read.get(30, TimeUnit.SECONDS).values()).containsEntry("/1/0/1", Long.toString(lifetime));
        new Steps(pair).lifetime(LIFETIME);
    }

    private static ServerEnd.Reply uncheckedRead(Pair pair) {
        try {
            return pair.server().read("/1/0/1", ServerEnd.ANY);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
