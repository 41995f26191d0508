// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.Provisioning.Origin;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whose the accounts are after a bootstrap: those that it didn't touch are still whose they were before. */
record Attribution(Mounts mounts, Staging staging, Clock clock) {

    private static final long MILLIS = 1000;

    /** What is kept from then on. */
    Provenance.State of(Origin origin, Provenance.State before) {
        var then = accounts(StagedObject.of(mounts.find(AccountObjects.SECURITY)), server());
        var now = accounts(
                staging.values(Path.of(AccountObjects.SECURITY)), staging.values(Path.of(AccountObjects.SERVER)));
        var state = before.withOrigins(origins -> {
            origins.keySet().retainAll(now.keySet());
            now.forEach((server, values) -> {
                if (!values.equals(then.get(server))) {
                    origins.put(server, origin);
                }
            });
        });
        int bootstrap = ConfiguredAccount.BOOTSTRAP_SERVER;
        boolean isSame = now.containsKey(bootstrap) && now.get(bootstrap).equals(then.get(bootstrap));
        if (origin == Origin.BOOTSTRAP) {
            return state.withPurge(purge());
        }
        return isSame ? state : state.withPurge(0);
    }

    /** When the Bootstrap-Server's account ends (/0/x/12), counted from now; 0 for never. */
    private long purge() {
        return InstanceValues.of(staging.values(Path.of(AccountObjects.SECURITY))).stream()
                .filter(instance -> instance.flag(SecurityInstance.IS_BOOTSTRAP_SERVER, false))
                .mapToLong(instance -> instance.number(SecurityInstance.ACCOUNT_TIMEOUT, 0))
                .filter(seconds -> seconds > 0)
                .map(seconds -> clock.millis() + seconds * MILLIS)
                .findFirst()
                .orElse(0);
    }

    private StagedObject server() {
        return StagedObject.of(mounts.find(AccountObjects.SERVER));
    }

    private static Map<Integer, List<Map<Integer, List<Value>>>> accounts(StagedObject security, StagedObject server) {
        return accounts(
                security.values(Path.of(AccountObjects.SECURITY)), server.values(Path.of(AccountObjects.SERVER)));
    }

    /** What each account holds, whatever its Object Instances are. */
    private static Map<Integer, List<Map<Integer, List<Value>>>> accounts(
            List<PathValue> security, List<PathValue> servers) {
        var accounts = new TreeMap<Integer, List<Map<Integer, List<Value>>>>();
        for (var instance : InstanceValues.of(security)) {
            boolean isBootstrap = instance.flag(SecurityInstance.IS_BOOTSTRAP_SERVER, false);
            int server = isBootstrap
                    ? ConfiguredAccount.BOOTSTRAP_SERVER
                    : (int) instance.number(SecurityInstance.SHORT_SERVER_ID, 0);
            accounts.computeIfAbsent(server, id -> new ArrayList<>()).add(instance.values());
        }
        for (var instance : InstanceValues.of(servers)) {
            int server = (int) instance.number(AccountReader.SHORT_SERVER_ID, 0);
            accounts.computeIfAbsent(server, id -> new ArrayList<>()).add(instance.values());
        }
        return accounts;
    }
}
