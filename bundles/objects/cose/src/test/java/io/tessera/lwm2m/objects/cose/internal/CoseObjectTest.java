// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.cose.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static io.tessera.lwm2m.client.object.ObjectProbe.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import org.junit.jupiter.api.Test;

class CoseObjectTest {

    private final CoseObject object = new CoseObject();

    @Test
    void is_as_registered() {
        OmaRegistry.assertRegistered(object.definition());
    }

    @Test
    void holds_what_the_bootstrap_server_wrote() {
        created();

        assertThat(new ObjectProbe(object, Caller.DEVICE).value("/23/0/2")).hasToString("not for your eyes");
        assertThat(object.durability()).isPresent();
        assertThat(object.toString()).doesNotContain("eyes");
    }

    @Test
    void a_server_sees_nothing() {
        created();

        var server = new ObjectProbe(object, new Caller(1));

        assertThat(server.values("/23/0")).isEmpty();
        assertRefused(ResponseCode.NOT_FOUND, () -> server.values("/23/0/2"));
    }

    private void created() {
        new ObjectProbe(object, Caller.BOOTSTRAP_SERVER)
                .create(
                        0,
                        at("/23/0/0", Value.of("key 1")),
                        at("/23/0/1", Value.of(10)),
                        at("/23/0/2", Value.of("not for your eyes")));
    }
}
