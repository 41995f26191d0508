// SPDX-License-Identifier: EPL-2.0
package io.tessera.launcher;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Says before anything starts which port is taken, instead of a half-alive distribution afterwards. */
final class Ports {

    private Ports() {}

    static void mustBeFree(String host, Map<Option, Integer> ports) throws WrongUse {
        for (var entry : ports.entrySet()) {
            mustBeFree(host, entry.getKey(), entry.getValue());
        }
    }

    private static void mustBeFree(String host, Option option, int port) throws WrongUse {
        try {
            var address = new InetSocketAddress(InetAddress.getByName(host), port);
            if (option.kind() == Option.Kind.UDP) {
                new DatagramSocket(address).close();
                return;
            }
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(address);
            }
        } catch (IOException e) {
            throw new WrongUse(
                    "%s port %d (%s) on %s cannot be used: %s. Choose another with --%s."
                            .formatted(option.kind(), port, option.meaning(), host, e.getMessage(), option.name()),
                    e);
        }
    }
}
