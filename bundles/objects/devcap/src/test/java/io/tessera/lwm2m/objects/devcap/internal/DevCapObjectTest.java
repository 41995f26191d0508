// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.devcap.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static io.tessera.lwm2m.client.object.ObjectProbe.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.platform.capability.Capability;
import io.tessera.lwm2m.platform.capability.Capability.Group;
import io.tessera.lwm2m.platform.capability.CapabilityControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class DevCapObjectTest {

    private final Parts parts = new Parts();

    @Test
    void is_as_registered() {
        OmaRegistry.assertRegistered(new DevCapObject(parts).definition());
    }

    @Test
    void shows_each_part_of_the_gateway() {
        parts.become(radio(true), camera(false));

        var server = new ObjectProbe(new DevCapObject(parts));

        assertThat(server.read("/15/0"))
                .containsExactly(
                        "/15/0/0=1", "/15/0/1=5", "/15/0/2=Camera", "/15/0/3=true", "/15/0/4=false", "/15/0/7=false");
        assertThat(server.read("/15/1"))
                .containsExactly("/15/1/0=1", "/15/1/1=2", "/15/1/2=Radio", "/15/1/4=true", "/15/1/7=false");
    }

    @Test
    void a_server_switches_a_part_off_and_on() {
        parts.become(radio(true));
        var server = new ObjectProbe(new DevCapObject(parts));

        server.execute("/15/0/6");
        assertThat(server.value("/15/0/4")).isEqualTo(Value.of(false));
        server.execute("/15/0/5");
        assertThat(server.value("/15/0/4")).isEqualTo(Value.of(true));
        assertThat(parts.asked).containsExactly("radio false", "radio true");
    }

    @Test
    void what_may_not_be_changed_is_4_05_and_what_goes_wrong_5_00() {
        parts.become(camera(true), radio(true));
        var server = new ObjectProbe(new DevCapObject(parts));
        parts.broken = true;

        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.execute("/15/0/6"));
        assertRefused(ResponseCode.INTERNAL_SERVER_ERROR, () -> server.execute("/15/1/6"));
        assertThat(parts.asked).containsExactly("radio false");
    }

    @Test
    void servers_hear_of_a_change_where_they_want_to() {
        parts.become(radio(true));
        var object = new DevCapObject(parts);
        var server = new ObjectProbe(object);

        parts.become(radio(false));
        assertThat(server.events()).isEmpty();

        server.write("/15/0/7", Value.of(true));
        parts.become(radio(true));
        assertThat(server.events()).containsExactly("changed /15/0/7", "changed /15/0/4");
    }

    @Test
    void parts_come_and_go_and_keep_their_instances() {
        parts.become(camera(true), radio(true));
        var object = new DevCapObject(parts);
        var server = new ObjectProbe(object);

        parts.become(radio(true));
        assertThat(object.instances()).containsExactly(1);
        parts.become(radio(true), camera(true));

        assertThat(object.instances()).containsExactly(0, 1);
        assertThat(server.events()).containsExactly("removed /15/0", "added /15/0");
    }

    @Test
    void numbers_and_wishes_outlive_the_process() throws Exception {
        parts.become(camera(true), radio(true));
        var object = new DevCapObject(parts);
        new ObjectProbe(object).write("/15/1/7", Value.of(true));
        var kept = object.durability().orElseThrow().kept();
        object.close();

        parts.become(radio(true));
        var next = new DevCapObject(parts);
        next.durability().orElseThrow().restore(kept.toCompletableFuture().join());

        assertThat(next.instances()).containsExactly(1);
        assertThat(new ObjectProbe(next).value("/15/1/7")).isEqualTo(Value.of(true));
        next.close();
        assertThat(parts.listeners).isEmpty();
    }

    @Test
    void notify_en_is_a_switch() {
        parts.become(radio(true));
        var server = new ObjectProbe(new DevCapObject(parts));

        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/15/0", false, at("/15/0/7", Value.of("yes"))));
    }

    private static Capability radio(boolean enabled) {
        return new Capability("radio", Group.CONNECTIVITY, "1", "Radio", Optional.empty(), enabled, true);
    }

    private static Capability camera(boolean enabled) {
        return new Capability("camera", Group.VISION, "1", "Camera", Optional.of(true), enabled, false);
    }

    private static final class Parts implements CapabilityControl {

        private final List<Runnable> listeners = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();
        private List<Capability> capabilities = List.of();
        private boolean broken;

        private void become(Capability... now) {
            capabilities = List.of(now);
            List.copyOf(listeners).forEach(Runnable::run);
        }

        @Override
        public List<Capability> capabilities() {
            return capabilities;
        }

        @Override
        public CompletionStage<Void> enable(String id, boolean enabled) {
            asked.add(id + " " + enabled);
            if (broken) {
                return CompletableFuture.failedStage(new IllegalStateException("no"));
            }
            become(radio(enabled));
            return CompletableFuture.completedStage(null);
        }

        @Override
        public AutoCloseable listen(Runnable changed) {
            listeners.add(changed);
            return () -> listeners.remove(changed);
        }
    }
}
