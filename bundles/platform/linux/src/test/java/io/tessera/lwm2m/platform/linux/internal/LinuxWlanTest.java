// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.platform.network.Wlan;
import io.tessera.lwm2m.platform.network.Wlan.Network;
import io.tessera.lwm2m.platform.network.Wlan.Traffic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinuxWlanTest {

    private static final String NET = "sys/class/net/wlan0/";
    private static final String UUID = "7d0d754c-4c0e-4f93-a975-dcd1fded885c";

    @TempDir
    private Path root;

    private FakeRadios radios;
    private LinuxWlan wlan;

    @AfterEach
    void halt() throws Exception {
        wlan.close();
        radios.close();
    }

    @Test
    void a_host_without_wlan_has_none_and_asks_nobody() throws Exception {
        prepare(false).installed("iw", "nmcli");
        radios.host().with("sys/class/net/eth0/flags", "0x1003\n");
        start();

        assertThat(wlan.wlans()).isEmpty();
        assertThat(radios.calls("nmcli")).isEmpty();
    }

    @Test
    void without_programs_the_kernel_tells_of_the_interface_alone() throws Exception {
        prepare(false);
        plug();
        start();

        assertThat(wlan.wlans())
                .containsExactly(new Wlan(
                        0,
                        "wlan0",
                        true,
                        true,
                        Optional.of("020000000001"),
                        Network.UNKNOWN,
                        Optional.of(new Traffic(10, 20, 30, 40, 50, 60, 70, 80, 90))));
    }

    @Test
    void a_station_that_is_connected() throws Exception {
        prepare(false).installed("iw", "nmcli");
        plug();
        radios.says("iw dev wlan0 info", Recorded.INFO)
                .says("iw dev wlan0 link", Recorded.LINK)
                .says(
                        Recorded.NEIGHBOURS,
                        """
                        no:wlan0:A\\:b\\\\c:2412 MHz:WPA2:(none):pair_ccmp group_ccmp psk
                        yes:wlan0:Works:5180 MHz:WPA2:(none):pair_ccmp group_ccmp psk
                        """);
        start();

        assertThat(network())
                .isEqualTo(new Network(
                        Optional.of("Works"),
                        Optional.of(1L),
                        Optional.of(2L),
                        Optional.of(36L),
                        Optional.of(6L),
                        Optional.of(1L),
                        Optional.of(0L)));
    }

    @Test
    void network_manager_alone_knows_the_network() throws Exception {
        prepare(false).installed("nmcli");
        plug();
        radios.says(
                Recorded.NEIGHBOURS,
                "yes:wlan0:A\\:b\\\\c:2412 MHz:WPA1 WPA2 802.1X:pair_tkip 802.1X:pair_ccmp 802.1X\n");
        start();

        assertThat(network())
                .isEqualTo(new Network(
                        Optional.of("A:b\\c"),
                        Optional.empty(),
                        Optional.of(1L),
                        Optional.of(1L),
                        Optional.empty(),
                        Optional.of(2L),
                        Optional.of(0L)));
    }

    @ParameterizedTest(name = "{0}, {1}: authentication {2}, encryption {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "''           | (none) (none)                          | 0 | -",
                "WEP          | (none) (none)                          | 0 | 2",
                "OWE          | (none) pair_ccmp group_ccmp owe        | 0 | 0",
                "WPA1         | pair_tkip group_tkip psk (none)        | 1 | 1",
                "WPA3         | (none) pair_ccmp group_ccmp sae        | 1 | 0",
                "WPA2 802.1X  | (none) pair_ccmp psk 802.1X            | 3 | 0"
            })
    void each_kind_of_security_has_its_numbers(String security, String flags, long authentication, Long encryption)
            throws Exception {
        prepare(false);
        start();
        var neighbour = new WlanNeighbour("x", "", security, flags);

        assertThat(neighbour.authentication()).isEqualTo(authentication);
        assertThat(neighbour.encryption()).isEqualTo(Optional.ofNullable(encryption));
    }

    @ParameterizedTest(name = "{0} MHz at {1} is channel {2}, standard {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "2412    | 65.0 MBit/s MCS 7                   | 1   | 4",
                "2484.0  | 11.0 MBit/s                         | 14  | 1",
                "2437    | 54.0 MBit/s                         | 6   | 3",
                "5180    | 54.0 MBit/s                         | 36  | 0",
                "5825    | 866.7 MBit/s VHT-MCS 9 80MHz        | 165 | 6",
                "5180.0  | 1200.9 MBit/s 80MHz HE-MCS 11       | 36  | -",
                "6135    | 2401.9 MBit/s 160MHz EHT-MCS 11     | -   | -"
            })
    void each_frequency_has_its_channel_and_each_rate_its_standard(
            String frequency, String rate, Long channel, Long standard) throws Exception {
        prepare(false).installed("iw");
        plug();
        radios.says(
                "iw dev wlan0 link",
                "Connected to 02:00:00:00:00:99 (on wlan0)\n\tSSID: x\n\tfreq: %s\n\ttx bitrate: %s\n"
                        .formatted(frequency, rate));
        start();

        assertThat(network().channel()).isEqualTo(Optional.ofNullable(channel));
        assertThat(network().standard()).isEqualTo(Optional.ofNullable(standard));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Caf\\xc3\\xa9            | Café",
                "a\\x5cb                  | a\\b",
                "tail\\x                  | tail\\x",
                "\\x00\\x00              | -",
                "\\xff                    | -",
                "123456789012345678901234567890123 | -"
            })
    void a_name_from_the_air_is_taken_only_if_it_is_one(String said, String name) throws Exception {
        prepare(false).installed("iw");
        plug();
        radios.says("iw dev wlan0 info", "Interface wlan0\n\tssid " + said + "\n\ttype AP\n");
        start();

        assertThat(network().name()).isEqualTo(Optional.ofNullable(name));
        assertThat(network().mode()).contains(0L);
    }

    @Test
    void an_interface_that_is_switched_off_or_blocked_is_not_asked_for() throws Exception {
        prepare(false).installed("iw");
        plug();
        radios.host().with(NET + "phy80211/rfkill0/soft", "1\n").with(NET + "operstate", "down\n");
        start();

        assertThat(wlan.wlans().get(0).enabled()).isFalse();
        assertThat(network()).isEqualTo(Network.UNKNOWN);
        assertThat(radios.calls("iw")).isEmpty();
    }

    @Test
    void servers_change_nothing_unless_that_is_configured() throws Exception {
        prepare(false).installed("nmcli");
        plug();
        start();
        radios.calls("nmcli");

        assertThatThrownBy(() -> wlan.enable(0, false).toCompletableFuture().get(30, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> wlan.join(0, "Office").toCompletableFuture().get(30, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(UnsupportedOperationException.class);
        assertThat(radios.calls("nmcli")).isEmpty();
    }

    @Test
    void a_server_may_switch_it_and_name_its_network_where_that_is_configured() throws Exception {
        prepare(true).installed("nmcli");
        plug();
        radios.says("nmcli radio wifi off", "")
                .says("nmcli -t -f DEVICE,UUID connection show --active", "lo:x\nwlan0:" + UUID + "\n")
                .says("nmcli connection modify uuid " + UUID + " 802-11-wireless.ssid -x; Office", "")
                .says("nmcli --wait 0 connection up uuid " + UUID, "");
        start();
        radios.calls("nmcli");

        wlan.enable(0, false).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThat(radios.calls("nmcli")).startsWith("nmcli radio wifi off");

        wlan.join(0, "-x; Office").toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThat(radios.calls("nmcli"))
                .containsSequence(
                        "nmcli connection modify uuid " + UUID + " 802-11-wireless.ssid -x; Office",
                        "nmcli --wait 0 connection up uuid " + UUID);

        radios.says("nmcli -t -f DEVICE,UUID connection show --active", "eth0:" + UUID + "\n");
        assertThatThrownBy(() -> wlan.join(0, "Office").toCompletableFuture().get(30, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void columns_are_parted_by_colons_that_are_not_escaped() {
        wlan = new LinuxWlan(settings());

        assertThat(NetworkCommands.columns("a\\:b:\\\\::c\\")).isEqualTo(List.of("a:b", "\\", "", "c\\"));
    }

    private RadioSettings settings() {
        try {
            return prepare(false).settings();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private FakeRadios prepare(boolean isChangeAllowed) throws Exception {
        radios = new FakeRadios(root, isChangeAllowed, 0);
        return radios;
    }

    private void plug() throws Exception {
        radios.host()
                .with(NET + "flags", "0x1003\n")
                .with(NET + "operstate", "up\n")
                .with(NET + "address", "02:00:00:00:00:01\n")
                .with(NET + "phy80211/rfkill0/soft", "0\n")
                .with(NET + "phy80211/rfkill0/hard", "0\n");
        int count = 10;
        for (var counter : List.of(
                "tx_bytes",
                "rx_bytes",
                "tx_packets",
                "rx_packets",
                "tx_errors",
                "rx_errors",
                "multicast",
                "tx_dropped",
                "rx_dropped")) {
            radios.host().with(NET + "statistics/" + counter, count + "\n");
            count += 10;
        }
    }

    private void start() throws Exception {
        wlan = new LinuxWlan(radios.settings());
        radios.onThread(() -> {});
    }

    private Network network() {
        return wlan.wlans().get(0).network();
    }
}
