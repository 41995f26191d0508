// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.connectivity_monitoring.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.platform.NetworkBearer;
import io.tessera.lwm2m.platform.NetworkInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectivityMonitoringObjectTest {

    private static final NetworkInfo.Link WIRE = new NetworkInfo.Link(
            Optional.of(NetworkBearer.ETHERNET),
            List.of("192.0.2.7", "2001:db8::7"),
            List.of("192.0.2.1"),
            Optional.empty(),
            Optional.empty());

    private final ConnectivityMonitoringObject object = new ConnectivityMonitoringObject();
    private final ObjectProbe server = new ObjectProbe(object);
    private final Network network = new Network();

    @AfterEach
    void close() throws Exception {
        object.close();
        server.close();
        assertThat(network.listeners).isEmpty();
    }

    @Test
    void is_as_registered() {
        OmaRegistry.assertRegistered(object.definition());
    }

    @Test
    void shows_no_link_while_nobody_knows_the_network() {
        assertThat(server.read("/4/0")).containsExactly("/4/0/1=", "/4/0/4=");
        assertRefused(ResponseCode.NOT_FOUND, () -> server.value("/4/0/0"));
    }

    @Test
    void a_wire_has_addresses_and_no_signal() {
        network.links = List.of(WIRE, radio(-61));
        object.setNetwork(network);

        assertThat(server.read("/4/0"))
                .containsExactly(
                        "/4/0/0=41",
                        "/4/0/1/0=41",
                        "/4/0/1/1=21",
                        "/4/0/4/0=192.0.2.7",
                        "/4/0/4/1=2001:db8::7",
                        "/4/0/5/0=192.0.2.1");
        assertRefused(ResponseCode.NOT_FOUND, () -> server.value("/4/0/2"));
    }

    @Test
    void a_modem_tells_of_its_cell() {
        var cell = new NetworkInfo.Cell(
                List.of("internet"), Optional.of(26_385_408L), Optional.of(1L), Optional.of(262L), Optional.of(5_010L));
        var signal = new NetworkInfo.Radio(Optional.of(-97L), Optional.of(-11L), Optional.of(14L));
        network.links = List.of(new NetworkInfo.Link(
                Optional.of(NetworkBearer.LTE_FDD),
                List.of("198.51.100.4"),
                List.of(),
                Optional.of(signal),
                Optional.of(cell)));
        object.setNetwork(network);

        assertThat(server.read("/4/0"))
                .containsExactly(
                        "/4/0/0=6",
                        "/4/0/1/0=6",
                        "/4/0/2=-97",
                        "/4/0/3=-11",
                        "/4/0/4/0=198.51.100.4",
                        "/4/0/7/0=internet",
                        "/4/0/8=26385408",
                        "/4/0/9=1",
                        "/4/0/10=262",
                        "/4/0/11=14",
                        "/4/0/12=5010");
    }

    @Test
    void only_what_changed_is_told() {
        network.links = List.of(radio(-61));
        object.setNetwork(network);
        server.events();

        network.become(List.of(radio(-70)));
        assertThat(server.events()).containsExactly("changed /4/0/2");

        network.become(List.of(radio(-70), WIRE));
        assertThat(server.events()).containsExactly("changed /4/0/1");
    }

    @Test
    void the_platform_may_be_replaced() {
        network.links = List.of(WIRE);
        object.setNetwork(network);
        var next = new Network();
        next.links = List.of(WIRE);
        object.setNetwork(next);
        server.events();

        object.unsetNetwork(network);
        assertThat(server.events()).isEmpty();
        assertThat(server.value("/4/0/0")).hasToString("41");

        object.unsetNetwork(next);
        assertThat(server.read("/4/0")).containsExactly("/4/0/1=", "/4/0/4=");
        assertThat(server.events()).contains("changed /4/0/0");
    }

    private static NetworkInfo.Link radio(long strength) {
        var signal = new NetworkInfo.Radio(Optional.of(strength), Optional.empty(), Optional.empty());
        return new NetworkInfo.Link(
                Optional.of(NetworkBearer.WLAN),
                List.of("192.0.2.8"),
                List.of(),
                Optional.of(signal),
                Optional.empty());
    }

    private static final class Network implements NetworkInfo {

        private final List<Runnable> listeners = new ArrayList<>();
        private List<Link> links = List.of();

        private void become(List<Link> next) {
            links = next;
            listeners.forEach(Runnable::run);
        }

        @Override
        public List<Link> links() {
            return links;
        }

        @Override
        public AutoCloseable listen(Runnable changed) {
            listeners.add(changed);
            return () -> listeners.remove(changed);
        }
    }
}
