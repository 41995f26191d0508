// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.platform.PowerInfo.Battery;
import io.tessera.lwm2m.platform.PowerInfo.BatteryStatus;
import io.tessera.lwm2m.platform.PowerInfo.Kind;
import io.tessera.lwm2m.platform.PowerInfo.PowerSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinuxPowerTest {

    private static final String SUPPLIES = "sys/class/power_supply/";

    @TempDir
    private Path root;

    private FakeHost host;

    @BeforeEach
    void a_laptop() throws Exception {
        host = new FakeHost(root)
                .with(SUPPLIES + "AC/type", "Mains\n")
                .with(SUPPLIES + "AC/online", "1\n")
                .with(SUPPLIES + "BAT0/type", "Battery\n")
                .with(SUPPLIES + "BAT0/present", "1\n")
                .with(SUPPLIES + "BAT0/capacity", "81\n")
                .with(SUPPLIES + "BAT0/status", "Charging\n")
                .with(SUPPLIES + "BAT0/voltage_now", "12345678\n")
                .with(SUPPLIES + "BAT0/current_now", "-1500000\n")
                .with(SUPPLIES + "mouse/type", "Battery\n")
                .with(SUPPLIES + "mouse/scope", "Device\n");
    }

    @AfterEach
    void halt() throws Exception {
        host.close();
    }

    @Test
    void shows_what_feeds_the_host_and_how() throws Exception {
        var power = power();

        assertThat(power.sources())
                .containsExactly(
                        new PowerSource(0, Kind.AC_MAINS, Optional.empty(), Optional.empty()),
                        new PowerSource(1, Kind.INTERNAL_BATTERY, Optional.of(12345L), Optional.of(1500L)));
        assertThat(power.battery()).contains(new Battery(Optional.of(81L), BatteryStatus.CHARGING));
        assertThat(power.errors()).isEmpty();
    }

    @Test
    void a_pulled_plug_is_an_error_and_changes_no_id() throws Exception {
        var power = power();
        var changes = new AtomicInteger();
        var listening = power.listen(changes::incrementAndGet);

        host.with(SUPPLIES + "AC/online", "0\n").with(SUPPLIES + "BAT0/status", "Discharging\n");
        host.onThread(power::look);
        host.onThread(power::look);

        assertThat(power.sources()).extracting(PowerSource::id).containsExactly(1);
        assertThat(power.battery().orElseThrow().status()).isEqualTo(BatteryStatus.NORMAL);
        assertThat(power.errors()).containsExactly(2);
        assertThat(changes).hasValue(1);

        listening.close();
        host.with(SUPPLIES + "AC/online", "1\n");
        host.onThread(power::look);
        assertThat(changes).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            status       | capacity | health  | shown
            Charging     | 5        | Good    | CHARGING
            Full         | 100      | Good    | CHARGE_COMPLETE
            Not charging | 80       | Good    | NORMAL
            Discharging  | 11       | Good    | NORMAL
            Discharging  | 10       | Good    | LOW
            Unknown      | 50       | Good    | UNKNOWN
            Charging     | 50       | Dead    | DAMAGED
            """)
    void shows_what_the_battery_does(String status, String capacity, String health, BatteryStatus shown)
            throws Exception {
        host.with(SUPPLIES + "BAT0/status", status)
                .with(SUPPLIES + "BAT0/capacity", capacity)
                .with(SUPPLIES + "BAT0/health", health);

        assertThat(power().battery()).contains(new Battery(Optional.of(Long.valueOf(capacity)), shown));
    }

    @ParameterizedTest
    @CsvSource({"many", "101", "-1", "99999999999999999999"})
    void a_level_that_is_none_is_absent(String capacity) throws Exception {
        host.with(SUPPLIES + "BAT0/capacity", capacity);

        assertThat(power().battery().orElseThrow().percent()).isEmpty();
    }

    private LinuxPower power() throws Exception {
        var power = new LinuxPower(host.settings());
        host.onThread(() -> {});
        return power;
    }
}
