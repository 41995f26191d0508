// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.mqtt_server.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static io.tessera.lwm2m.client.object.ObjectProbe.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import org.junit.jupiter.api.Test;

class MqttServerObjectTest {

    private final MqttServerObject object = new MqttServerObject();
    private final ObjectProbe bootstrapServer = new ObjectProbe(object, Caller.BOOTSTRAP_SERVER);

    @Test
    void is_as_registered() {
        OmaRegistry.assertRegistered(object.definition());
    }

    @Test
    void holds_what_the_bootstrap_server_wrote() {
        bootstrapServer.create(
                0, at("/24/0/6", Value.of("gateway")), at("/24/0/5", new Value.UnsignedIntegerValue(60)));

        assertThat(new ObjectProbe(object).read("/24/0")).containsExactly("/24/0/5=60", "/24/0/6=gateway");
        assertThat(object.durability()).isPresent();
    }

    @Test
    void refuses_what_mqtt_has_not() {
        assertRefused(ResponseCode.BAD_REQUEST, () -> bootstrapServer.create(0));
        bootstrapServer.create(0, at("/24/0/6", Value.of("gateway")));
        assertRefused(
                ResponseCode.BAD_REQUEST, () -> bootstrapServer.write("/24/0/4", new Value.UnsignedIntegerValue(4)));
    }
}
