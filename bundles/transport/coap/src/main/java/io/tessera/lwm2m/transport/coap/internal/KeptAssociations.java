// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.scandium.dtls.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The associations of an endpoint that was closed, for the next one: with the lent socket while the process goes on,
 * and in a file for the next process. Whichever is there first is used, once, and both are gone then; after a crash
 * there is neither, and peers make new ones.
 */
final class KeptAssociations {

    private static final Logger LOG = LoggerFactory.getLogger(KeptAssociations.class);

    /** Those that were silent for longer aren't kept. */
    private static final long QUIET_SECONDS = TimeUnit.DAYS.toSeconds(7);

    private final LeftWithSocket left;
    private final boolean isKept;
    private final Optional<AssociationFile> file;
    private final SavedAssociations before;
    private final SavedAssociations after = new SavedAssociations();

    /** @param file where they are kept for the next process; empty: not at all */
    KeptAssociations(DatagramSocket socket, boolean lent, Optional<AssociationFile> file) {
        left = new LeftWithSocket(socket, lent, "lwm2m.coap.associations");
        isKept = lent || file.isPresent();
        this.file = file;
        before = takeOver();
    }

    private SavedAssociations takeOver() {
        var stored = file.flatMap(AssociationFile::take);
        var saved = left.take();
        var bytes = saved == null ? stored : Optional.of(saved);
        try {
            var associations = bytes.isEmpty() ? new SavedAssociations() : SavedAssociations.of(bytes.get());
            bytes.ifPresent(used -> Arrays.fill(used, (byte) 0));
            return associations;
        } catch (IOException | RuntimeException e) {
            LOG.warn("The associations of the last endpoint can't be taken up: {}", e.toString());
            return new SavedAssociations();
        }
    }

    /** What was kept under this label, once; nothing of it is in force yet. */
    List<Connection> take(String label) {
        var state = before.take(label);
        if (state == null) {
            return List.of();
        }
        try {
            return DtlsConnector.saved(new ByteArrayInputStream(state), before.shift());
        } catch (IOException | RuntimeException e) {
            LOG.warn("Associations can't be taken up: {}", e.toString());
            return List.of();
        } finally {
            Arrays.fill(state, (byte) 0);
        }
    }

    /** Of what was kept and not taken yet. */
    Set<String> labels() {
        return before.labels();
    }

    /** Takes what a connector has, which is stopped. */
    void leave(String label, DtlsConnector connector) {
        if (!isKept) {
            return;
        }
        var state = new ByteArrayOutputStream();
        try {
            if (connector.save(state, QUIET_SECONDS) > 0) {
                after.put(label, state.toByteArray());
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Associations aren't kept: {}", e.toString());
        }
    }

    /** Leaves it all to the next one. */
    void keep() {
        before.moveTo(after);
        if (after.isEmpty()) {
            return;
        }
        var bytes = after.toBytes();
        after.clear();
        left.put(bytes);
        file.ifPresent(store -> store.put(bytes));
        Arrays.fill(bytes, (byte) 0);
    }
}
