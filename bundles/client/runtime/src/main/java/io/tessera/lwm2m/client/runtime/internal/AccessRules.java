// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.access.AccessRights;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.model.Path;

/**
 * What servers may do (Core 1.2, 8.2): the rules that Object 2 states, in memory, and the rules about Object 2 itself.
 * Only on the engine.
 */
final class AccessRules {

    private final AccessMode mode;
    private AccessTable table = AccessTable.EMPTY;
    private AccessAccounts accounts = AccessAccounts.NONE;
    private boolean stated;
    private boolean controlled;

    AccessRules(AccessMode mode) {
        this.mode = mode;
    }

    AccessMode mode() {
        return mode;
    }

    AccessTable table() {
        return table;
    }

    AccessAccounts accounts() {
        return accounts;
    }

    /** Puts in force what Object 2 holds. From the first time on rights are controlled, also while it is away. */
    void state(AccessTable newTable) {
        table = newTable;
        stated = true;
        decide();
    }

    void use(AccessAccounts newAccounts) {
        accounts = newAccounts;
        decide();
    }

    private void decide() {
        controlled = stated && mode.controls(accounts.count());
    }

    /** Whether servers have only the rights that Object 2 says. */
    boolean areInForce() {
        return controlled;
    }

    /** Whether there is, or was, an Object 2. */
    boolean areStated() {
        return stated;
    }

    /** See {@link AccessControl#allows}. */
    boolean allow(int server, Operation operation, Path path) {
        if (path.object() == AccessTable.OBJECT) {
            return allowOnObject2(server, operation, path);
        }
        if (!controlled) {
            return true;
        }
        if (operation == Operation.CREATE) {
            var entry = table.find(path.object(), AccessEntry.OBJECT_LEVEL);
            return entry != null && entry.letsCreate(server);
        }
        var entry = table.find(path.object(), path.instance());
        return entry != null && (entry.rightsOf(server) & needed(operation)) != 0;
    }

    /**
     * Everybody sees it, its owner writes and thins out its list, and its instances come and go without the servers
     * (Core 1.2, 8.1.2); what says who may create is for the Bootstrap-Server.
     */
    private boolean allowOnObject2(int server, Operation operation, Path path) {
        return switch (operation) {
            case READ, OBSERVE, DISCOVER, WRITE_ATTRIBUTES, EXECUTE -> true;
            case WRITE -> isOwner(server, path);
            case DELETE -> path.depth() == 4 && isOwner(server, path);
            case CREATE -> false;
        };
    }

    private boolean isOwner(int server, Path path) {
        var entry = table.withId(path.instance());
        return entry != null && entry.owner() == server && !entry.isObjectLevel();
    }

    static int needed(Operation operation) {
        return switch (operation) {
            case READ, OBSERVE, WRITE_ATTRIBUTES -> AccessRights.READ;
            case WRITE -> AccessRights.WRITE;
            case EXECUTE -> AccessRights.EXECUTE;
            case DELETE -> AccessRights.DELETE;
            case CREATE -> AccessRights.CREATE;
            case DISCOVER -> 0;
        };
    }
}
