// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.oscore.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static io.tessera.lwm2m.client.object.ObjectProbe.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import org.junit.jupiter.api.Test;

class OscoreObjectTest {

    private static final Value SECRET = Value.of(new byte[] {1, 2, 3, 4});

    private final OscoreObject object = new OscoreObject();

    @Test
    void is_as_registered() {
        OmaRegistry.assertRegistered(object.definition());
    }

    @Test
    void holds_what_the_bootstrap_server_wrote_over_a_restart() {
        created();
        var kept = object.durability().orElseThrow().kept();

        var next = new OscoreObject();
        next.durability().orElseThrow().restore(kept.toCompletableFuture().join());

        var device = new ObjectProbe(next, Caller.DEVICE);
        assertThat(device.value("/21/3/0")).isEqualTo(SECRET);
        assertThat(device.value("/21/3/3")).isEqualTo(Value.of(10));
    }

    @Test
    void a_server_sees_nothing() {
        created();

        var server = new ObjectProbe(object, new Caller(1));

        assertThat(server.values("/21/3")).isEmpty();
        assertRefused(ResponseCode.NOT_FOUND, () -> server.values("/21/3/0"));
    }

    @Test
    void is_not_made_without_its_keys() {
        var bootstrapServer = new ObjectProbe(object, Caller.BOOTSTRAP_SERVER);

        assertRefused(ResponseCode.BAD_REQUEST, () -> bootstrapServer.create(3, at("/21/3/0", SECRET)));
        assertThat(object.instances()).isEmpty();
    }

    private void created() {
        new ObjectProbe(object, Caller.BOOTSTRAP_SERVER)
                .create(
                        3,
                        at("/21/3/0", SECRET),
                        at("/21/3/1", Value.of(new byte[] {7})),
                        at("/21/3/2", Value.of(new byte[] {8})),
                        at("/21/3/3", Value.of(10)));
    }
}
