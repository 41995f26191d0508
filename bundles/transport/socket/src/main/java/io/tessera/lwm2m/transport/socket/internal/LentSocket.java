// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.socket.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A socket that outlives its borrowers. {@link #close()} ends a {@link #receive} in progress (or the next one) and
 * leaves the socket bound: datagrams wait in the kernel for the next borrower.
 *
 * <p>A borrower may leave bytes for the next one: an option of type {@code byte[]} under any name is kept here. Only
 * JDK types, so that a service of this type binds nobody to a bundle.
 */
public final class LentSocket extends DatagramSocket {

    private final DatagramChannel channel;
    private final Selector selector;
    private final Map<String, byte[]> left = new ConcurrentHashMap<>();
    private final Object reading = new Object();

    private LentSocket(DatagramChannel channel) throws IOException {
        super((SocketAddress) null);
        // The superclass opens a socket of its own, which nobody needs.
        super.close();
        this.channel = channel;
        selector = Selector.open();
        channel.register(selector, SelectionKey.OP_READ);
    }

    /**
     * Opens and binds a socket.
     *
     * @param receiveBuffer bytes that the kernel is asked to keep while nobody reads
     * @throws java.net.BindException if the address is taken, or none of this machine
     */
    public static LentSocket open(InetSocketAddress local, int receiveBuffer) throws IOException {
        var channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
            channel.bind(local);
            // Blocking calls on a channel are out of the question: an interrupted borrower would close it.
            channel.configureBlocking(false);
            return new LentSocket(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Really closes the socket: for its owner. */
    public void release() {
        try {
            selector.close();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        selector.wakeup();
    }

    @Override
    public void receive(DatagramPacket packet) throws IOException {
        synchronized (reading) {
            var buffer = ByteBuffer.wrap(packet.getData(), packet.getOffset(), packet.getLength());
            var from = channel.receive(buffer);
            while (from == null) {
                awaitDatagram();
                from = channel.receive(buffer);
            }
            packet.setSocketAddress(from);
            packet.setLength(buffer.position() - packet.getOffset());
        }
    }

    private void awaitDatagram() throws SocketException {
        try {
            if (selector.select() == 0) {
                throw new SocketException("The socket was given back");
            }
            selector.selectedKeys().clear();
        } catch (ClosedSelectorException e) {
            throw new SocketException("The socket is closed");
        } catch (IOException e) {
            throw new SocketException(e.getMessage());
        }
    }

    /** Sends; when the kernel's buffer is full, the datagram counts as lost on its way. */
    @Override
    public void send(DatagramPacket packet) throws IOException {
        channel.send(
                ByteBuffer.wrap(packet.getData(), packet.getOffset(), packet.getLength()), packet.getSocketAddress());
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        try {
            return channel.getLocalAddress();
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public InetAddress getLocalAddress() {
        return getLocalSocketAddress() instanceof InetSocketAddress local ? local.getAddress() : null;
    }

    /** The port really bound; -1 once the owner has closed it. */
    @Override
    public int getLocalPort() {
        return getLocalSocketAddress() instanceof InetSocketAddress local ? local.getPort() : -1;
    }

    @Override
    public boolean isBound() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    /** Does nothing: it is bound, and for good. */
    @Override
    public void bind(SocketAddress address) {}

    @Override
    public void connect(SocketAddress address) throws SocketException {
        throw new SocketException("A lent socket serves many peers");
    }

    @Override
    public void connect(InetAddress address, int port) {
        throw new UncheckedIOException(new SocketException("A lent socket serves many peers"));
    }

    /** Does nothing: the owner has said how it is shared. */
    @Override
    public void setReuseAddress(boolean on) {}

    /** Does nothing: the owner has set it. */
    @Override
    public void setReceiveBufferSize(int size) {}

    @Override
    public int getReceiveBufferSize() throws SocketException {
        return option(StandardSocketOptions.SO_RCVBUF);
    }

    /** Does nothing: the kernel's own is enough for datagrams sent one by one. */
    @Override
    public void setSendBufferSize(int size) {}

    @Override
    public int getSendBufferSize() throws SocketException {
        return option(StandardSocketOptions.SO_SNDBUF);
    }

    private int option(SocketOption<Integer> option) throws SocketException {
        try {
            return channel.getOption(option);
        } catch (IOException e) {
            throw new SocketException(e.getMessage());
        }
    }

    @Override
    public <T> DatagramSocket setOption(SocketOption<T> name, T value) throws IOException {
        if (name.type() == byte[].class) {
            keep(name.name(), (byte[]) value);
            return this;
        }
        channel.setOption(name, value);
        return this;
    }

    private void keep(String name, byte[] value) {
        if (value == null) {
            left.remove(name);
            return;
        }
        left.put(name, value.clone());
    }

    /** An option, or the bytes that an earlier borrower left under that name; null where it left none. */
    @Override
    public <T> T getOption(SocketOption<T> name) throws IOException {
        if (name.type() == byte[].class) {
            return name.type().cast(left.get(name.name()));
        }
        return channel.getOption(name);
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return channel.supportedOptions();
    }
}
