// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.portfolio.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static io.tessera.lwm2m.client.object.ObjectProbe.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import org.junit.jupiter.api.Test;

class PortfolioObjectTest {

    private final PortfolioObject object = new PortfolioObject();
    private final ObjectProbe server = new ObjectProbe(object, new Caller(101));

    @Test
    void is_as_registered() {
        OmaRegistry.assertRegistered(object.definition());
    }

    @Test
    void a_server_creates_and_writes_identities() {
        server.create(4, at("/16/4/0/0", Value.of("host")), at("/16/4/0/3", Value.of("hall")));
        server.write("/16/4/0/3", Value.of("roof"));

        assertThat(server.read("/16/4")).containsExactly("/16/4/0/0=host", "/16/4/0/3=roof");
    }

    @Test
    void an_instance_without_identities_is_refused() {
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.create(0));
    }

    @Test
    void identities_survive_a_restart() {
        server.create(4, at("/16/4/0/0", Value.of("host")), at("/16/4/0/3", Value.of("hall")));
        var kept =
                object.durability().orElseThrow().kept().toCompletableFuture().join();
        var restarted = new PortfolioObject();
        restarted.durability().orElseThrow().restore(kept).toCompletableFuture().join();

        assertThat(new ObjectProbe(restarted, new Caller(101)).read("/16/4"))
                .containsExactly("/16/4/0/0=host", "/16/4/0/3=hall");
    }
}
