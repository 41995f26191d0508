// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.bootstrap.internal.BootstrapConfig;
import io.tessera.lwm2m.client.bootstrap.internal.BootstrapInterface;
import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientInterface;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.codec.Codecs;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.objects.access_control.internal.AccessControlObject;
import io.tessera.lwm2m.objects.security.internal.SecurityObject;
import io.tessera.lwm2m.objects.server.internal.ServerObject;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.lang.annotation.Annotation;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A client with the Objects, the store and the bootstrap interface that it really has, and a Bootstrap-Server. */
final class BootstrapFixture implements AutoCloseable {

    static final InetSocketAddress BOOTSTRAP_SERVER = new InetSocketAddress("127.0.0.1", 5000);

    final LoggingStore store;
    final EnginePool pool = new EnginePool();
    final FakeEndpoint endpoint = new FakeEndpoint();
    final FakeInterface registration = FakeInterface.claimingNothing(ClientInterface.REGISTRATION);
    final FakeInterface management = FakeInterface.claimingAll(ClientInterface.MANAGEMENT);
    final BootstrapInterface bootstrap = new BootstrapInterface(config(), Codecs.create());
    final ClientRuntime runtime;
    private long services;

    BootstrapFixture(LoggingStore store) {
        this(store, Clock.systemUTC());
    }

    BootstrapFixture(LoggingStore store, Clock clock) {
        this(store, clock, List.of());
    }

    BootstrapFixture(LoggingStore store, Clock clock, List<String> alternatePath) {
        this.store = store;
        var settings = new ClientSettings(
                "gateway",
                "ep",
                Duration.ofSeconds(5),
                Duration.ofMillis(100),
                Duration.ZERO,
                alternatePath,
                Duration.ZERO);
        runtime = new ClientRuntime(settings, pool, store, clock);
        runtime.addInterface(registration, 0);
        runtime.addInterface(management, 0);
        runtime.addInterface(bootstrap, 0);
        runtime.addEndpoint(endpoint, "coap");
        for (var object : List.of(new SecurityObject(), new ServerObject(), new AccessControlObject())) {
            offer(object);
        }
        offer(MemoryObject.device());
    }

    /** Two servers and a Bootstrap-Server, all configured; registered at both. */
    static BootstrapFixture configured(LoggingStore store) throws Exception {
        var fixture = new BootstrapFixture(store);
        fixture.configure("bs", bootstrapServer(0));
        fixture.configure("a", ClientFixture.account(1, ClientFixture.FIRST));
        fixture.configure("b", ClientFixture.account(2, ClientFixture.SECOND));
        fixture.settled();
        fixture.register(1);
        fixture.register(2);
        return fixture;
    }

    static BootstrapAccountSettings bootstrapServer(long timeout) {
        return new BootstrapAccountSettings("gateway", "coap://127.0.0.1:5000", 0, timeout, AccountSecurity.NONE);
    }

    void offer(Lwm2mObject object) {
        runtime.addObject(new Provider(object, object.definition(), 0, ++services));
    }

    void configure(String source, ConfiguredAccount account) {
        runtime.addAccount(source, Optional.of(account));
    }

    Client client() {
        return runtime.client();
    }

    <T> T onEngine(Callable<T> task) throws Exception {
        return ClientFixture.onEngine(client(), task);
    }

    void settled() throws Exception {
        for (int round = 0; round < 20; round++) {
            onEngine(() -> null);
        }
    }

    void register(int shortServerId) throws Exception {
        onEngine(() -> {
            client().session(shortServerId).orElseThrow().registration(ClientFixture.registered("rd" + shortServerId));
            return null;
        });
    }

    Session session(int shortServerId) throws Exception {
        return onEngine(() -> client().session(shortServerId).orElseThrow());
    }

    /** What the Bootstrap-Server asks, such as {@code PUT /0/1 [{"n":"/0/1/0","vs":"coap://x"}]}. */
    CompletableFuture<Response> send(String message) {
        return endpoint.receive(BOOTSTRAP_SERVER, request(message));
    }

    /** The answer to what is asked when all before is settled. */
    Response ask(String message) throws Exception {
        settled();
        return send(message).get(5, TimeUnit.SECONDS);
    }

    static Request request(String message) {
        var words = message.split(" ", 3);
        var path = words[1].equals("/")
                ? List.<String>of()
                : Arrays.asList(words[1].substring(1).split("/"));
        var request = Request.of(Method.valueOf(words[0]), path);
        if (words.length == 2) {
            return request;
        }
        if (words[2].equals("links")) {
            return request.withAccept(ContentFormat.LINK);
        }
        return request.withPayload(ContentFormat.SENML_JSON, words[2].getBytes(StandardCharsets.UTF_8));
    }

    /** The accounts in force. */
    List<String> inForce() throws Exception {
        settled();
        return onEngine(() -> client().sessions().stream()
                .map(session -> "%d at %s for %d s"
                        .formatted(
                                session.account().shortServerId(),
                                session.account().uri(),
                                session.account().lifetime()))
                .toList());
    }

    List<PathValue> read(Path path) throws Exception {
        return ClientFixture.get(
                onEngine(() -> client().tree().read(Caller.DEVICE, path)).toCompletableFuture());
    }

    static String security(int instance, int server, int port) {
        var base =
                "[{'bn':'/0/%d/','n':'0','vs':'coap://127.0.0.1:%d'},{'n':'1','vb':false},{'n':'2','v':3},{'n':'10','v':%d}]";
        return "PUT /0/%d ".formatted(instance)
                + base.formatted(instance, port, server).replace('\'', '"');
    }

    static String server(int instance, int server, int lifetime) {
        var base = "[{'bn':'/1/%d/','n':'0','v':%d},{'n':'1','v':%d},{'n':'6','vb':true},{'n':'7','vs':'U'}]";
        return "PUT /1/%d ".formatted(instance)
                + base.formatted(instance, server, lifetime).replace('\'', '"');
    }

    private static BootstrapConfig config() {
        return new BootstrapConfig() {
            @Override
            public String version() {
                return "1.2";
            }

            @Override
            public boolean pack() {
                return false;
            }

            @Override
            public int preferredFormat() {
                return ContentFormat.SENML_JSON;
            }

            @Override
            public int patience() {
                return 247;
            }

            @Override
            public int retryDelay() {
                return 30;
            }

            @Override
            public int longestRetryDelay() {
                return 3600;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return BootstrapConfig.class;
            }
        };
    }

    @Override
    public void close() throws InterruptedException {
        runtime.close();
        pool.close();
        assertThat(pool.engines().awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }
}
