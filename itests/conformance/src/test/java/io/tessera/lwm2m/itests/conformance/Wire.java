// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.network.serialization.UdpDataParser;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;

/** Lies between one client and one server, passes their datagrams on unchanged, and remembers all of them. */
final class Wire implements AutoCloseable {

    /** Within which the other end reacts, however busy the machine is. */
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final int LONGEST = 65_535;

    private final InetSocketAddress server;
    private final DatagramSocket front;
    private final DatagramSocket back;
    private final List<Seen> messages = new ArrayList<>();
    private final List<Thread> threads;
    private volatile SocketAddress client;

    Wire(InetSocketAddress server) throws IOException {
        this.server = server;
        front = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        back = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        threads = List.of(new Thread(this::up, "wire up"), new Thread(this::down, "wire down"));
        threads.forEach(Thread::start);
    }

    /** What the client takes for the server. */
    String uri() {
        return "coap://127.0.0.1:" + front.getLocalPort();
    }

    private void up() {
        pass(front, packet -> {
            client = packet.getSocketAddress();
            saw(true, packet);
            return send(back, packet, server);
        });
    }

    private void down() {
        pass(back, packet -> {
            saw(false, packet);
            return send(front, packet, client);
        });
    }

    private static void pass(DatagramSocket from, Predicate<DatagramPacket> on) {
        boolean open = true;
        while (open) {
            var packet = new DatagramPacket(new byte[LONGEST], LONGEST);
            try {
                from.receive(packet);
                open = on.test(packet);
            } catch (IOException e) {
                // A destination that isn't there shows on a later call; only closing ends it.
                open = !from.isClosed();
            }
        }
    }

    private static boolean send(DatagramSocket from, DatagramPacket packet, SocketAddress to) {
        try {
            from.send(new DatagramPacket(packet.getData(), packet.getLength(), to));
        } catch (IOException e) {
            return !from.isClosed();
        }
        return true;
    }

    private synchronized void saw(boolean up, DatagramPacket packet) {
        var bytes = Arrays.copyOf(packet.getData(), packet.getLength());
        messages.add(new Seen(messages.size(), System.nanoTime(), up, new UdpDataParser().parseMessage(bytes)));
        notifyAll();
    }

    /** Sends a request to the server as if the client had sent it. The client sees its answer, too. */
    void forge(Message request) throws IOException {
        var bytes = new UdpDataSerializer().getByteArray(request);
        var packet = new DatagramPacket(bytes, bytes.length);
        saw(true, packet);
        back.send(new DatagramPacket(bytes, bytes.length, server));
    }

    /** How many messages have passed. */
    synchronized int mark() {
        return messages.size();
    }

    synchronized List<Seen> since(int mark) {
        return List.copyOf(messages.subList(mark, messages.size()));
    }

    /** The first such message since then, as soon as it passes. */
    Seen await(int mark, String what, Predicate<Seen> wanted) throws InterruptedException {
        return await(mark, what, wanted, PATIENCE);
    }

    synchronized Seen await(int mark, String what, Predicate<Seen> wanted, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        int next = mark;
        while (true) {
            for (; next < messages.size(); next++) {
                if (wanted.test(messages.get(next))) {
                    return messages.get(next);
                }
            }
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("no %s within %s; there were %s".formatted(what, patience, since(mark)));
            }
            wait(left);
        }
    }

    /** Whether no such message passes for that long. */
    boolean isQuiet(Duration time, Predicate<Seen> unwanted) throws InterruptedException {
        try {
            await(mark(), "message", unwanted, time);
            return false;
        } catch (AssertionError e) {
            return true;
        }
    }

    /** The request's answer; that to a cancellation isn't the notification with the same token that crosses it. */
    Seen answer(Seen request) throws InterruptedException {
        boolean cancels =
                Integer.valueOf(1).equals(request.message().getOptions().getObserve());
        return await(
                request.number(),
                "answer to " + request,
                seen -> seen.answers(request)
                        && !(cancels && seen.message().getOptions().hasObserve()));
    }

    @Override
    public void close() throws InterruptedException {
        front.close();
        back.close();
        for (var thread : threads) {
            thread.join();
        }
    }
}
