// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/** Ports on loopback: the usual one where it is free, otherwise the next that is, and a word about it. */
final class FreePorts {

    private static final int STEP = 10;
    private static final int TRIES = 50;

    private final Consumer<String> report;
    private final Set<Integer> chosen = new HashSet<>();

    FreePorts(Consumer<String> report) {
        this.report = report;
    }

    int udp(String name, int usual) throws Failed {
        return choose("UDP", name, usual, FreePorts::udpIsFree);
    }

    int tcp(String name, int usual) throws Failed {
        return choose("TCP", name, usual, FreePorts::tcpIsFree);
    }

    private int choose(String kind, String name, int usual, IntPredicate isFree) throws Failed {
        for (int i = 0; i < TRIES; i++) {
            int port = usual + i * STEP;
            if (!chosen.contains(port) && isFree.test(port)) {
                tellOther(kind, name, usual, port);
                chosen.add(port);
                return port;
            }
        }
        throw new Failed(
                "%s: no free %s port from %d on in %d tries. End what holds them, or start the role alone with a"
                                .formatted(name, kind, usual, TRIES)
                        + " port of your choice (./tessera gateway --help, ./tessera server --help).");
    }

    private void tellOther(String kind, String name, int usual, int port) {
        if (port != usual) {
            report.accept("%s port %d (%s) is taken; using %d".formatted(kind, usual, name, port));
        }
    }

    private static boolean udpIsFree(int port) {
        try {
            new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean tcpIsFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
