// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.platform.NetworkBearer;
import io.tessera.lwm2m.platform.network.ConnectionProfile;
import io.tessera.lwm2m.platform.network.ConnectionProfile.Authentication;
import io.tessera.lwm2m.platform.network.ConnectionProfile.Connection;
import io.tessera.lwm2m.platform.network.ConnectionProfile.IpConfiguration;
import io.tessera.lwm2m.platform.network.ConnectionProfile.IpFamily;
import io.tessera.lwm2m.platform.network.Modem;
import io.tessera.lwm2m.platform.network.PreferredBearer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MobileNetworkTest {

    private static final String LIST = "mmcli --list-modems --output-json";
    private static final String MODEM = "mmcli --modem=" + Recorded.PATH;
    private static final String BEARER = "mmcli --bearer=" + Recorded.BEARER + " --output-json";
    private static final String PROFILES = "nmcli -t -f UUID,TYPE connection show";
    private static final String MODIFY = "nmcli connection modify uuid " + Recorded.UUID + " connection.autoconnect ";
    private static final IpConfiguration IPV4 = new IpConfiguration(
            "198.51.100.5", Optional.of(30), Optional.of("198.51.100.6"), List.of("192.0.2.53", "192.0.2.54"));

    @TempDir
    private Path root;

    private FakeRadios radios;
    private MobileNetwork network;

    @AfterEach
    void halt() throws Exception {
        network.close();
        radios.close();
    }

    @Test
    void a_host_without_the_programs_has_no_modem_and_no_profile() throws Exception {
        start(false, 0);

        assertThat(network.modem()).isEmpty();
        assertThat(network.profiles()).isEmpty();
    }

    @Test
    void a_host_without_a_modem_has_none() throws Exception {
        prepare(false, 0).installed("mmcli").says(LIST, "{\"modem-list\":[]}\n");
        start();

        assertThat(network.modem()).isEmpty();
        assertThat(radios.calls("mmcli")).containsExactly(LIST);
    }

    @Test
    void a_modem_that_is_connected_without_network_manager() throws Exception {
        prepare(false, 0).installed("mmcli");
        plug();
        start();

        var modem = network.modem().orElseThrow();
        assertThat(modem.links()).containsExactly("wwan0");
        assertThat(modem.bearer()).contains(NetworkBearer.LTE_FDD);
        assertThat(modem.radio().orElseThrow().strength()).contains(-104L);
        assertThat(modem.cell().orElseThrow().accessPoints()).containsExactly("internet.example");
        assertThat(modem.preferred()).containsExactly(PreferredBearer.LTE, PreferredBearer.UMTS, PreferredBearer.GSM);
        assertThat(network.profiles())
                .containsExactly(new ConnectionProfile(
                        0,
                        "internet.example",
                        Optional.of("internet.example"),
                        true,
                        Authentication.NONE,
                        Optional.empty(),
                        Optional.of(IpFamily.IPV4),
                        Optional.of(connection(IPV4))));
        assertThat(radios.calls("mmcli")).noneMatch(call -> call.contains("set"));
    }

    @Test
    void a_profile_of_network_manager_has_its_connection() throws Exception {
        prepare(false, 0).installed("mmcli", "nmcli");
        plug().says(PROFILES, Recorded.UUID + ":gsm\nx:gsm\n" + Recorded.UUID.replace('3', '4') + ":wifi\n")
                .says(Recorded.SHOW + Recorded.UUID, Recorded.ACTIVE);
        start();

        var ipv6 = new IpConfiguration("2001:db8::5", Optional.of(64), Optional.empty(), List.of());
        assertThat(network.profiles())
                .containsExactly(new ConnectionProfile(
                        0,
                        "My: \"mobile\" \\ one",
                        Optional.of("internet.example"),
                        true,
                        Authentication.PAP,
                        Optional.of("u1"),
                        Optional.of(IpFamily.IPV4V6),
                        Optional.of(connection(IPV4, ipv6))));
    }

    @Test
    void a_profile_may_be_there_without_a_modem() throws Exception {
        prepare(false, 0).installed("nmcli");
        radios.says(PROFILES, Recorded.UUID + ":gsm\n").says(Recorded.SHOW + Recorded.UUID, Recorded.PROFILE);
        start();

        assertThat(network.modem()).isEmpty();
        assertThat(network.profiles()).hasSize(1);
        var profile = network.profiles().get(0);
        assertThat(profile.enabled()).isFalse();
        assertThat(profile.connection()).isEmpty();
        assertThat(profile.authentication()).isEqualTo(Authentication.PAP_OR_CHAP);
    }

    @Test
    void a_modem_comes_and_goes_and_its_profile_keeps_its_id() throws Exception {
        prepare(false, 0).installed("mmcli");
        start();
        var told = new AtomicInteger();
        try (var listening = network.listen(told::incrementAndGet)) {
            plug();
            radios.onThread(network::look);
            radios.onThread(network::look);
            assertThat(told).hasValue(1);

            radios.says(LIST, "{\"modem-list\":[]}");
            radios.onThread(network::look);
            assertThat(told).hasValue(2);
            assertThat(network.modem()).isEmpty();
            assertThat(network.profiles()).isEmpty();
        }
        radios.says(LIST, Recorded.LIST);
        radios.onThread(network::look);
        assertThat(network.profiles()).extracting(ConnectionProfile::id).containsExactly(0);
        assertThat(told).hasValue(2);
    }

    @Test
    void what_the_modem_answers_with_nonsense_is_absent() throws Exception {
        prepare(false, 0).installed("mmcli");
        plug().says(MODEM + " --signal-get --output-json", Recorded.SIGNAL.substring(0, 200))
                .says(MODEM + " --location-get --output-json", "\0\0\0")
                .fails(BEARER);
        start();

        var modem = network.modem().orElseThrow();
        assertThat(modem.radio().orElseThrow().strength()).isEmpty();
        assertThat(modem.cell().orElseThrow().id()).isEmpty();
        assertThat(modem.links()).isEmpty();
        assertThat(network.profiles()).hasSize(1);
    }

    @Test
    void a_name_that_is_no_modem_is_never_asked_for() throws Exception {
        prepare(false, 0).installed("mmcli").says(LIST, "{\"modem-list\":[\"0 --factory-reset=x\",\"--reset\"]}");
        start();

        assertThat(network.modem()).isEmpty();
        assertThat(radios.calls("mmcli")).containsExactly(LIST);
    }

    @Test
    void has_the_signal_measured_only_where_that_is_configured() throws Exception {
        prepare(false, 30).installed("mmcli");
        plug().says(MODEM + " --signal-get --output-json", Recorded.NO_SIGNAL);
        start();

        assertThat(radios.calls("mmcli")).contains(MODEM + " --signal-setup=30");
        assertThat(network.modem().flatMap(Modem.Status::radio).orElseThrow().strength())
                .isEmpty();
    }

    @Test
    void servers_change_nothing_unless_that_is_configured() throws Exception {
        prepare(false, 0).installed("mmcli", "nmcli");
        plug().says(PROFILES, Recorded.UUID + ":gsm\n").says(Recorded.SHOW + Recorded.UUID, Recorded.PROFILE);
        start();
        radios.calls("mmcli");
        radios.calls("nmcli");

        assertThatThrownBy(() -> enable(true)).hasRootCauseInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> prefer(PreferredBearer.LTE))
                .hasRootCauseInstanceOf(UnsupportedOperationException.class);
        assertThat(radios.calls("mmcli")).isEmpty();
        assertThat(radios.calls("nmcli")).isEmpty();
    }

    @Test
    void a_server_may_connect_and_disconnect_a_profile_where_that_is_configured() throws Exception {
        prepare(true, 0).installed("nmcli");
        radios.says(PROFILES, Recorded.UUID + ":gsm\n")
                .says(Recorded.SHOW + Recorded.UUID, Recorded.PROFILE)
                .says(MODIFY + "yes", "")
                .says(MODIFY + "no", "")
                .says("nmcli --wait 0 connection up uuid " + Recorded.UUID, "")
                .says("nmcli connection down uuid " + Recorded.UUID, "");
        start();
        radios.calls("nmcli");

        radios.says(Recorded.SHOW + Recorded.UUID, Recorded.ACTIVE);
        enable(true);
        assertThat(radios.calls("nmcli"))
                .startsWith(MODIFY + "yes", "nmcli --wait 0 connection up uuid " + Recorded.UUID);
        assertThat(network.profiles().get(0).connection()).isPresent();

        enable(false);
        assertThat(radios.calls("nmcli")).startsWith(MODIFY + "no", "nmcli connection down uuid " + Recorded.UUID);

        radios.fails(MODIFY + "yes");
        assertThatThrownBy(() -> enable(true)).hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_server_may_choose_the_bearer_where_that_is_configured() throws Exception {
        prepare(true, 0).installed("mmcli");
        plug().says(MODEM + " --set-allowed-modes=3g|4g --set-preferred-mode=3g", "successfully set");
        start();
        radios.calls("mmcli");

        prefer(PreferredBearer.UMTS, PreferredBearer.LTE);
        assertThat(radios.calls("mmcli")).startsWith(MODEM + " --set-allowed-modes=3g|4g --set-preferred-mode=3g");

        assertThatThrownBy(() -> prefer(PreferredBearer.NR)).hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(radios.calls("mmcli")).isEmpty();
    }

    private static Connection connection(IpConfiguration... addresses) {
        return new Connection(
                Optional.of(Instant.parse("2026-05-30T13:47:50Z")),
                Optional.of(7_000L),
                Optional.of(9_000L),
                List.of(addresses));
    }

    private FakeRadios prepare(boolean isChangeAllowed, int signal) throws Exception {
        radios = new FakeRadios(root, isChangeAllowed, signal);
        return radios;
    }

    private FakeRadios plug() throws Exception {
        return radios.says(LIST, Recorded.LIST)
                .says(MODEM + " --output-json", Recorded.MODEM)
                .says(MODEM + " --signal-get --output-json", Recorded.SIGNAL)
                .says(MODEM + " --location-get --output-json", Recorded.LOCATION)
                .says(BEARER, Recorded.CONNECTED);
    }

    private void start(boolean isChangeAllowed, int signal) throws Exception {
        prepare(isChangeAllowed, signal);
        start();
    }

    private void start() throws Exception {
        network = new MobileNetwork(radios.settings());
        radios.onThread(() -> {});
    }

    private void enable(boolean enabled) throws Exception {
        network.enable(0, enabled).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private void prefer(PreferredBearer... order) throws Exception {
        network.prefer(List.of(order)).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
