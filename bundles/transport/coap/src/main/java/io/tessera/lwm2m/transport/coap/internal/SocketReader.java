// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a socket, on a thread of its own, while it is told to. */
final class SocketReader {

    private static final Logger LOG = LoggerFactory.getLogger(SocketReader.class);

    private static final int LARGEST_DATAGRAM = 65_535;
    /** So many messages may wait to be handled; beyond that, datagrams wait in the kernel, and then get lost there. */
    private static final int MOST_WAITING = 500;
    /** Reading is given up after so many failures in a row: then the socket is gone. */
    private static final int MOST_FAILURES = 100;

    private final DatagramSocket socket;
    private final boolean lent;
    private final InFlight backlog;
    private final String name;
    private final Consumer<DatagramPacket> sink;
    private volatile boolean reading;
    private Thread reader;

    /**
     * @param lent whether closing the socket only gives it back, and somebody else will read what is still to come
     * @param backlog what waits to be handled
     * @param sink may use the packet only until it returns
     */
    SocketReader(DatagramSocket socket, boolean lent, InFlight backlog, String name, Consumer<DatagramPacket> sink) {
        this.socket = socket;
        this.lent = lent;
        this.backlog = backlog;
        this.name = name;
        this.sink = sink;
    }

    /** Begins to read, if it doesn't already. */
    synchronized void resume() {
        if (reading) {
            return;
        }
        reading = true;
        reader = new Thread(this::read, "coap-" + name + "-receiver");
        reader.setDaemon(true);
        reader.start();
    }

    /** Ends reading, if the socket is lent; nobody else reads one that isn't: no reason to let anything wait. */
    synchronized void pause() {
        if (reading && lent) {
            reading = false;
            endReader();
        }
    }

    /** Ends reading, and gives the socket back. */
    synchronized void stop() {
        reading = false;
        if (reader != null || !lent) {
            endReader();
        }
    }

    private void endReader() {
        socket.close();
        if (reader == null) {
            return;
        }
        try {
            reader.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reader = null;
    }

    private void read() {
        var packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
        int failures = 0;
        while (reading && failures < MOST_FAILURES) {
            try {
                backlog.awaitAtMost(MOST_WAITING, System.nanoTime() + 1_000_000_000);
                packet.setLength(LARGEST_DATAGRAM);
                socket.receive(packet);
                failures = 0;
                take(packet);
            } catch (IOException e) {
                failures++;
                LOG.debug("Reading {}: {}", name, e.getMessage());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("A datagram at {} could not be handled", name, e);
            }
        }
        if (reading) {
            LOG.error("Reading {} was given up: the socket is gone", name);
        }
    }

    /** Source port 0 is for those who want no answer (RFC 768). */
    private void take(DatagramPacket packet) {
        if (packet.getPort() != 0) {
            sink.accept(packet);
        }
    }
}
