// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.platform.TrafficInfo.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxTrafficTest {

    private static final String NET = "sys/class/net/";

    @TempDir
    private Path root;

    private FakeHost host;
    private LinuxTraffic traffic;

    @BeforeEach
    void a_gateway() throws Exception {
        host = new FakeHost(root)
                .with(NET + "lo/statistics/tx_bytes", "99999")
                .with(NET + "eth0/device/vendor", "x")
                .with(NET + "eth0/type", "1");
        count("eth0", 1_000, 10);
        traffic = new LinuxTraffic(host.files());
        assertThat(traffic.traffic()).isEqualTo(sum(0, 0));
    }

    @AfterEach
    void halt() throws Exception {
        host.close();
    }

    @Test
    void counts_from_the_ip_header_up() throws Exception {
        count("eth0", 3_000, 20);

        assertThat(traffic.traffic()).isEqualTo(sum(2_000 - 14 * 10, 10));
    }

    @Test
    void a_link_that_goes_and_comes_takes_nothing_away() throws Exception {
        host.with(NET + "wwan0/device/vendor", "x").with(NET + "wwan0/type", "519");
        count("wwan0", 700, 7);
        assertThat(traffic.traffic()).isEqualTo(sum(0, 0));
        count("wwan0", 900, 9);
        assertThat(traffic.traffic()).isEqualTo(sum(200, 2));

        host.without(NET + "wwan0/device/vendor").without(NET + "wwan0/device");
        assertThat(traffic.traffic()).isEqualTo(sum(200, 2));

        host.with(NET + "wwan0/device/vendor", "x");
        count("wwan0", 50, 1);
        assertThat(traffic.traffic()).isEqualTo(sum(250, 3));
    }

    private void count(String link, long bytes, long packets) throws IOException {
        for (var way : new String[] {"tx", "rx"}) {
            host.with(NET + link + "/statistics/" + way + "_bytes", bytes + "\n")
                    .with(NET + link + "/statistics/" + way + "_packets", packets + "\n");
        }
    }

    private static Traffic sum(long bytes, long packets) {
        return new Traffic(bytes, bytes, packets, packets, Optional.empty(), Optional.empty());
    }
}
