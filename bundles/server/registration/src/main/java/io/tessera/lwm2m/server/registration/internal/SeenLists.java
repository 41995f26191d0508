// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.registration.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.server.Lwm2mVersion;
import io.tessera.lwm2m.server.ObjectLinks;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lists of Objects that were registered lately. Devices of one kind register the same list, byte by byte: it is read
 * once, and all of them share what was read. Any thread may call.
 */
final class SeenLists {

    private static final int MOST = 1_024;
    private static final int LONGEST = 4_096;

    /** The list as it came; its version tells what is taken for granted in it. */
    private record Seen(ByteBuffer payload, Lwm2mVersion version) {}

    /** Reads a list. */
    @FunctionalInterface
    interface Reading {
        ObjectLinks read(byte[] payload) throws RequestRefused;
    }

    private final Map<Seen, ObjectLinks> lists = new LinkedHashMap<>(16, 0.75f, true) {

        @Override
        protected boolean removeEldestEntry(Map.Entry<Seen, ObjectLinks> eldest) {
            return size() > MOST;
        }
    };

    /** The list; read only if it is a new one, or longer than one that is worth keeping. */
    ObjectLinks read(byte[] payload, Lwm2mVersion version, Reading reading) throws RequestRefused {
        var seen = new Seen(ByteBuffer.wrap(payload), version);
        var known = find(seen);
        if (known != null) {
            return known;
        }
        var list = reading.read(payload);
        if (payload.length <= LONGEST) {
            keep(new Seen(ByteBuffer.wrap(payload.clone()), version), list);
        }
        return list;
    }

    private ObjectLinks find(Seen seen) {
        synchronized (lists) {
            return lists.get(seen);
        }
    }

    private void keep(Seen seen, ObjectLinks list) {
        synchronized (lists) {
            lists.put(seen, list);
        }
    }
}
