// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.SocketOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bytes that an endpoint leaves with its lent socket for the next one. */
final class LeftWithSocket {

    private static final Logger LOG = LoggerFactory.getLogger(LeftWithSocket.class);

    private record Option(String name, Class<byte[]> type) implements SocketOption<byte[]> {}

    private final DatagramSocket socket;
    private final boolean lent;
    private final Option option;

    /** @param lent whether there will be a next one */
    LeftWithSocket(DatagramSocket socket, boolean lent, String name) {
        this.socket = socket;
        this.lent = lent;
        option = new Option(name, byte[].class);
    }

    /** What was left, once; null if nothing was. */
    byte[] take() {
        if (!lent) {
            return null;
        }
        try {
            var left = socket.getOption(option);
            if (left != null) {
                socket.setOption(option, null);
            }
            return left;
        } catch (IOException | RuntimeException e) {
            LOG.warn("What the last endpoint has left as {} isn't known: {}", option.name, e.toString());
            return null;
        }
    }

    void put(byte[] bytes) {
        if (!lent) {
            return;
        }
        try {
            socket.setOption(option, bytes);
        } catch (IOException | RuntimeException e) {
            LOG.warn("What this endpoint leaves as {} isn't kept: {}", option.name, e.toString());
        }
    }
}
