// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.platform.DeviceInfo;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinuxDeviceTest {

    @TempDir
    private Path root;

    private FakeHost host;

    @BeforeEach
    void boot() {
        host = new FakeHost(root);
    }

    @AfterEach
    void halt() throws Exception {
        host.close();
    }

    @Test
    void a_pc_tells_by_its_dmi_tables() throws Exception {
        host.with("sys/class/dmi/id/sys_vendor", "Example Ltd\n")
                .with("sys/class/dmi/id/product_name", "Box 7\n")
                .with("sys/class/dmi/id/product_serial", "SN-1\n")
                .with("sys/class/dmi/id/product_version", "rev B\n")
                .with("sys/class/dmi/id/bios_version", "1.4.2\n")
                .with("etc/os-release", "NAME=\"Debian\"\nPRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n");

        var device = new LinuxDevice(host.settings());

        assertThat(device.manufacturer()).contains("Example Ltd");
        assertThat(device.model()).contains("Box 7");
        assertThat(device.serialNumber()).contains("SN-1");
        assertThat(device.hardwareVersion()).contains("rev B");
        assertThat(device.firmwareVersion()).contains("1.4.2");
        assertThat(device.softwareVersion()).contains("Debian GNU/Linux 12");
        assertThat(device.deviceType()).isEmpty();
    }

    @Test
    void a_board_tells_by_its_device_tree() throws Exception {
        host.with("proc/device-tree/model", "Example Board 4\0")
                .with("proc/device-tree/serial-number", "10000000abcdef01\0")
                .with("proc/device-tree/chosen/u-boot,version", "2024.01\0");

        var device = new LinuxDevice(host.settings());

        assertThat(device.model()).contains("Example Board 4");
        assertThat(device.serialNumber()).contains("10000000abcdef01");
        assertThat(device.firmwareVersion()).contains("2024.01");
        assertThat(device.manufacturer()).isEmpty();
    }

    @Test
    void a_host_that_tells_nothing_is_nothing_known_of() {
        var device = new LinuxDevice(host.settings());

        assertThat(Stream.<Function<DeviceInfo, Optional<String>>>of(
                                DeviceInfo::manufacturer,
                                DeviceInfo::model,
                                DeviceInfo::serialNumber,
                                DeviceInfo::firmwareVersion,
                                DeviceInfo::hardwareVersion,
                                DeviceInfo::softwareVersion)
                        .flatMap(fact -> fact.apply(device).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"To Be Filled By O.E.M.", "Default string", "None", "  ", "\0"})
    void what_a_vendor_did_not_fill_in_is_absent(String text) throws Exception {
        host.with("sys/class/dmi/id/product_name", text);

        assertThat(new LinuxDevice(host.settings()).model()).isEmpty();
    }

    @Test
    void a_file_is_read_only_so_far() throws Exception {
        host.with("sys/class/dmi/id/product_name", "x".repeat(100_000));

        assertThat(new LinuxDevice(host.settings()).model().orElseThrow()).hasSize(4096);
    }
}
