// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.StoredNotification;
import io.tessera.lwm2m.client.store.ClientStore;
import io.tessera.lwm2m.transport.Token;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The notifications that wait for one server, as they are kept in the store: one record each. */
final class NotificationRecords {

    private final ClientStore store;
    private final Keys keys;
    private final int server;

    NotificationRecords(ClientStore store, Keys keys, int shortServerId) {
        this.store = store;
        this.keys = keys;
        this.server = shortServerId;
    }

    /** By ascending number. */
    List<StoredNotification> all() {
        var all = new ArrayList<StoredNotification>();
        for (var key : store.keys(keys.notifications(server))) {
            store.get(key)
                    .flatMap(bytes -> StoreRecord.decode(key, bytes, NotificationRecords::read))
                    .ifPresent(all::add);
        }
        return all;
    }

    void add(StoredNotification notification) {
        store.put(
                keys.notification(server, notification.number()), StoreRecord.encode(out -> write(out, notification)));
    }

    void remove(StoredNotification notification) {
        store.remove(keys.notification(server, notification.number()));
    }

    private static void write(DataOutputStream out, StoredNotification notification) throws IOException {
        out.writeLong(notification.number());
        out.writeByte(notification.token().length());
        out.writeLong(notification.token().bits());
        out.writeLong(notification.time());
        ValueRecords.writeTimed(out, notification.values());
    }

    private static StoredNotification read(DataInputStream in) throws IOException {
        long number = in.readLong();
        int length = in.readByte();
        var token = new Token(in.readLong(), length);
        long time = in.readLong();
        return new StoredNotification(number, token, time, ValueRecords.readTimed(in));
    }
}
