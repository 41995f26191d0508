// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.platform.NetworkBearer;
import io.tessera.lwm2m.platform.NetworkInfo.Cell;
import io.tessera.lwm2m.platform.NetworkInfo.Link;
import io.tessera.lwm2m.platform.NetworkInfo.Radio;
import io.tessera.lwm2m.platform.network.Modem;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinuxNetworkTest {

    private static final String NET = "sys/class/net/";
    private static final String TITLE = "Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT\n";
    private static final Map<String, List<String>> ADDRESSES =
            Map.of("eth0", List.of("192.0.2.7"), "wlan0", List.of("192.0.2.8", "2001:db8::8"));

    @TempDir
    private Path root;

    private FakeHost host;

    @BeforeEach
    void a_gateway() throws Exception {
        host = new FakeHost(root)
                .with(NET + "lo/type", "772\n")
                .with(NET + "lo/operstate", "unknown\n")
                .with(NET + "docker0/type", "1\n")
                .with(NET + "docker0/operstate", "up\n")
                .with(NET + "eth0/type", "1\n")
                .with(NET + "eth0/operstate", "up\n")
                .with(NET + "eth0/device/vendor", "x\n")
                .with(NET + "wlan0/type", "1\n")
                .with(NET + "wlan0/operstate", "up\n")
                .with(NET + "wlan0/device/vendor", "x\n")
                .with(NET + "wlan0/uevent", "DEVTYPE=wlan\nINTERFACE=wlan0\n")
                .with("proc/net/route", TITLE + route("eth0", "192.0.2.1", 100) + route("wlan0", "192.0.2.2", 600))
                .with(
                        "proc/net/wireless",
                        """
                        Inter-| sta-|   Quality        |   Discarded packets               | Missed | WE
                         face | tus | link level noise |  nwid  crypt   frag  retry   misc | beacon | 22
                         wlan0: 0000   54.  -56.  -256        0      0      0      0      0        0
                        """);
    }

    @AfterEach
    void halt() throws Exception {
        host.close();
    }

    @Test
    void the_link_in_use_comes_first() throws Exception {
        var wire = new Link(
                Optional.of(NetworkBearer.ETHERNET),
                List.of("192.0.2.7"),
                List.of("192.0.2.1"),
                Optional.empty(),
                Optional.empty());
        var radio = new Link(
                Optional.of(NetworkBearer.WLAN),
                List.of("192.0.2.8", "2001:db8::8"),
                List.of("192.0.2.2"),
                Optional.of(new Radio(Optional.of(-56L), Optional.of(54L), Optional.empty())),
                Optional.empty());

        assertThat(network().links()).containsExactly(wire, radio);

        host.with("proc/net/route", TITLE + route("eth0", "192.0.2.1", 700) + route("wlan0", "192.0.2.2", 600));
        assertThat(network().links()).containsExactly(radio, wire);
    }

    @Test
    void a_link_without_carrier_is_not_there() throws Exception {
        host.with(NET + "eth0/operstate", "down\n");

        assertThat(network().links()).extracting(Link::bearer).containsExactly(Optional.of(NetworkBearer.WLAN));
    }

    @Test
    void a_link_of_software_counts_where_it_leads_everywhere() throws Exception {
        host.with("proc/net/route", TITLE + route("docker0", "192.0.2.1", 0));

        assertThat(network().links()).hasSize(3);
        assertThat(network().links().get(0).routers()).containsExactly("192.0.2.1");
    }

    @Test
    void a_network_of_ipv6_alone_has_its_router() throws Exception {
        host.without("proc/net/route");
        host.with(
                "proc/net/ipv6_route",
                """
                fe800000000000000000000000000000 40 %1$s 00 %1$s 00000100 00000002 00000000 00000001     eth0
                %1$s 00 %1$s 00 20010db8000000000000000000000001 00000400 00000003 00000000 00000003    wlan0
                %1$s 00 %1$s 00 %1$s ffffffff 00000001 00000000 00200200       lo
                """
                        .formatted("0".repeat(32)));

        assertThat(network().links().get(0).routers()).containsExactly("2001:db8:0:0:0:0:0:1");
    }

    @ParameterizedTest(name = "type {0}, {1} is {2}")
    @CsvSource({
        "1, DEVTYPE=wlan, WLAN",
        "1, DEVTYPE=bluetooth, BLUETOOTH",
        "1, DEVTYPE=wwan, ",
        "1, INTERFACE=eth0, ETHERNET",
        "804, x, IEEE_802_15_4",
        "825, x, IEEE_802_15_4",
        "512, x, DSL",
        "512, DEVTYPE=wwan, ",
        "519, x, "
    })
    void each_kind_of_link_has_its_bearer(String type, String event, NetworkBearer expected) throws Exception {
        host.with(NET + "eth0/type", type + "\n").with(NET + "eth0/uevent", event + "\n");

        assertThat(network().links().get(0).bearer()).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest(name = "level {0}, noise {1} is {2} dBm, ratio {3}")
    @CsvSource({"-61., -95., -61, 34", "200., 161., -56, 39", "0, 0, , ", "-40, -256., -40, ", "x, y, , "})
    void drivers_old_and_new_tell_of_a_signal(String level, String noise, Long strength, Long ratio) throws Exception {
        host.with("proc/net/wireless", " eth0: 0000 70. " + level + " " + noise + " 0 0 0 0 0 0\n");

        assertThat(network().links().get(0).radio())
                .contains(new Radio(Optional.ofNullable(strength), Optional.of(70L), Optional.ofNullable(ratio)));
    }

    @Test
    void tables_that_are_none_are_no_links() throws Exception {
        host.with("proc/net/route", "eth0 00000000 zz 0 0 0 0 00000000\n\n \nx\n")
                .with("proc/net/ipv6_route", "0 00\n")
                .with("proc/net/wireless", "eth0:\n");

        assertThat(network().links()).hasSize(2);
        assertThat(network().links().get(0).routers()).isEmpty();
    }

    @Test
    void tells_of_changes_once() throws Exception {
        var told = new AtomicInteger();
        var network = new LinuxNetwork(host.settings(), name -> List.of());
        host.onThread(() -> {});
        network.listen(told::incrementAndGet);

        host.onThread(network::look);
        assertThat(told).hasValue(0);

        host.with(NET + "eth0/operstate", "down\n");
        host.onThread(network::look);
        assertThat(told).hasValue(1);
        network.close();
    }

    @ParameterizedTest(name = "{0} of type {1}, the modem is on {2}: {3}")
    @CsvSource({"wwan0, 65534, wwan0, true", "ppp0, 512, ttyUSB0, true", "wwan1, 65534, wwan0, false"})
    void a_modem_tells_of_its_link(String link, String type, String port, boolean isTold) throws Exception {
        host.with(NET + link + "/type", type + "\n")
                .with(NET + link + "/operstate", "unknown\n")
                .with(NET + link + "/uevent", "DEVTYPE=wwan\n")
                .with("proc/net/route", TITLE + route(link, "192.0.2.1", 10));
        var radio = new Radio(Optional.of(-97L), Optional.of(-11L), Optional.of(14L));
        var cell = new Cell(List.of("internet"), Optional.of(7L), Optional.of(1L), Optional.of(262L), Optional.empty());
        var told = new AtomicInteger();
        var network = new LinuxNetwork(host.settings(), name -> List.of());
        host.onThread(() -> {});
        network.listen(told::incrementAndGet);
        var modem = new OnlyModem(new Modem.Status(
                List.of(port), Optional.of(NetworkBearer.LTE_FDD), Optional.of(radio), Optional.of(cell), List.of()));

        network.setModem(modem);

        var first = network.links().get(0);
        assertThat(first.bearer()).isEqualTo(isTold ? Optional.of(NetworkBearer.LTE_FDD) : Optional.empty());
        assertThat(first.radio()).isEqualTo(isTold ? Optional.of(radio) : Optional.empty());
        assertThat(first.cell()).isEqualTo(isTold ? Optional.of(cell) : Optional.empty());
        assertThat(told).hasValue(isTold ? 1 : 0);

        network.unsetModem(modem);
        assertThat(network.links().get(0).cell()).isEmpty();
        network.close();
    }

    private record OnlyModem(Modem.Status status) implements Modem {

        @Override
        public AutoCloseable listen(Runnable changed) {
            return () -> {};
        }
    }

    @Test
    void this_host_has_addresses_without_zone() throws Exception {
        try (var here = new FakeHost(Path.of("/"))) {
            var network = new LinuxNetwork(here.settings());
            here.onThread(network::look);

            assertThat(network.links())
                    .allSatisfy(link -> assertThat(link.addresses()).noneMatch(address -> address.contains("%")));
            network.close();
        }
    }

    private LinuxNetwork network() throws Exception {
        var network = new LinuxNetwork(host.settings(), name -> ADDRESSES.getOrDefault(name, List.of()));
        host.onThread(() -> {});
        network.close();
        return network;
    }

    private static String route(String link, String router, int metric) throws Exception {
        var address = InetAddress.getByName(router).getAddress();
        int inMemory = ByteBuffer.wrap(address).order(ByteOrder.nativeOrder()).getInt();
        return "%s\t00000000\t%08X\t0003\t0\t0\t%d\t00000000\t0\t0\t0\n".formatted(link, inMemory, metric);
    }
}
