// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.access;

import io.tessera.lwm2m.client.object.Caller;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an Access Control Object Instance says about one Object Instance (Core 1.2, 8.1).
 *
 * @param owner the Short Server ID of who may change it, and may do everything where no entry says otherwise; {@link
 *     #NOBODY} if no server may change it
 * @param rights by Short Server ID; at {@link #EVERYBODY_ELSE} those of servers without an entry of their own
 */
public record AccessGrant(int owner, Map<Integer, AccessRights> rights) {

    /** As owner: only a Bootstrap-Server, and whoever made it here, can change it. */
    public static final int NOBODY = Caller.BOOTSTRAP_SERVER.shortServerId();

    /** As Short Server ID: servers without an entry of their own. */
    public static final int EVERYBODY_ELSE = 0;

    public AccessGrant {
        rights = Map.copyOf(rights);
    }

    /** The same for every server; none can change it. */
    public static AccessGrant toAll(AccessRights rights) {
        return new AccessGrant(NOBODY, Map.of(EVERYBODY_ELSE, rights));
    }

    /** The same for these servers, nothing for others; none can change it. */
    public static AccessGrant toOnly(Collection<Integer> servers, AccessRights rights) {
        var entries = new TreeMap<Integer, AccessRights>();
        servers.forEach(server -> entries.put(server, rights));
        return new AccessGrant(NOBODY, entries);
    }
}
