// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;

/** What several connectors see of the socket that they share: they send, somebody else reads and closes it. */
final class SendOnlySocket extends DatagramSocket {

    private final DatagramSocket socket;
    private final InetSocketAddress local;

    SendOnlySocket(DatagramSocket socket) throws SocketException {
        super((SocketAddress) null);
        // The superclass opens a socket of its own, which nobody needs.
        super.close();
        this.socket = socket;
        local = (InetSocketAddress) socket.getLocalSocketAddress();
    }

    @Override
    public void send(DatagramPacket packet) throws IOException {
        socket.send(packet);
    }

    @Override
    public void close() {}

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public boolean isBound() {
        return true;
    }

    @Override
    public InetAddress getLocalAddress() {
        return local.getAddress();
    }

    @Override
    public int getLocalPort() {
        return local.getPort();
    }

    @Override
    public int getReceiveBufferSize() throws SocketException {
        return socket.getReceiveBufferSize();
    }

    @Override
    public int getSendBufferSize() throws SocketException {
        return socket.getSendBufferSize();
    }
}
