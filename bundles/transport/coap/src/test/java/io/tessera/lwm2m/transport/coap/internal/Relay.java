// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Between one client and a server: passes on what they send, and keeps it; may move, hold back, and send again. */
final class Relay implements AutoCloseable {

    private static final int CLIENT_HELLO = 1;
    /** Where it is in a ClientHello: after the headers of record and message, and the version. */
    private static final int RANDOM = 13 + 12 + 2;

    private final InetSocketAddress server;
    private final DatagramSocket front;
    private final List<DatagramSocket> backs = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<byte[]> toServer = new CopyOnWriteArrayList<>();
    private final List<byte[]> toClient = new CopyOnWriteArrayList<>();
    private final List<byte[]> held = new ArrayList<>();
    private volatile SocketAddress client;
    private boolean holding;

    /** What becomes of what the client sends, on its way. */
    volatile UnaryOperator<byte[]> tampering = UnaryOperator.identity();

    Relay(InetSocketAddress server) throws IOException {
        this.server = server;
        front = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        move();
        start(this::readClient);
    }

    /** Where the client finds the server. */
    InetSocketAddress address() {
        return (InetSocketAddress) front.getLocalSocketAddress();
    }

    /** As whom the server sees the client now. */
    InetSocketAddress clientAsSeen() {
        return (InetSocketAddress) back().getLocalSocketAddress();
    }

    private DatagramSocket back() {
        return backs.get(backs.size() - 1);
    }

    /** From now on the client's messages come from another port, as when a NAT has forgotten it. */
    void move() throws IOException {
        var back = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        backs.add(back);
        start(() -> readServer(back));
    }

    private void start(Runnable reading) {
        var thread = new Thread(reading, "relay");
        threads.add(thread);
        thread.start();
    }

    /** All that the client has sent so far. */
    List<byte[]> sent() {
        return List.copyOf(toServer);
    }

    /** All that the server has sent so far. */
    List<byte[]> answered() {
        return List.copyOf(toClient);
    }

    void forget() {
        toServer.clear();
        toClient.clear();
    }

    /** How many handshakes were begun: each has a random of its own, however often its ClientHello was sent. */
    int handshakes() {
        return (int) toServer.stream()
                .filter(datagram -> datagram[0] == 22 && datagram[4] == 0 && datagram[13] == CLIENT_HELLO)
                .map(datagram -> HexFormat.of().formatHex(datagram, RANDOM, RANDOM + 32))
                .distinct()
                .count();
    }

    /** Sends the server something once more, or something else, from the client's address as the server sees it. */
    void inject(byte[] datagram) throws IOException {
        back().send(new DatagramPacket(datagram, datagram.length, server));
    }

    /** Keeps what the client sends until {@link #releaseReversed()}. */
    void hold() {
        synchronized (held) {
            holding = true;
        }
    }

    int held() {
        synchronized (held) {
            return held.size();
        }
    }

    /** Passes on what was held back, the last first. */
    void releaseReversed() throws IOException {
        synchronized (held) {
            holding = false;
            for (int i = held.size() - 1; i >= 0; i--) {
                inject(held.get(i));
            }
            held.clear();
        }
    }

    private void readClient() {
        var packet = new DatagramPacket(new byte[2048], 2048);
        try {
            while (true) {
                packet.setLength(2048);
                front.receive(packet);
                client = packet.getSocketAddress();
                pass(Arrays.copyOf(packet.getData(), packet.getLength()));
            }
        } catch (IOException e) {
            // Closed.
            return;
        }
    }

    private void pass(byte[] datagram) throws IOException {
        toServer.add(datagram);
        synchronized (held) {
            if (holding) {
                held.add(datagram);
                held.notifyAll();
                return;
            }
        }
        inject(tampering.apply(datagram.clone()));
    }

    /** Waits until so many datagrams are held back. */
    void awaitHeld(int count) throws InterruptedException {
        synchronized (held) {
            while (held.size() < count) {
                held.wait(10_000);
            }
        }
    }

    private void readServer(DatagramSocket back) {
        var packet = new DatagramPacket(new byte[2048], 2048);
        try {
            while (true) {
                packet.setLength(2048);
                back.receive(packet);
                toClient.add(Arrays.copyOf(packet.getData(), packet.getLength()));
                front.send(new DatagramPacket(packet.getData(), packet.getLength(), client));
            }
        } catch (IOException e) {
            // Closed.
            return;
        }
    }

    @Override
    public void close() throws InterruptedException {
        front.close();
        backs.forEach(DatagramSocket::close);
        for (var thread : threads) {
            thread.join(1000);
        }
    }
}
