// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.platform.keys.KeyProvider;
import io.tessera.lwm2m.server.credentials.ClientCredentials;
import io.tessera.lwm2m.server.credentials.KnownClient;
import io.tessera.lwm2m.server.spi.EndpointAuthority;
import io.tessera.lwm2m.server.store.ServerStore;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Endpoint;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.OwnKey;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.SecurityStore;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the transport whom to let in, and the Registration Interface who may take which name. */
@Component(
        name = CredentialsConfig.PID,
        configurationPid = CredentialsConfig.PID,
        service = {SecurityStore.class, EndpointAuthority.class, ClientCredentials.class, ServerCredentials.class})
@Designate(ocd = CredentialsConfig.class)
public final class ServerCredentials implements SecurityStore, EndpointAuthority, ClientCredentials {

    private static final Logger LOG = LoggerFactory.getLogger(ServerCredentials.class);

    private final ServerStore store;
    private final ServerKeys keys;
    private final Entries entries = new Entries();
    private final Names names;
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

    /** Got one at a time when it is needed: an endpoint asks this component, and neither may wait for the other. */
    @Reference(name = "endpoints", cardinality = MULTIPLE, policy = DYNAMIC)
    private volatile Collection<ComponentServiceObjects<Endpoint>> endpoints = List.of();

    @Activate
    public ServerCredentials(CredentialsConfig config, @Reference(name = "store") ServerStore store) {
        this.store = store;
        keys = new ServerKeys(config);
        names = new Names(entries, config.nameFromCertificate());
        store.keys(StoredEntry.PREFIX).forEach(this::takeUp);
    }

    private void takeUp(String key) {
        try {
            var entry = StoredEntry.read(store.get(key).orElseThrow());
            entries.put(entry);
        } catch (IOException e) {
            LOG.error("A client's credentials in the store can't be read and let nobody in: {}", e.getMessage());
        }
    }

    @Reference(name = "clients", cardinality = MULTIPLE, policy = DYNAMIC)
    void addClient(ConfiguredClient client) {
        client.entry()
                .flatMap(entries::put)
                .ifPresent(
                        before -> LOG.warn("{} is configured more than once; the last one counts", before.identity()));
        client.whenRevoked(this::endAssociations);
        client.entry().ifPresent(entry -> tell(Change.added(entry)));
    }

    void removeClient(ConfiguredClient client) {
        client.entry().ifPresent(entries::removeConfigured);
    }

    @Reference(name = "keys", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void setKeys(KeyProvider provider) {
        keys.platform().ask(provider);
    }

    void unsetKeys(KeyProvider provider) {
        keys.platform().askNoMore(provider);
    }

    @Deactivate
    void close() {
        keys.close();
    }

    @Override
    public CompletionStage<Optional<Credentials.PreSharedKey>> preSharedKey(String identity, String serverName) {
        var known = entries.find(new Identity.PreSharedKey(identity)).flatMap(Entry::copyOfKey);
        return CompletableFuture.completedStage(known);
    }

    @Override
    public CompletionStage<Boolean> isKnown(Identity identity, List<X509Certificate> chain) {
        return CompletableFuture.completedStage(!names.of(identity).isEmpty());
    }

    @Override
    public Optional<OwnKey> ownKey(String serverName) {
        return keys.ownKey();
    }

    @Override
    public List<X509Certificate> trustAnchors() {
        return keys.trustAnchors();
    }

    @Override
    public String endpointOf(Optional<String> claimed, Peer peer) throws RequestRefused {
        return names.endpointOf(claimed, peer.identity());
    }

    @Override
    public Collection<KnownClient> all() {
        return entries.all();
    }

    @Override
    public void put(Credentials.PreSharedKey key, List<String> endpointNames) {
        put(Entry.of(key, endpointNames, false));
    }

    @Override
    public void put(Identity identity, List<String> endpointNames) {
        put(Entry.of(identity, endpointNames, false));
    }

    private synchronized void put(Entry entry) {
        refuseConfigured(entry.identity());
        store.put(StoredEntry.key(entry.identity()), StoredEntry.bytes(entry));
        var before = entries.put(entry);
        before.filter(old -> !entry.grantsAllOf(old)).ifPresent(this::endAssociations);
        before.ifPresent(Entry::destroy);
        tell(Change.added(entry));
    }

    @Override
    public synchronized boolean remove(Identity identity) {
        refuseConfigured(identity);
        var removed = entries.removeStored(identity);
        removed.ifPresent(entry -> {
            store.remove(StoredEntry.key(entry.identity()));
            endAssociations(entry);
            entry.destroy();
        });
        return removed.isPresent();
    }

    private void refuseConfigured(Identity identity) {
        boolean configured = entries.find(identity)
                .map(Entry::client)
                .filter(KnownClient::configured)
                .isPresent();
        if (configured) {
            throw new IllegalStateException("It comes from the configuration and is changed there");
        }
    }

    private void endAssociations(Entry entry) {
        for (var objects : endpoints) {
            var endpoint = objects.getService();
            if (endpoint != null) {
                endpoint.endAssociations(entry.identity());
                objects.ungetService(endpoint);
            }
        }
        tell(Change.revoked(entry));
    }

    private void tell(Change change) {
        listeners.forEach(listener -> listener.accept(change));
    }

    /**
     * Tells somebody what changes from now on.
     *
     * @return ends it
     */
    Runnable whenChanged(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
