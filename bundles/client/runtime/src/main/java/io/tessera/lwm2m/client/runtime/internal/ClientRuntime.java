// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.access.AccessDecision;
import io.tessera.lwm2m.client.access.AccessPolicy;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.ClientInterface;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.client.store.ClientStore;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.transport.Endpoint;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * One LwM2M Client, put together. Objects, interfaces, accounts and the endpoint come and go from any thread; when a
 * method that takes one away returns, it isn't called any more.
 */
final class ClientRuntime {

    private static final Duration DELETION = Duration.ofSeconds(1);
    private static final Duration START = Duration.ofSeconds(30);

    private final ClientStore store;
    private final Engine engine;
    private final Startup startup;
    private final RunningClient client;
    private final Events events;
    private final Transport transport;
    private final Mounts mounts;
    private final Sessions sessions;
    private final DurableObjects durable;
    private final AccessKeeper access;
    private final Accounts accounts;
    private final BootstrapLink link;
    private final Interfaces interfaces;
    private final Dispatcher dispatcher;
    private final Vestibule vestibule;
    private final AtomicBoolean ended = new AtomicBoolean();
    private boolean begun;

    ClientRuntime(ClientSettings settings, EnginePool pool, ClientStore store, Clock clock) {
        this.store = store;
        var keys = new Keys(settings.name());
        engine = new Engine(pool.engines());
        client = new RunningClient(
                settings.name(),
                new EndpointName(store, keys).of(settings.endpoint()),
                settings.alternatePath(),
                engine,
                clock);
        interfaces = new Interfaces(client);
        events = new Events(engine, interfaces);
        transport = new Transport(engine);
        var calls = new ObjectCalls(engine, settings.requestDeadline());
        var records = new ObjectRecords(store, keys);
        durable = new DurableObjects(engine, clock, calls, records);
        mounts = new Mounts(engine, settings.debounce(), events, durable::restore);
        access = new AccessKeeper(
                engine, mounts, settings, new AccessMakers(store, keys), new AccessObject(mounts, calls));
        access.start(records.values(AccessTable.OBJECT).orElse(List.of()));
        events.tellFirst(access::on);
        var spoken = new SpokenVersions();
        var tree = new Tree(mounts, access, calls, spoken, events, this::deleted);
        var sequence = new Sequence(store, keys);
        var provenance = new Provenance(store, keys);
        var gate = new SmartcardGate(engine, provenance);
        sessions = new Sessions(
                id -> new ClientSession(
                        client,
                        transport,
                        new SessionRecords(store, keys, id),
                        sequence,
                        events,
                        gate,
                        version -> spoken.speaks(id, version)),
                account -> locate(pool, account.uri()),
                events);
        boolean isFirstStart = !durable.isKept(AccountObjects.SECURITY) || !durable.isKept(AccountObjects.SERVER);
        accounts = new Accounts(
                new AccountObjects(mounts, calls, durable),
                new AccountPlan(store, keys, provenance, isFirstStart),
                new Changeovers(engine, store, keys, mounts, calls, durable, provenance),
                access,
                sessions);
        link = new BootstrapLink(engine, transport, uri -> locate(pool, uri), events);
        var provisioning =
                new ClientProvisioning(engine, clock, mounts, transport, accounts, provenance, link, gate, events);
        client.use(tree, sessions, provisioning);
        events.alsoTell(this::noticed, accounts::settle);
        var associations = new Associations(sessions, mounts, calls, events);
        var door = new BootstrapDoor(client, link, provisioning, interfaces, sessions);
        dispatcher = new Dispatcher(engine, sessions, interfaces, tree, associations, store, door, settings);
        vestibule = new Vestibule(engine, dispatcher, Startup.atMost(settings.settling()));
        var told = new ToldTree(sessions, mounts, transport);
        startup = new Startup(engine, settings.settling(), told::isBack, told::isAwaited, this::settled);
        engine.schedule(START, this::endStart);
    }

