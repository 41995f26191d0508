// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.wlan.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.StringValue;
import io.tessera.lwm2m.platform.network.Wlan;
import io.tessera.lwm2m.platform.network.Wlan.Network;
import io.tessera.lwm2m.platform.network.Wlan.Traffic;
import io.tessera.lwm2m.platform.network.WlanInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WlanObjectTest {

    private final WlanObject object = new WlanObject();
    private final ObjectProbe server = new ObjectProbe(object);
    private final Known known = new Known();

    @AfterEach
    void close() throws Exception {
        object.close();
        server.close();
        assertThat(known.listeners).isEmpty();
    }

    @Test
    void is_as_registered() {
        OmaRegistry.assertRegistered(object.definition());
    }

    @Test
    void there_is_no_instance_without_an_interface() {
        assertThat(object.instances()).isEmpty();
        object.setWlan(known);
        assertThat(object.instances()).isEmpty();
    }

    @Test
    void a_station_that_is_connected() {
        known.wlans = List.of(station(5_000));
        object.setWlan(known);

        assertThat(server.read("/12/0"))
                .containsExactly(
                        "/12/0/0=wlan0",
                        "/12/0/1=true",
                        "/12/0/2=2",
                        "/12/0/3=1",
                        "/12/0/4=020000000001",
                        "/12/0/5=Works",
                        "/12/0/8=1",
                        "/12/0/9=36",
                        "/12/0/14=6",
                        "/12/0/15=1",
                        "/12/0/16=0",
                        "/12/0/33=5000",
                        "/12/0/34=2",
                        "/12/0/35=3",
                        "/12/0/36=4",
                        "/12/0/37=5",
                        "/12/0/38=6",
                        "/12/0/42=7",
                        "/12/0/45=8",
                        "/12/0/46=9");
    }

    @Test
    void an_interface_that_is_off_and_of_which_nothing_is_known() {
        known.wlans = List.of(new Wlan(1, "wlan1", false, false, Optional.empty(), Network.UNKNOWN, Optional.empty()));
        object.setWlan(known);

        assertThat(server.read("/12/1")).containsExactly("/12/1/0=wlan1", "/12/1/1=false", "/12/1/2=0", "/12/1/3=0");
        assertRefused(ResponseCode.NOT_FOUND, () -> server.values("/12/1/5"));
        assertRefused(ResponseCode.NOT_FOUND, () -> server.values("/12/1/9"));
    }

    @Test
    void an_interface_that_is_on_without_a_network_is_in_error() {
        known.wlans = List.of(new Wlan(1, "wlan1", true, false, Optional.empty(), Network.UNKNOWN, Optional.empty()));
        object.setWlan(known);

        assertThat(server.value("/12/1/3")).hasToString("2");
        assertRefused(ResponseCode.NOT_FOUND, () -> server.values("/12/1/2"));
    }

    @Test
    void tells_of_what_changed_alone() {
        object.setWlan(known);
        known.become(station(5_000));
        assertThat(server.events()).containsExactly("added /12/0");

        known.become(station(6_000));
        assertThat(server.events()).containsExactly("changed /12/0/33");

        known.become();
        assertThat(server.events()).containsExactly("removed /12/0");
    }

    @Test
    void a_server_may_switch_it_and_name_its_network_where_the_host_allows_it() {
        known.wlans = List.of(station(1));
        object.setWlan(known);

        server.write("/12/0/1", Value.of(false));
        server.write("/12/0/5", new StringValue("Office"));
        assertThat(known.asked).containsExactly("0 false", "0 Office");

        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/12/0/5", new StringValue("")));
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/12/0/5", new StringValue("x".repeat(33))));
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.write("/12/0/9", Value.of(6)));

        known.isFixed = true;
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.write("/12/0/1", Value.of(true)));
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.write("/12/0/5", new StringValue("Home")));
    }

    private static Wlan station(long sentBytes) {
        var network = new Network(
                Optional.of("Works"),
                Optional.of(1L),
                Optional.of(2L),
                Optional.of(36L),
                Optional.of(6L),
                Optional.of(1L),
                Optional.of(0L));
        return new Wlan(
                0,
                "wlan0",
                true,
                true,
                Optional.of("020000000001"),
                network,
                Optional.of(new Traffic(sentBytes, 2, 3, 4, 5, 6, 7, 8, 9)));
    }

    private static final class Known implements WlanInfo {

        private final List<Runnable> listeners = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();
        private List<Wlan> wlans = List.of();
        private boolean isFixed;

        private void become(Wlan... next) {
            wlans = List.of(next);
            listeners.forEach(Runnable::run);
        }

        @Override
        public List<Wlan> wlans() {
            return wlans;
        }

        @Override
        public AutoCloseable listen(Runnable changed) {
            listeners.add(changed);
            return () -> listeners.remove(changed);
        }

        @Override
        public CompletionStage<Void> enable(int id, boolean enabled) {
            return isFixed ? WlanInfo.super.enable(id, enabled) : note(id + " " + enabled);
        }

        @Override
        public CompletionStage<Void> join(int id, String name) {
            return isFixed ? WlanInfo.super.join(id, name) : note(id + " " + name);
        }

        private CompletionStage<Void> note(String request) {
            asked.add(request);
            return CompletableFuture.completedStage(null);
        }
    }
}
