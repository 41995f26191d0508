// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.StoredNotification;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.transport.Token;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The notifications that wait for one server, in memory and in the store alike. */
final class NotificationMemory {

    private final TreeMap<Long, StoredNotification> waiting = new TreeMap<>();
    private final NotificationRecords records;
    private long next;
    private boolean forgotten;

    /** Goes on from what the records hold, as far as it belongs to one of the observations. */
    NotificationMemory(NotificationRecords records, Set<Token> observations) {
        this.records = records;
        for (var notification : records.all()) {
            if (observations.contains(notification.token())) {
                waiting.put(notification.number(), notification);
            } else {
                records.remove(notification);
            }
        }
        next = waiting.isEmpty() ? 0 : waiting.lastKey() + 1;
    }

    /** Nothing is kept in the store any more. */
    void forget() {
        forgotten = true;
        waiting.clear();
    }

    List<StoredNotification> all() {
        return List.copyOf(waiting.values());
    }

    StoredNotification add(Token token, long time, List<PathValue> values) {
        var notification = new StoredNotification(next++, token, time, values);
        waiting.put(notification.number(), notification);
        if (!forgotten) {
            records.add(notification);
        }
        return notification;
    }

    void remove(StoredNotification notification) {
        if (waiting.remove(notification.number(), notification) && !forgotten) {
            records.remove(notification);
        }
    }

    void removeAll(Token token) {
        if (waiting.isEmpty()) {
            return;
        }
        for (var notification : all()) {
            if (notification.token().equals(token)) {
                remove(notification);
            }
        }
    }
}