    private ServerAddress locate(EnginePool pool, URI uri) {
        return new ServerAddress(engine, pool.blocking(), uri);
    }

    Client client() {
        return client;
    }

    /** As applications see it. */
    ClientView view() {
        return new ClientView(client, events);
    }

    void addObject(Provider provider) {
        engine.execute(() -> {
            mounts.add(provider);
            startup.touch();
        });
    }

    void removeObject(Lwm2mObject object) {
        engine.run(() -> mounts.remove(object));
    }

    void addInterface(ClientInterface plugged, int ranking) {
        engine.execute(() -> {
            interfaces.add(plugged, ranking);
            dispatcher.retry();
        });
    }

    void removeInterface(ClientInterface plugged) {
        engine.run(() -> interfaces.remove(plugged));
    }

    /** @param scheme of the URIs that it is for */
    void addEndpoint(Endpoint added, String scheme) {
        engine.execute(() -> {
            boolean moved = transport.use(scheme, added, vestibule);
            sessions.meet();
            link.meet();
            if (moved) {
                events.accept(new ClientEvent.AddressChanged());
            }
            events.accept(new ClientEvent.TransportUp());
        });
    }

    void removeEndpoint(Endpoint removed) {
        // As in close: what it has handed over comes first.
        engine.run(() -> transport.stopListening(removed));
        engine.letPass();
        engine.run(() -> {
            if (transport.stopUsing(removed)) {
                events.accept(new ClientEvent.TransportDown());
            }
        });
    }

    /** @param account empty if the configuration can't be used */
    void addAccount(String source, Optional<ConfiguredAccount> account) {
        engine.execute(() -> accounts.configured(source, account));
    }

    /** @param isDeleted tells, a moment later, whether the configuration was deleted */
    void removeAccount(String source, BooleanSupplier isDeleted) {
        engine.execute(() -> {
            accounts.unconfigured(source);
            engine.schedule(DELETION, () -> {
                if (isDeleted.getAsBoolean()) {
                    accounts.deleted(source);
                }
            });
        });
    }

    void addPolicy(AccessPolicy policy) {
        engine.execute(() -> access.add(policy));
    }

    void removePolicy(AccessPolicy policy) {
        engine.run(() -> access.remove(policy));
    }

    /** Has the grants of all policies asked for again. Any thread may call it. */
    void policyChanged() {
        engine.execute(access::schedule);
    }

    CompletionStage<AccessDecision> why(int shortServerId, Operation operation, Path path) {
        var reasons = new AccessReasons(client.tree(), access);
        return CompletableFuture.supplyAsync(() -> reasons.why(shortServerId, operation, path), engine);
    }

    /** Tells the interfaces that this is the end, and waits a moment for what they send. Once. */
    void announceEnd() {
        if (!ended.getAndSet(true)) {
            new Farewell(engine, events, transport, client.name()).say();
        }
    }

    /** Lets go of everything; the next runtime of that name goes on from the store. */
    void close() {
        ended.set(true);
        // What was read is answered still, since nobody asks for it again soon.
        engine.run(transport::stopListening);
        engine.letPass();
        engine.run(() -> {
            vestibule.close();
            interfaces.close();
            transport.stop();
            durable.close();
            mounts.close();
        });
        engine.close();
        store.flush();
    }

    private void deleted(Path path) {
        sessions.forgetAttributes(path);
    }

    private void noticed(ClientEvent event) {
        durable.on(event);
        if (!begun) {
            // Later: of several accounts that come into force together all are to be there.
            engine.execute(() -> startup.touch());
        }
    }

    private void settled() {
        begun = true;
        interfaces.open();
        vestibule.open();
        dispatcher.retry();
    }

    /** What has not come by now does not come. */
    void endStart() {
        interfaces.endStart();
        accounts.endStart();
        access.endStart();
    }
}
