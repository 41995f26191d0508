// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.hotswap;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.function.Consumer;

/** Forwards between one client and one server, and shows each datagram on its way. */
final class Wire implements AutoCloseable {

    private static final int LARGEST = 65_535;

    private final DatagramSocket towardsClient = bound();
    private final DatagramSocket towardsServer = bound();
    private final SocketAddress server;
    private final Consumer<byte[]> ofClient;
    private final Consumer<byte[]> ofServer;
    private volatile SocketAddress client;

    Wire(int serverPort, Consumer<byte[]> ofClient, Consumer<byte[]> ofServer) throws IOException {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        this.ofClient = ofClient;
        this.ofServer = ofServer;
        start("wire to server", this::upwards);
        start("wire to client", this::downwards);
    }

    private static DatagramSocket bound() throws IOException {
        var socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        socket.setReceiveBufferSize(4_000_000);
        return socket;
    }

    private static void start(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return towardsClient.getLocalPort();
    }

    private void upwards() {
        forward(towardsClient, towardsServer, true);
    }

    private void downwards() {
        forward(towardsServer, towardsClient, false);
    }

    private void forward(DatagramSocket from, DatagramSocket to, boolean isUpwards) {
        var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        try {
            while (!from.isClosed()) {
                packet.setLength(LARGEST);
                from.receive(packet);
                if (isUpwards) {
                    client = packet.getSocketAddress();
                }
                var seen = isUpwards ? ofClient : ofServer;
                seen.accept(Arrays.copyOf(packet.getData(), packet.getLength()));
                packet.setSocketAddress(isUpwards ? server : client);
                to.send(packet);
            }
        } catch (IOException e) {
            close();
        }
    }

    @Override
    public void close() {
        towardsClient.close();
        towardsServer.close();
    }
}
