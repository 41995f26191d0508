// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.access.AccessGrant;
import io.tessera.lwm2m.client.access.AccessPolicy;
import io.tessera.lwm2m.client.access.AccessRights;
import io.tessera.lwm2m.model.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What servers are granted on what no server made: what a policy says, else what is configured for all. A server's
 * account is its own; others only see it. Only on the engine.
 */
final class AccessGrants {

    /** Made because nothing else was said. */
    static final String DEFAULT = "=default";

    /** Made with an Object Instance that a server created: that server's business. */
    static final String CREATED = "=created";

    private static final Logger LOG = LoggerFactory.getLogger(AccessGrants.class);
    private static final int INSTANCE_RIGHTS = ~AccessRights.CREATE;

    /** @param maker the name of the policy, or {@link #DEFAULT} */
    record Wanted(String maker, AccessGrant grant) {}

    private final String client;
    private final AccessRights defaultRights;
    private final Map<String, AccessPolicy> policies = new TreeMap<>();

    AccessGrants(String client, AccessRights defaultRights) {
        this.client = client;
        this.defaultRights = defaultRights;
    }

    void add(AccessPolicy policy) {
        policies.put(policy.name(), policy);
    }

    void remove(AccessPolicy policy) {
        policies.remove(policy.name(), policy);
    }

    /** Whether who made it could be asked now. */
    boolean isPresent(String maker) {
        return maker.startsWith("=") || policies.containsKey(maker);
    }

    /**
     * What is to be granted.
     *
     * @param target an Object Instance, or an Object of which servers might create instances
     * @param managed whether a Bootstrap-Server says who may do what, so that nothing is granted by default
     */
    Optional<Wanted> wanted(Path target, AccessAccounts accounts, boolean managed) {
        if (target.depth() == 2) {
            for (var policy : policies.values()) {
                var grant = ask(policy, target);
                if (grant.isPresent()) {
                    return Optional.of(new Wanted(policy.name(), amongAccounts(grant.get(), accounts)));
                }
            }
        }
        return managed ? Optional.empty() : byDefault(target, accounts).map(grant -> new Wanted(DEFAULT, grant));
    }

    /** Servers don't make accounts. */
    private Optional<AccessGrant> byDefault(Path target, AccessAccounts accounts) {
        if (target.depth() == 1 && target.object() == AccountObjects.SERVER) {
            return Optional.empty();
        }
        if (target.depth() == 1) {
            var create = new AccessRights(AccessRights.CREATE);
            return defaultRights.include(AccessRights.CREATE)
                    ? Optional.of(AccessGrant.toOnly(accounts.servers(), create))
                    : Optional.empty();
        }
        var rights = new AccessRights(defaultRights.bits() & INSTANCE_RIGHTS);
        int server = target.object() == AccountObjects.SERVER ? accounts.serverOf(target.instance()) : 0;
        if (server == 0) {
            return Optional.of(AccessGrant.toAll(rights));
        }
        var others = new AccessRights(rights.bits() & AccessRights.READ);
        return Optional.of(new AccessGrant(server, Map.of(AccessGrant.EVERYBODY_ELSE, others)));
    }

    private Optional<AccessGrant> ask(AccessPolicy policy, Path target) {
        try {
            return policy.grant(client, target);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("The access policy {} failed at {}: nobody gets a right from it", policy.name(), target, e);
            return Optional.of(AccessGrant.toAll(AccessRights.NONE));
        }
    }

    /** An entry for a server that isn't there would be that of the next one with its Short Server ID. */
    private static AccessGrant amongAccounts(AccessGrant grant, AccessAccounts accounts) {
        var rights = new TreeMap<>(grant.rights());
        rights.keySet().removeIf(server -> server != AccessGrant.EVERYBODY_ELSE && !accounts.has(server));
        int owner = accounts.has(grant.owner()) ? grant.owner() : AccessGrant.NOBODY;
        return new AccessGrant(owner, rights);
    }
}
