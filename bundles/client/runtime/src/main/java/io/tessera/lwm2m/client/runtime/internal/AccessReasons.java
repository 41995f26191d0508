// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.access.AccessDecision;
import io.tessera.lwm2m.client.access.AccessRights;
import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.spi.ObjectTree;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;

/** Says which rule allows or refuses an operation. Only on the engine. */
final class AccessReasons {

    private final ObjectTree tree;
    private final AccessKeeper access;

    AccessReasons(ObjectTree tree, AccessKeeper access) {
        this.tree = tree;
        this.access = access;
    }

    AccessDecision why(int server, Operation operation, Path path) {
        if (!access.rules().accounts().has(server)) {
            return new AccessDecision(false, "", "there is no account of server " + server + ", so it isn't heard");
        }
        try {
            tree.check(new Caller(server), operation, path);
            return new AccessDecision(true, "", reason(server, operation, path));
        } catch (RequestRefused e) {
            boolean isRight = e.code() == ResponseCode.UNAUTHORIZED;
            var reason = isRight ? refusal(server, operation, path) : e.diagnostic();
            return new AccessDecision(false, e.code().toString(), reason);
        }
    }

    private String refusal(int server, Operation operation, Path path) {
        if (TreeChecks.isReserved(path.object())) {
            return "/%d holds keys: no server may touch it".formatted(path.object());
        }
        var reason = reason(server, operation, path);
        return path.object() == AccessTable.OBJECT
                ? reason
                : "%s; needed is %s".formatted(reason, new AccessRights(AccessRules.needed(operation)));
    }

    private String reason(int server, Operation operation, Path path) {
        boolean isCreate = operation == Operation.CREATE;
        if (operation == Operation.DISCOVER) {
            return "Discover needs no right";
        }
        if (path.depth() == 1 && !isCreate) {
            return "an Object needs no right; its instances without R are left out";
        }
        if (path.object() == AccessTable.OBJECT) {
            return onObject2(operation, path);
        }
        var rules = access.rules();
        if (!rules.areInForce()) {
            return unrestricted(rules);
        }
        int instance = isCreate ? AccessEntry.OBJECT_LEVEL : path.instance();
        var entry = rules.table().find(path.object(), instance);
        if (entry == null) {
            return "there is no access control instance for " + (isCreate ? "creating in " + path : path.cut(2));
        }
        return isCreate ? creating(server, entry) : sharing(server, entry);
    }

    private static String unrestricted(AccessRules rules) {
        if (rules.mode().when() == AccessMode.When.NEVER) {
            return "every server has all rights (accessControl=never)";
        }
        return rules.areStated()
                ? "the only server has all rights (accessControl=several)"
                : "there is no Access Control Object, so every server has all rights";
    }

    private String onObject2(Operation operation, Path path) {
        return switch (operation) {
            case CREATE -> "servers make no access control instances";
            case WRITE, DELETE -> {
                var entry = access.rules().table().withId(path.instance());
                boolean isForBootstrap = entry == null || entry.isObjectLevel() || isOwnedByNobody(entry);
                yield isForBootstrap
                        ? "only a Bootstrap-Server changes " + path.cut(2)
                        : "only its owner, server %d, changes %s, and nobody deletes it"
                                .formatted(entry.owner(), path.cut(2));
            }
            default -> "every server sees access control instances";
        };
    }

    private boolean isOwnedByNobody(AccessEntry entry) {
        return !access.rules().accounts().has(entry.owner());
    }

    private static String creating(int server, AccessEntry entry) {
        return "%s entry in %s".formatted(entry.letsCreate(server) ? "own" : "no such", entry);
    }

    private static String sharing(int server, AccessEntry entry) {
        var rights = new AccessRights(entry.rightsOf(server));
        return switch (entry.rule(server)) {
            case OWNER -> "owner in %s, without an entry of its own: %s".formatted(entry, rights);
            case OWN_ENTRY -> "own entry in %s: %s".formatted(entry, rights);
            case DEFAULT_ENTRY -> "default entry in %s: %s".formatted(entry, rights);
            case NO_ENTRY -> "no entry in " + entry;
        };
    }
}
