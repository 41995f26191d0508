// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Peer;
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
import org.eclipse.californium.elements.UdpEndpointContextMatcher;
import org.eclipse.californium.elements.exception.EndpointMismatchException;
import org.eclipse.californium.elements.util.ClockUtil;

/** Datagrams without security. Sends on the caller's thread; reads on one of its own. */
final class UdpLink implements Link {

    private final DatagramSocket socket;
    private final InetSocketAddress local;
    private final Gate gate;
    private final String name;
    private final SocketReader reader;
    private volatile boolean running;
    private volatile RawDataChannel receiver;

    /** @param lent whether closing the socket only gives it back, and somebody else will read what is still to come */
    UdpLink(DatagramSocket socket, boolean lent, Gate gate, InFlight backlog, String name) {
        this.socket = socket;
        this.gate = gate;
        this.name = name;
        reader = new SocketReader(socket, lent, backlog, name, this::processDatagram);
        local = (InetSocketAddress) socket.getLocalSocketAddress();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void resume() {
        if (running) {
            reader.resume();
        }
    }

    @Override
    public void pause() {
        reader.pause();
    }

    @Override
    public void stop() {
        running = false;
        reader.stop();
    }

    @Override
    public void destroy() {
        stop();
        receiver = null;
    }

    @Override
    public void processDatagram(DatagramPacket packet) {
        var sink = receiver;
        if (!running || sink == null) {
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
        if (message.getEndpointContext() instanceof SecureContext secure) {
            message.onError(new EndpointMismatchException(secure + " can't be reached without security"));
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
    public EndpointContextMatcher matcher() {
        return new UdpEndpointContextMatcher(true);
    }

    @Override
    public Peer connectTo(InetSocketAddress peer, Credentials credentials) {
        if (credentials instanceof Credentials.NoSecurity) {
            return Peer.anonymous(peer);
        }
        throw new IllegalArgumentException("Endpoint %s serves coap, which has no security; %s for %s needs an endpoint"
                        .formatted(name, credentials, peer)
                + " for coaps");
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
