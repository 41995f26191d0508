// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.SocketOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The duplicate memory, left with a lent socket for whoever borrows it next: a message id outlives an endpoint. */
final class KeptMemory {

    private static final Logger LOG = LoggerFactory.getLogger(KeptMemory.class);

    private record Option(String name, Class<byte[]> type) implements SocketOption<byte[]> {}

    private static final Option DUPLICATES = new Option("lwm2m.coap.duplicates", byte[].class);

    private final DatagramSocket socket;
    private final boolean lent;
    private final DuplicateMemory duplicates;

    KeptMemory(DatagramSocket socket, boolean lent, Settings settings) {
        this.socket = socket;
        this.lent = lent;
        duplicates = new DuplicateMemory(settings.duplicateMemory());
        if (lent) {
            takeOver();
        }
    }

    private void takeOver() {
        try {
            var saved = socket.getOption(DUPLICATES);
            if (saved != null) {
                socket.setOption(DUPLICATES, null);
                duplicates.load(saved);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("What the last endpoint has heard isn't known: {}", e.toString());
        }
    }

    DuplicateMemory duplicates() {
        return duplicates;
    }

    /** Leaves it with the socket. */
    void keep() {
        if (!lent) {
            return;
        }
        try {
            socket.setOption(DUPLICATES, duplicates.save());
        } catch (IOException | RuntimeException e) {
            LOG.warn("What this endpoint has heard isn't kept: {}", e.toString());
        }
    }
}
