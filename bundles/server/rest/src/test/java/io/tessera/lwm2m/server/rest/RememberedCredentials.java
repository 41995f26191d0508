// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest;

import io.tessera.lwm2m.server.credentials.ClientCredentials;
import io.tessera.lwm2m.server.credentials.CredentialsListener;
import io.tessera.lwm2m.server.credentials.KnownClient;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Identity;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what it is given; "fixed" comes from the configuration. */
public final class RememberedCredentials implements ClientCredentials {

    public final Map<Identity, KnownClient> known = new ConcurrentHashMap<>();
    public volatile CredentialsListener listener = identity -> {};
    public final Map<String, byte[]> keys = new ConcurrentHashMap<>();

    @Override
    public Collection<KnownClient> all() {
        return known.values();
    }

    @Override
    public void put(Credentials.PreSharedKey key, List<String> endpoints) {
        keys.put(key.identity(), key.key());
        keep(new Identity.PreSharedKey(key.identity()), endpoints);
    }

    @Override
    public void put(Identity identity, List<String> endpoints) {
        keep(identity, endpoints);
    }

    private void keep(Identity identity, List<String> endpoints) {
        mustNotBeFixed(identity);
        known.put(identity, new KnownClient(identity, endpoints, false));
        listener.changed(identity);
    }

    @Override
    public boolean remove(Identity identity) {
        mustNotBeFixed(identity);
        boolean isGone = known.remove(identity) != null;
        listener.changed(identity);
        return isGone;
    }

    private void mustNotBeFixed(Identity identity) {
        if (known.containsKey(identity) && known.get(identity).configured()) {
            throw new IllegalStateException("This identity comes from the configuration");
        }
    }
}
