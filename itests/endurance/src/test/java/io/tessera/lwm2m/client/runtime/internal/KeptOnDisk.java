// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.StoredNotification;
import io.tessera.lwm2m.client.store.ClientStore;
import io.tessera.lwm2m.journal.JournaledStore;
import io.tessera.lwm2m.platform.keyfile.internal.GatewayKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** What a gateway that was killed has on disk, as the next one will find it. */
public final class KeptOnDisk {

    private static final String FILE = "client.store";

    private KeptOnDisk() {}

    /**
     * The notifications that wait for a server, in their order.
     *
     * @param work the gateway's folder; nothing is changed there
     * @param copy a folder for a copy of the store
     */
    public static List<StoredNotification> notifications(Path work, Path copy, int shortServerId) throws IOException {
        var store = work.resolve("client").resolve(FILE);
        if (!Files.exists(store)) {
            return List.of();
        }
        Files.copy(store, copy.resolve(FILE));
        try (var kept = new Kept(copy, GatewayKeys.in(work)::key)) {
            return new NotificationRecords(kept, new Keys("gateway"), shortServerId).all();
        } finally {
            Files.delete(copy.resolve(FILE));
        }
    }

    private static final class Kept extends JournaledStore implements ClientStore {

        Kept(Path folder, io.tessera.lwm2m.journal.Keys keys) {
            super(folder, FILE, keys, Clock.systemUTC());
        }
    }
}
