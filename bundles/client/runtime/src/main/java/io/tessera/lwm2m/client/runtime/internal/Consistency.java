// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.access.AccessGrant;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether what a bootstrap wrote fits together (Core 1.2, 6.1.6). No key is in what it says. */
final class Consistency {

    private static final String BINDINGS = "[UTSNMHQ]{1,7}";

    private final List<String> problems = new ArrayList<>();
    private final Set<String> schemes;
    private final Staging staging;

    /** @param schemes of URIs that the client can use */
    private Consistency(Staging staging, Set<String> schemes) {
        this.staging = staging;
        this.schemes = schemes;
    }

    /**
     * What is missing or wrong; nothing if all is well.
     *
     * @param needsServer whether there must be an LwM2M Server
     */
    static List<String> problems(Staging staging, Set<String> schemes, boolean needsServer) {
        var check = new Consistency(staging, schemes);
        check.problems.addAll(staging.missing());
        if (check.problems.isEmpty()) {
            check.accounts(needsServer);
        }
        return check.problems;
    }

    private void accounts(boolean needsServer) {
        var security = InstanceValues.of(staging.values(Path.of(AccountObjects.SECURITY)));
        var servers = new TreeMap<Integer, InstanceValues>();
        var secured = new TreeMap<Integer, InstanceValues>();
        for (var instance : InstanceValues.of(staging.values(Path.of(AccountObjects.SERVER)))) {
            pair(AccountObjects.SERVER, instance, AccountReader.SHORT_SERVER_ID, servers);
        }
        for (var instance : security) {
            credentials(instance);
            if (!instance.flag(SecurityInstance.IS_BOOTSTRAP_SERVER, false)) {
                pair(AccountObjects.SECURITY, instance, SecurityInstance.SHORT_SERVER_ID, secured);
            }
        }
        if (staging.bootstrapServers().size() > 1) {
            problems.add("there are " + staging.bootstrapServers().size() + " Bootstrap-Servers");
        }
        partners(servers, secured);
        if (needsServer && servers.isEmpty()) {
            problems.add("there is no LwM2M Server");
        }
        access(servers.keySet());
    }

    private void pair(int object, InstanceValues instance, int resource, TreeMap<Integer, InstanceValues> byServer) {
        int shortServerId = (int) instance.number(resource, 0);
        if (shortServerId < 1) {
            problems.add("/%d/%d has no Short Server ID".formatted(object, instance.id()));
        } else if (byServer.putIfAbsent(shortServerId, instance) != null) {
            problems.add("/%d/%d: Short Server ID %d is there twice".formatted(object, instance.id(), shortServerId));
        }
    }

    private void partners(TreeMap<Integer, InstanceValues> servers, TreeMap<Integer, InstanceValues> secured) {
        servers.forEach((shortServerId, instance) -> {
            if (!secured.containsKey(shortServerId)) {
                problems.add(
                        "/1/%d: no Security Instance of Short Server ID %d".formatted(instance.id(), shortServerId));
            }
            var binding = instance.text(AccountReader.BINDING, "U");
            boolean isBinding =
                    binding.matches(BINDINGS) && binding.chars().distinct().count() == binding.length();
            if (!isBinding) {
                problems.add("/1/%d/7: no binding".formatted(instance.id()));
            }
        });
        secured.forEach((shortServerId, instance) -> {
            if (!servers.containsKey(shortServerId)) {
                problems.add("/0/%d: no Server Instance of Short Server ID %d".formatted(instance.id(), shortServerId));
            }
        });
    }

    private void credentials(InstanceValues instance) {
        try {
            var uri = AccountReader.uri(instance.text(SecurityInstance.SERVER_URI, ""));
            if (!schemes.contains(uri.getScheme())) {
                problems.add("/0/%d/0: %s isn't supported".formatted(instance.id(), uri.getScheme()));
                return;
            }
            SecurityInstance.credentials(instance, uri);
        } catch (IllegalArgumentException e) {
            problems.add("/0/%d: %s".formatted(instance.id(), e.getMessage()));
        }
        links(instance);
    }

    private void links(InstanceValues instance) {
        SecurityInstance.LINKS.forEach((resource, object) -> {
            for (var value : instance.values().getOrDefault(resource, List.of())) {
                if (value instanceof Value.ObjlnkValue link && !isThere(link, object)) {
                    problems.add("/0/%d/%d: there is no /%d/%d"
                            .formatted(instance.id(), resource, link.object(), link.instance()));
                }
            }
        });
    }

    private boolean isThere(Value.ObjlnkValue link, int object) {
        boolean isNone = link.object() > Path.MAX_ID;
        boolean isRight = link.object() == object;
        return isNone || isRight && Arrays.binarySearch(staging.instances(object), link.instance()) >= 0;
    }

    private void access(Collection<Integer> servers) {
        var written = staging.written(AccessTable.OBJECT);
        for (var entry :
                AccessEntry.all(staging.values(Path.of(AccessTable.OBJECT))).values()) {
            if (!written.contains(entry.id())) {
                // What servers that go leave behind there is cleared away after them.
                continue;
            }
            var named = new TreeSet<>(entry.grant().rights().keySet());
            named.add(entry.owner());
            named.removeAll(servers);
            named.removeAll(Set.of(AccessGrant.NOBODY, AccessGrant.EVERYBODY_ELSE));
            if (!named.isEmpty()) {
                problems.add("/2/%d: there is no LwM2M Server %s".formatted(entry.id(), named.first()));
            }
        }
    }
}
