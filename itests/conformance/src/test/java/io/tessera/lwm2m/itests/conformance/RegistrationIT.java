// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static io.tessera.lwm2m.itests.conformance.Steps.LIFETIME;
import static io.tessera.lwm2m.itests.conformance.Steps.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Predicate;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Token;

/** The cases 101 to 107, client registration. */
@Cases(Lane.LIFETIMES)
class RegistrationIT {

    private static final Predicate<Seen> WITHOUT_PARAMETERS =
            update -> update.query().isEmpty() && update.message().getPayloadSize() == 0;

    @Case
    void int_101_initial_registration(Pair pair) throws Exception {
        var register = pair.awaitRegister(0);

        var parameters = register.parameters();
        assertThat(parameters).containsEntry("ep", pair.endpoint()).containsEntry("lt", Long.toString(LIFETIME));
        assertThat(parameters.get("lwm2m"))
                .isIn("1.1", "1.2")
                .isEqualTo(pair.server().registration().orElseThrow().version());
        assertThat(parameters.getOrDefault("b", "U")).isEqualTo("U");
        assertThat(register.contentFormat()).isEqualTo(40);
        assertThat(register.links())
                .anyMatch(link -> link.startsWith("</1/0>"))
                .anyMatch(link -> link.startsWith("</3/0>"))
                .noneMatch(link -> link.startsWith("</0") || link.startsWith("</21"));
        assertThat(pair.wire().answer(register).message().getOptions().getLocationPathCount())
                .isPositive();
        assertThat(pair.server().registration().orElseThrow().objects()).contains("/1/0", "/3/0");
    }

    @Case
    void int_102_registration_update(Steps steps) throws Exception {
        var pair = steps.pair();
        var update = steps.lifetime(8);
        assertThat(pair.server().registration().orElseThrow().lifetime()).isEqualTo(8);

        var next = pair.awaitUpdate(update.number() + 1, WITHOUT_PARAMETERS);
        assertThat(Duration.ofNanos(next.nanos() - update.nanos())).isLessThan(Duration.ofSeconds(8));
        steps.lifetime(LIFETIME);
    }

    @Case
    void int_103_deregistration(Pairing pairing, Pair pair) throws Exception {
        if (!pairing.hasOurClient()) {
            throw new NotPlayed("Leshan M15's client has no Disable");
        }
        pair.done(Code.PUT, "/1/0/5", () -> pair.server().write("/1/0/5", 1L, TEXT))
                .hasCode("2.04");

        var disabled = pair.done(Code.POST, "/1/0/4", () -> pair.server().execute("/1/0/4"));
        disabled.hasCode("2.04");
        var deregister = pair.wire().await(disabled.answer().number(), "De-register", Seen::isDeregister);
        assertThat(pair.wire().answer(deregister).code()).isEqualTo("2.02");
        assertThat(pair.server().registration()).isEmpty();

        pair.awaitRegister(deregister.number());
        pair.done(Code.PUT, "/1/0/5", () -> pair.server().write("/1/0/5", LIFETIME, TEXT))
                .hasCode("2.04");
    }

    @Case
    void int_104_registration_update_trigger(Steps steps) throws Exception {
        var pair = steps.pair();
        steps.lifetime(8);
        var before = pair.server().registration().orElseThrow().updated();

        var triggered = pair.done(Code.POST, "/1/0/8", () -> pair.server().execute("/1/0/8"));
        triggered.hasCode("2.04");
        pair.awaitUpdate(triggered.request().number(), WITHOUT_PARAMETERS);

        assertThat(pair.server().registration().orElseThrow().updated()).isAfter(before);
        steps.lifetime(LIFETIME);
    }

    @Case
    void int_105_discarded_register_update(Steps steps) throws Exception {
        var pair = steps.pair();
        var update = steps.lifetime(6);
        var forged = new Request(Code.DELETE, Type.CON);
        forged.setMID(1);
        forged.setToken(new Token(new byte[] {0x46, 0x4f, 0x52, 0x47, 0x45, 0x44, 0, 1}));
        forged.getOptions().setUriPath(update.path());
        pair.wire().forge(forged);

        var discarded = pair.wire().await(update.number() + 1, "Update", Seen::isUpdate);
        assertThat(pair.wire().answer(discarded).code()).isEqualTo("4.04");
        pair.awaitRegister(discarded.number());
        steps.lifetime(LIFETIME);
    }

    @Case
    void int_106_tcp_binding(Pairing pairing) {
        throw new NotPlayed("not built yet: CoAP over TCP");
    }

    @Case
    void int_107_extending_the_lifetime(Steps steps) throws Exception {
        var pair = steps.pair();
        steps.lifetime(6);
        var update = steps.lifetime(8);
        assertThat(pair.server().registration().orElseThrow().lifetime()).isEqualTo(8);

        var next = pair.awaitUpdate(update.number() + 1, WITHOUT_PARAMETERS);
        assertThat(Duration.ofNanos(next.nanos() - update.nanos())).isLessThan(Duration.ofSeconds(8));
        steps.lifetime(LIFETIME);
    }
}
