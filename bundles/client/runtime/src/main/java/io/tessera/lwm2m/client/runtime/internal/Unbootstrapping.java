// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.access.AccessGrant;
import io.tessera.lwm2m.client.access.AccessRights;
import java.util.Collection;
import java.util.TreeMap;

/**
 * What becomes of the rights when the accounts of servers are deleted (TS 1.0, appendix E.1.3): their entries go, what
 * they owned gets a new owner, and what nobody else can reach goes too.
 *
 * @param leaving the Short Server IDs of the accounts
 * @param staying those of the others
 */
record Unbootstrapping(Collection<Integer> leaving, Collection<Integer> staying) {

    private static final int GIVING = AccessRights.WRITE | AccessRights.DELETE;

    /** Whether a leaving server has anything from it. */
    boolean concerns(AccessEntry entry) {
        return isOwned(entry) || entry.grant().rights().keySet().stream().anyMatch(leaving::contains);
    }

    /** Whether the Object Instance is of no use to anybody who stays, so that it goes with its owner. */
    boolean endsTarget(AccessEntry entry) {
        return isOwned(entry)
                && !entry.isObjectLevel()
                && staying.stream().noneMatch(server -> entry.rightsOf(server) != 0);
    }

    /** The entry as it is without them. */
    AccessEntry without(AccessEntry entry) {
        var rights = new TreeMap<>(entry.grant().rights());
        rights.keySet().removeAll(leaving);
        int owner = isOwned(entry) ? elect(entry) : entry.owner();
        return new AccessEntry(entry.id(), entry.object(), entry.instance(), new AccessGrant(owner, rights));
    }

    private boolean isOwned(AccessEntry entry) {
        return leaving.contains(entry.owner());
    }

    /** Who has the most of Write and Delete, each counting one; of equals the lowest Short Server ID. */
    private int elect(AccessEntry entry) {
        int best = AccessGrant.NOBODY;
        int most = -1;
        for (int server : staying.stream().sorted().toList()) {
            int rights = entry.rightsOf(server);
            int count = Integer.bitCount(rights & GIVING);
            if (rights != 0 && count > most) {
                best = server;
                most = count;
            }
        }
        return best;
    }
}
