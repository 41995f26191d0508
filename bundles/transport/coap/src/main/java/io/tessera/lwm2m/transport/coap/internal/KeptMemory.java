// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.net.DatagramSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The duplicate memory, left with a lent socket for whoever borrows it next: a message id outlives an endpoint. */
final class KeptMemory {

    private static final Logger LOG = LoggerFactory.getLogger(KeptMemory.class);

    private final LeftWithSocket left;
    private final DuplicateMemory duplicates;

    KeptMemory(DatagramSocket socket, boolean lent, Settings settings) {
        left = new LeftWithSocket(socket, lent, "lwm2m.coap.duplicates");
        duplicates = new DuplicateMemory(settings.duplicateMemory());
        takeOver();
    }

    private void takeOver() {
        var saved = left.take();
        if (saved == null) {
            return;
        }
        try {
            duplicates.load(saved);
        } catch (RuntimeException e) {
            LOG.warn("What the last endpoint has heard isn't known: {}", e.toString());
        }
    }

    DuplicateMemory duplicates() {
        return duplicates;
    }

    /** Leaves it with the socket. */
    void keep() {
        left.put(duplicates.save());
    }
}
