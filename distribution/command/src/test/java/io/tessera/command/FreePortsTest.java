// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    private final ArrayList<String> told = new ArrayList<>();
    private final FreePorts ports = new FreePorts(told::add);

    @Test
    void a_taken_tcp_port_is_told_by_name_and_replaced() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = ports.tcp("page of server-1", taken.getLocalPort());

            assertThat(port).isNotEqualTo(taken.getLocalPort());
            assertThat(told).singleElement().asString().contains("TCP", "page of server-1", String.valueOf(port));
        }
    }

    @Test
    void a_taken_udp_port_is_told_by_name_and_replaced() throws Exception {
        try (var taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            int port = ports.udp("CoAP of server-1", taken.getLocalPort());

            assertThat(port).isNotEqualTo(taken.getLocalPort());
            assertThat(told).singleElement().asString().contains("UDP", "CoAP of server-1");
        }
    }

    @Test
    void the_same_port_is_not_given_twice() throws Exception {
        int usual = 20_000;

        assertThat(ports.tcp("first", usual)).isNotEqualTo(ports.tcp("second", usual));
    }
}
