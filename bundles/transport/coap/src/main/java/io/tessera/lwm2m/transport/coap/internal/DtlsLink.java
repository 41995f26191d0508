// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.Peer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import org.eclipse.californium.elements.EndpointContextMatcher;
import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.elements.RawDataChannel;
import org.eclipse.californium.elements.exception.EndpointMismatchException;

/**
 * Datagrams in DTLS. What comes from a server that this end connects to goes to the association with that server,
 * everything else to the associations that others have begun.
 */
final class DtlsLink implements Link {

    private final InetSocketAddress local;
    private final Gate gate;
    private final SocketReader reader;
    private final Associations associations;
    private volatile boolean running;
    private volatile RawDataChannel receiver;

    DtlsLink(DatagramSocket socket, boolean lent, Gate gate, InFlight backlog, String name, Associations associations) {
        this.gate = gate;
        this.associations = associations;
        reader = new SocketReader(socket, lent, backlog, name, this::processDatagram);
        local = (InetSocketAddress) socket.getLocalSocketAddress();
        associations.receive(this::received);
    }

    @Override
    public void start() throws IOException {
        associations.start();
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
        associations.stop();
    }

    @Override
    public void destroy() {
        stop();
        receiver = null;
    }

    @Override
    public void processDatagram(DatagramPacket packet) {
        if (running) {
            associations.receive(packet);
        }
    }

    private void received(Association association, RawData message) {
        var sink = receiver;
        if (!running || sink == null) {
            return;
        }
        var context = association.context(message.getEndpointContext());
        var bytes = message.getBytes();
        var verdict = gate.heard(bytes, context);
        if (verdict instanceof Gate.Verdict.LetIn) {
            sink.receiveData(RawData.inbound(bytes, context, false, message.getReceiveNanoTimestamp(), local));
        }
        if (verdict instanceof Gate.Verdict.Answer answer) {
            send(RawData.outbound(answer.message(), context, null, false));
        }
    }

    @Override
    public void send(RawData message) {
        if (!running) {
            message.onError(new InterruptedIOException("The endpoint is closed"));
            return;
        }
        if (!(message.getEndpointContext() instanceof SecureContext to)) {
            message.onError(new EndpointMismatchException(
                    message.getInetSocketAddress() + ": no credentials were given for it"));
            return;
        }
        gate.sending(message);
        associations.send(message, to);
    }

    @Override
    public Peer connectTo(InetSocketAddress address, Credentials credentials) {
        return associations.connectTo(address, credentials);
    }

    @Override
    public void unanswered(Peer peer) {
        associations.unanswered(peer);
    }

    @Override
    public void end(Peer peer) {
        associations.end(peer);
    }

    @Override
    public void end(Identity identity) {
        associations.end(identity);
    }

    @Override
    public void endRevoked() {
        associations.endRevoked();
    }

    @Override
    public int handshakes() {
        return associations.handshakes();
    }

    @Override
    public void storeChanged() {
        associations.storeChanged();
    }

    @Override
    public Object whoIsAt(InetSocketAddress address) {
        return associations.whoIsAt(address);
    }

    @Override
    public EndpointContextMatcher matcher() {
        return new IdentityMatcher(associations::isServer);
    }

    @Override
    public void setRawDataReceiver(RawDataChannel newReceiver) {
        receiver = newReceiver;
    }

    /** Not needed: each association knows whom a message may go to. */
    @Override
    public void setEndpointContextMatcher(EndpointContextMatcher matcher) {}

    @Override
    public InetSocketAddress getAddress() {
        return local;
    }

    @Override
    public String getProtocol() {
        return "DTLS";
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
