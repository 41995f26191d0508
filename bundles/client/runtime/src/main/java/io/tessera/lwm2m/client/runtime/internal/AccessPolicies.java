// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.access.AccessPolicy;
import java.util.IdentityHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The access policies that come and go, and how they are listened to. Any thread may call it. */
final class AccessPolicies {

    private static final Logger LOG = LoggerFactory.getLogger(AccessPolicies.class);

    private final ClientRuntime runtime;
    private final Map<AccessPolicy, AutoCloseable> listening = new IdentityHashMap<>();

    AccessPolicies(ClientRuntime runtime) {
        this.runtime = runtime;
    }

    synchronized void add(AccessPolicy policy) {
        runtime.addPolicy(policy);
        listening.put(policy, policy.listen(runtime::policyChanged));
    }

    synchronized void remove(AccessPolicy policy) {
        try {
            listening.remove(policy).close();
        } catch (Exception e) {
            LOG.warn("The access policy {} doesn't let go", policy.name(), e);
        }
        runtime.removePolicy(policy);
    }
}
