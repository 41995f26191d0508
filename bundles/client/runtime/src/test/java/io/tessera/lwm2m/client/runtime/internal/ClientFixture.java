// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientInterface;
import io.tessera.lwm2m.client.spi.Registration;
import io.tessera.lwm2m.client.spi.Session;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A client put together in plain Java: a store in memory, a transport without a wire, Objects 0 and 1. */
final class ClientFixture implements AutoCloseable {

    static final InetSocketAddress FIRST = new InetSocketAddress("127.0.0.1", 5001);
    static final InetSocketAddress SECOND = new InetSocketAddress("127.0.0.1", 5002);

    final MapStore store;
    final EnginePool pool = new EnginePool();
    final FakeEndpoint endpoint = new FakeEndpoint();
    final FakeInterface registration = FakeInterface.claimingNothing(ClientInterface.REGISTRATION);
    final MemoryObject security = MemoryObject.security().durable(Duration.ZERO);
    final MemoryObject server = MemoryObject.server().durable(Duration.ZERO);
    final ClientRuntime runtime;
    private final AtomicLong services = new AtomicLong();

    ClientFixture() {
        this(new MapStore());
    }

    ClientFixture(MapStore store) {
        this(store, new ClientSettings("gateway", "ep", millis(200), millis(100), Duration.ZERO));
    }

    ClientFixture(MapStore store, ClientSettings settings) {
        this(store, settings, Clock.systemUTC());
    }

    ClientFixture(MapStore store, ClientSettings settings, Clock clock) {
        this.store = store;
        runtime = new ClientRuntime(settings, pool, store, clock);
        runtime.addInterface(registration, 0);
        runtime.addEndpoint(endpoint, "coap");
        offer(security);
        offer(server);
    }

    /** With the accounts of two servers, registered at both. */
    static ClientFixture atTwoServers() throws Exception {
        var fixture = new ClientFixture();
        fixture.configure("a", account(1, FIRST));
        fixture.configure("b", account(2, SECOND));
        fixture.register(1);
        fixture.register(2);
        return fixture;
    }

    static AccountSettings account(int shortServerId, InetSocketAddress address) {
        return account(shortServerId, "coap://127.0.0.1:" + address.getPort(), 3600);
    }

    static AccountSettings account(int shortServerId, String uri, long lifetime) {
        return new AccountSettings(
                "gateway", uri, shortServerId, lifetime, 1, 60, 86400, true, true, "U", AccountSecurity.NONE);
    }

    static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    void offer(Lwm2mObject object) {
        offer(object, 0);
    }

    void offer(Lwm2mObject object, int ranking) {
        runtime.addObject(new Provider(object, object.definition(), ranking, services.incrementAndGet()));
    }

    void configure(String source, ConfiguredAccount account) {
        runtime.addAccount(source, Optional.of(account));
    }

    /** What the engine makes of it, with all that was given to it before done. */
    <T> T onEngine(Callable<T> task) throws Exception {
        return onEngine(client(), task);
    }

    static <T> T onEngine(Client client, Callable<T> task) throws Exception {
        var result = new CompletableFuture<T>();
        client.execute(() -> {
            try {
                result.complete(task.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return get(result);
    }

    /** Lets everything settle that was given to the engine, and what that gives to it, and so on. */
    void settled() throws Exception {
        for (int round = 0; round < 10; round++) {
            onEngine(() -> null);
        }
    }

    <T> T await(Callable<CompletionStage<T>> task) throws Exception {
        return get(onEngine(task).toCompletableFuture());
    }

    /** The answer; throws what it failed with. */
    static <T> T get(CompletableFuture<T> future) throws Exception {
        try {
            return future.get(5, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        }
    }

    /** The session, as soon as there is one. */
    Session session(int shortServerId) throws Exception {
        for (int i = 0; i < 1000; i++) {
            var session = onEngine(() -> client().session(shortServerId));
            if (session.isPresent()) {
                return session.get();
            }
        }
        throw new AssertionError("no session " + shortServerId);
    }

    void register(int shortServerId) throws Exception {
        var session = session(shortServerId);
        onEngine(() -> {
            session.registration(registered("rd" + shortServerId));
            return null;
        });
    }

    static Registration registered(String location) {
        return new Registration(
                Registration.Status.REGISTERED,
                List.of("rd", location),
                "1.1",
                3600,
                "U",
                "</3/0>",
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.EPOCH,
                "");
    }

    Client client() {
        return runtime.client();
    }

    @Override
    public void close() throws InterruptedException {
        runtime.close();
        pool.close();
        assertThat(pool.engines().awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        assertThat(security.listeners()).isZero();
        assertThat(endpoint.isListenedTo()).isFalse();
    }
}
