// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The server accounts that there are, whether they can be used or not: each a Security Instance and a Server Instance
 * of one Short Server ID (Core 1.2, appendix E.1, E.2).
 *
 * @param instances the Server Instance of each Short Server ID
 */
record AccessAccounts(SortedMap<Integer, Integer> instances) {

    static final AccessAccounts NONE = new AccessAccounts(Collections.emptySortedMap());

    static AccessAccounts of(List<PathValue> security, List<PathValue> servers) {
        var bootstrap = new HashSet<Integer>();
        var secured = new TreeMap<Integer, Integer>();
        for (var value : security) {
            var path = value.path();
            if (path.resource() == SecurityInstance.IS_BOOTSTRAP_SERVER
                    && value.value().equals(Value.of(true))) {
                bootstrap.add(path.instance());
            } else if (path.resource() == SecurityInstance.SHORT_SERVER_ID) {
                secured.put(path.instance(), number(value));
            }
        }
        secured.keySet().removeAll(bootstrap);
        var instances = new TreeMap<Integer, Integer>();
        for (var value : servers) {
            boolean isSecured = secured.containsValue(number(value));
            if (value.path().resource() == AccountReader.SHORT_SERVER_ID && isSecured) {
                instances.putIfAbsent(number(value), value.path().instance());
            }
        }
        return new AccessAccounts(Collections.unmodifiableSortedMap(instances));
    }

    Set<Integer> servers() {
        return instances.keySet();
    }

    boolean has(int shortServerId) {
        return instances.containsKey(shortServerId);
    }

    int count() {
        return instances.size();
    }

    /** Whose account a Server Instance is; 0 if nobody's. */
    int serverOf(int instance) {
        for (var entry : instances.entrySet()) {
            if (entry.getValue() == instance) {
                return entry.getKey();
            }
        }
        return 0;
    }

    private static int number(PathValue value) {
        return value.value() instanceof Value.IntegerValue whole ? (int) whole.value() : 0;
    }
}
