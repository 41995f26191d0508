// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.server.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static io.tessera.lwm2m.client.object.ObjectProbe.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerObjectTest {

    private final ServerObject object = new ServerObject();
    private final ObjectProbe server = new ObjectProbe(object, new Caller(101));

    @BeforeEach
    void one_server() {
        new ObjectProbe(object, Caller.DEVICE).create(0, at("/1/0/0", Value.of(101)), at("/1/0/1", Value.of(300)));
        server.events();
    }

    @Test
    void is_as_registered() {
        OmaRegistry.assertRegistered(object.definition());
    }

    @Test
    void starts_with_what_is_usual() {
        assertThat(server.read("/1/0")).containsExactly("/1/0/0=101", "/1/0/1=300", "/1/0/6=true", "/1/0/7=U");
    }

    @Test
    void tells_of_a_new_lifetime_and_not_of_the_same_one() {
        server.write("/1/0/1", Value.of(60));
        server.write("/1/0/1", Value.of(60));

        assertThat(server.value("/1/0/1")).isEqualTo(Value.of(60));
        assertThat(server.events()).containsExactly("changed /1/0/1");
    }

    @Test
    void keeps_its_short_id_and_what_is_mandatory_when_a_server_replaces_it() {
        server.write("/1/0", false, at("/1/0/5", Value.of(10)));
        server.write("/1/0", true, at("/1/0/1", Value.of(60)));

        assertThat(server.read("/1/0")).containsExactly("/1/0/0=101", "/1/0/1=60", "/1/0/6=true", "/1/0/7=U");
    }

    @Test
    void refuses_a_period_before_now() {
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/1/0/1", Value.of(-1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 9})
    void lets_its_commands_be_executed(int command) {
        assertThat(object.resources(0)).contains(command);
        server.execute("/1/0/" + command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"U", "M", "H", "T", "S", "N"})
    void takes_each_transport_that_there_is(String letter) {
        server.write("/1/0/22", Value.of(letter));

        assertThat(server.value("/1/0/22")).isEqualTo(Value.of(letter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X", "u", "UT", "U,T", "UDP"})
    void refuses_what_is_no_single_transport(String text) {
        server.write("/1/0/22", Value.of("U"));

        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/1/0/22", Value.of(text)));
        assertThat(server.value("/1/0/22")).isEqualTo(Value.of("U"));
    }
}
