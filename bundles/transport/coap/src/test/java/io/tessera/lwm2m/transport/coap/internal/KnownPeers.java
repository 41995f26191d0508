// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.OwnKey;
import io.tessera.lwm2m.transport.SecurityStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** A security store of a test; answers at once, or later where it has an executor. */
final class KnownPeers implements SecurityStore {

    final Map<String, byte[]> keys = new ConcurrentHashMap<>();
    final Set<Identity> identities = ConcurrentHashMap.newKeySet();
    final List<X509Certificate> anchors = new ArrayList<>();
    final AtomicInteger asked = new AtomicInteger();
    volatile OwnKey own;
    volatile Executor later;
    volatile String calledBy;

    KnownPeers withKey(String identity, byte[] key) {
        keys.put(identity, key);
        return this;
    }

    @Override
    public CompletionStage<Optional<Credentials.PreSharedKey>> preSharedKey(String identity, String serverName) {
        calledBy = serverName;
        return answer(Optional.ofNullable(keys.get(identity)).map(key -> new Credentials.PreSharedKey(identity, key)));
    }

    @Override
    public CompletionStage<Boolean> isKnown(Identity identity, List<X509Certificate> chain) {
        return answer(identities.contains(identity));
    }

    private <T> CompletionStage<T> answer(T value) {
        asked.incrementAndGet();
        return later == null
                ? CompletableFuture.completedStage(value)
                : CompletableFuture.supplyAsync(() -> value, later);
    }

    @Override
    public Optional<OwnKey> ownKey(String serverName) {
        calledBy = serverName;
        return Optional.ofNullable(own);
    }

    @Override
    public List<X509Certificate> trustAnchors() {
        return anchors;
    }
}
