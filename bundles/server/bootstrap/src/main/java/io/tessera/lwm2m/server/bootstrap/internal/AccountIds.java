// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.ServerEntry;
import io.tessera.lwm2m.server.bootstrap.internal.Discovered.Instance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which Object Instances the accounts of a device become: those that they have already, or free ones; and what the device
 * has beside. The Bootstrap-Server's own account is left alone.
 */
final class AccountIds {

    /** Where the device didn't say what it has: below, its account with the Bootstrap-Server is to be expected. */
    private static final int UNKNOWN_FROM = 10;

    private final BootstrapConfiguration configuration;
    private final Discovered found;
    private final Set<Instance> reused = new HashSet<>();
    private final Map<Integer, Path> security;
    private final Map<Integer, Path> server;

    AccountIds(BootstrapConfiguration configuration, Discovered found) {
        this.configuration = configuration;
        this.found = found;
        security = choose(Discovered.SECURITY);
        server = choose(Discovered.SERVER);
    }

    Path security(ServerEntry entry) {
        return security.get(entry.shortServerId());
    }

    Path server(ServerEntry entry) {
        return server.get(entry.shortServerId());
    }

    /** The Object Instances of accounts that aren't in the configuration, and leftovers of those that are. */
    List<Path> others() {
        return found.accounts()
                .filter(one -> !reused.contains(one) && !isBootstrapServers(one))
                .map(Instance::path)
                .toList();
    }

    private Map<Integer, Path> choose(int object) {
        var chosen = new HashMap<Integer, Path>();
        for (var entry : configuration.servers()) {
            found.of(object)
                    .filter(one -> one.isOf(entry.shortServerId()))
                    .findFirst()
                    .ifPresent(one -> {
                        chosen.put(entry.shortServerId(), one.path());
                        reused.add(one);
                    });
        }
        var taken = new HashSet<Path>(chosen.values());
        found.of(object).filter(this::stays).forEach(one -> taken.add(one.path()));
        int next = found.known() ? 0 : UNKNOWN_FROM;
        for (var entry : configuration.servers()) {
            if (chosen.containsKey(entry.shortServerId())) {
                continue;
            }
            while (!taken.add(Path.of(object, next))) {
                next++;
            }
            chosen.put(entry.shortServerId(), Path.of(object, next));
        }
        return chosen;
    }

    private boolean stays(Instance one) {
        boolean deleted = configuration.deletes().stream().anyMatch(path -> path.covers(one.path()));
        return isBootstrapServers(one) || configuration.keepOthers() && !deleted;
    }

    /** A Server Object Instance is never the Bootstrap-Server's, even if the device doesn't say whose it is. */
    private static boolean isBootstrapServers(Instance one) {
        return one.shortServerId().isEmpty() && one.path().object() != Discovered.SERVER;
    }
}
