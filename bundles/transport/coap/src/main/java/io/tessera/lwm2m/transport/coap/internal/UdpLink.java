// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.eclipse.californium.elements.EndpointContextMatcher;
import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.elements.RawDataChannel;
import org.eclipse.californium.elements.UdpEndpointContext;
import org.eclipse.californium.elements.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Datagrams without security. Sends on the caller's thread; reads on one of its own. */
final class UdpLink implements Link {

    private static final Logger LOG = LoggerFactory.getLogger(UdpLink.class);

    private static final int LARGEST_DATAGRAM = 65_535;
    /** So many messages may wait to be handled; beyond that, datagrams wait in the kernel, and then get lost there. */
    private static final int MOST_WAITING = 500;
    /** Reading is given up after so many failures in a row: then the socket is gone. */
    private static final int MOST_FAILURES = 100;

    private final DatagramSocket socket;
    private final boolean lent;
    private final InetSocketAddress local;
    private final Gate gate;
    private final InFlight backlog;
    private final String name;
    private volatile boolean running;
    private volatile boolean reading;
    private volatile RawDataChannel receiver;
    private Thread reader;

    /** @param lent whether closing the socket only gives it back, and somebody else will read what is still to come */
    UdpLink(DatagramSocket socket, boolean lent, Gate gate, InFlight backlog, String name) {
        this.socket = socket;
        this.lent = lent;
        this.gate = gate;
        this.backlog = backlog;
        this.name = name;
        local = (InetSocketAddress) socket.getLocalSocketAddress();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public synchronized void resume() {
        if (reading || !running) {
            return;
        }
        reading = true;
        reader = new Thread(this::read, "coap-" + name + "-receiver");
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public synchronized void pause() {
        // Nobody else reads a socket that isn't lent: no reason to let anything wait.
        if (reading && lent) {
            reading = false;
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

    @Override
    public synchronized void stop() {
        running = false;
        reading = false;
        if (reader != null || !lent) {
            endReader();
        }
    }

    @Override
    public void destroy() {
        stop();
        receiver = null;
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
                processDatagram(packet);
            } catch (IOException e) {
                failures++;
                LOG.debug("Reading {}: {}", local, e.getMessage());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("A datagram at {} could not be handled", local, e);
            }
        }
        if (reading) {
            LOG.error("Reading {} was given up: the socket is gone", local);
        }
    }

    @Override
    public void processDatagram(DatagramPacket packet) {
        var sink = receiver;
        // Source port 0 is for those who want no answer (RFC 768).
        if (!running || sink == null || packet.getPort() == 0) {
            return;
        }
        int from = packet.getOffset();
        var message = Arrays.copyOfRange(packet.getData(), from, from + packet.getLength());
        var peer = new UdpEndpointContext((InetSocketAddress) packet.getSocketAddress());
        var verdict = gate.heard(message, peer);
        if (verdict instanceof Gate.Verdict.LetIn) {
            sink.receiveData(RawData.inbound(message, peer, false, ClockUtil.nanoRealtime(), local));
        }
        if (verdict instanceof Gate.Verdict.Answer answer) {
            send(RawData.outbound(answer.message(), peer, null, false));
        }
    }

    @Override
    public void send(RawData message) {
        if (!running) {
            message.onError(new InterruptedIOException("The endpoint is closed"));
            return;
        }
        gate.sending(message);
        var to = message.getInetSocketAddress();
        try {
            message.onContextEstablished(new UdpEndpointContext(to));
            socket.send(new DatagramPacket(message.getBytes(), message.getSize(), to));
            message.onSent();
        } catch (IOException | RuntimeException e) {
            message.onError(e);
        }
    }

    @Override
    public void setRawDataReceiver(RawDataChannel newReceiver) {
        receiver = newReceiver;
    }

    /** Not needed: without security, every address is the same kind of peer. */
    @Override
    public void setEndpointContextMatcher(EndpointContextMatcher matcher) {}

    @Override
    public InetSocketAddress getAddress() {
        return local;
    }

    @Override
    public String getProtocol() {
        return "UDP";
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
