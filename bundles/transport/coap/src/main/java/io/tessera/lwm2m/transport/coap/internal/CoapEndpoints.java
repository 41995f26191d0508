// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Endpoint;
import io.tessera.lwm2m.transport.SecurityStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Optional;

/** CoAP endpoints without a framework. */
public final class CoapEndpoints {

    /** An endpoint that whoever opened it has to close. */
    public interface Open extends Endpoint, AutoCloseable {

        @Override
        void close();
    }

    private static final int RECEIVE_BUFFER = 4_000_000;

    private CoapEndpoints() {}

    /**
     * Opens an endpoint on a socket of its own.
     *
     * @param local the address to bind to; port 0 for any free one
     * @throws UncheckedIOException if it can't be bound
     */
    public static Open open(InetSocketAddress local) {
        return open(local, Settings.standard("coap"));
    }

    /** The same with other settings. */
    public static Open open(InetSocketAddress local, Settings settings) {
        try {
            var socket = new DatagramSocket(local);
            socket.setReceiveBufferSize(RECEIVE_BUFFER);
            return new TransportEndpoint(socket, false, settings, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens an endpoint on a socket that stays open when the endpoint is closed. */
    public static Open open(DatagramSocket lent, Settings settings) {
        return new TransportEndpoint(lent, true, settings, Optional.empty());
    }

    /**
     * Opens a secure endpoint (coaps) on a socket of its own.
     *
     * @param store knows those who connect to it
     * @throws UncheckedIOException if it can't be bound
     */
    public static Open openSecure(InetSocketAddress local, Settings settings, SecurityStore store) {
        try {
            var socket = new DatagramSocket(local);
            socket.setReceiveBufferSize(RECEIVE_BUFFER);
            return new TransportEndpoint(socket, false, settings, Optional.of(Security.standard(store)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a secure endpoint on a socket that stays open when the endpoint is closed, and keeps its associations. */
    public static Open openSecure(DatagramSocket lent, Settings settings, Security security) {
        return new TransportEndpoint(lent, true, settings, Optional.of(security));
    }
}
