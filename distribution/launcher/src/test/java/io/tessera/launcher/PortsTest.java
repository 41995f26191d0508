// SPDX-License-Identifier: EPL-2.0
package io.tessera.launcher;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    private static final Option COAP = new Option("coap-port", Option.Kind.UDP, "5683", "CoAP");
    private static final Option HTTP = new Option("http-port", Option.Kind.TCP, "8080", "page");

    @Test
    void a_taken_udp_port_is_named_with_the_option_that_chooses_another() throws Exception {
        try (var taken = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> Ports.mustBeFree("127.0.0.1", Map.of(COAP, taken.getLocalPort())))
                    .isInstanceOf(WrongUse.class)
                    .hasMessageContainingAll("UDP port " + taken.getLocalPort(), "CoAP", "--coap-port");
        }
    }

    @Test
    void a_taken_tcp_port_is_named_with_the_option_that_chooses_another() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> Ports.mustBeFree("127.0.0.1", Map.of(HTTP, taken.getLocalPort())))
                    .isInstanceOf(WrongUse.class)
                    .hasMessageContainingAll("TCP port " + taken.getLocalPort(), "page", "--http-port");
        }
    }

    @Test
    void any_free_port_will_do() throws Exception {
        Ports.mustBeFree("127.0.0.1", Map.of(COAP, 0, HTTP, 0));
    }
}
