// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.model.ObjectDefinition;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which servers speak an older LwM2M version, and so know the Objects as they were then. Asked with every operation:
 * while there is no such server it costs nothing. Only on the engine.
 */
final class SpokenVersions {

    private final Map<Integer, KnownObjects> older = new TreeMap<>();
    private int[] servers = {};
    private KnownObjects[] known = {};

    /** @param lwm2m the version that was agreed with a server; empty for none */
    void speaks(int server, String lwm2m) {
        var now = KnownObjects.of(lwm2m);
        var before = now == KnownObjects.NEWEST ? older.remove(server) : older.put(server, now);
        if (before != now) {
            servers = older.keySet().stream().mapToInt(Integer::intValue).toArray();
            known = older.values().toArray(KnownObjects[]::new);
        }
    }

    /** An Object as the caller knows it. */
    ObjectDefinition definition(Caller caller, Mount mount) {
        for (int i = 0; i < servers.length; i++) {
            if (servers[i] == caller.shortServerId()) {
                return mount.definition(known[i]);
            }
        }
        return mount.definition();
    }
}
