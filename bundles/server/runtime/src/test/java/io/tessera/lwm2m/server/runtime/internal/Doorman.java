// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.credentials.ClientCredentials;
import io.tessera.lwm2m.server.credentials.KnownClient;
import io.tessera.lwm2m.server.spi.EndpointAuthority;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.SecurityStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Knows pre-shared keys and whose they are, in memory. */
final class Doorman implements SecurityStore, ClientCredentials, EndpointAuthority {

    private final Map<String, byte[]> keys = new ConcurrentHashMap<>();
    private final Map<String, List<String>> endpoints = new ConcurrentHashMap<>();

    byte[] key(String identity) {
        return keys.get(identity);
    }

    List<String> endpoints(String identity) {
        return endpoints.get(identity);
    }

    List<String> identities() {
        return keys.keySet().stream().sorted().toList();
    }

    @Override
    public CompletionStage<Optional<Credentials.PreSharedKey>> preSharedKey(String identity, String serverName) {
        var known = Optional.ofNullable(keys.get(identity)).map(key -> new Credentials.PreSharedKey(identity, key));
        return CompletableFuture.completedStage(known);
    }

    @Override
    public String endpointOf(Optional<String> claimed, Peer peer) {
        return peer.identity() instanceof Identity.PreSharedKey proved
                ? endpoints.get(proved.identity()).get(0)
                : claimed.orElseThrow();
    }

    @Override
    public Collection<KnownClient> all() {
        return endpoints.entrySet().stream()
                .map(one -> new KnownClient(new Identity.PreSharedKey(one.getKey()), one.getValue(), false))
                .toList();
    }

    @Override
    public void put(Credentials.PreSharedKey key, List<String> of) {
        keys.put(key.identity(), key.key());
        endpoints.put(key.identity(), of);
    }

    @Override
    public void put(Identity identity, List<String> of) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean remove(Identity identity) {
        throw new UnsupportedOperationException();
    }
}
