// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.server.DeviceManagement;
import io.tessera.lwm2m.server.OperationRefused;
import io.tessera.lwm2m.server.UnknownEndpoint;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.BootstrapListener;
import io.tessera.lwm2m.server.bootstrap.BootstrapServer;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession;
import io.tessera.lwm2m.server.credentials.ClientCredentials;
import io.tessera.lwm2m.server.spi.EndpointAuthority;
import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.server.spi.ServerInterface;
import io.tessera.lwm2m.server.store.ServerStore;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Request;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The server's end of the Bootstrap Interface (Core 1.2, 6.1): what is sent to {@code /bs} and {@code /bspack}. */
@Component(
        name = BootstrapConfig.PID,
        configurationPid = BootstrapConfig.PID,
        service = {ServerInterface.class, BootstrapServer.class, BootstrapInterface.class})
@Designate(ocd = BootstrapConfig.class)
public final class BootstrapInterface implements ServerInterface, BootstrapServer {

    private final Configurations configurations;
    private final KeyRing keys;
    private final History history;
    private final Audience audience = new Audience();
    private final Sessions sessions;
    private final Requests requests;
    private final Duration start;

    private final AtomicReference<EndpointAuthority> authority = new AtomicReference<>();
    private final AtomicReference<ClientCredentials> credentials = new AtomicReference<>();
    private final AtomicReference<DeviceManagement> management = new AtomicReference<>();
    private volatile Server server;

    @Activate
    public BootstrapInterface(
            BootstrapConfig config,
            @Reference(name = "codec") Codec codec,
            @Reference(name = "definitions") ObjectDefinitions definitions,
            @Reference(name = "store") ServerStore store) {
        configurations = new Configurations(store, definitions);
        keys = new KeyRing(store, new Range(1, 10_000_000).check("maximumDevices", config.maximumDevices()));
        int remembered = new Range(1, 1_000_000).check("rememberedDevices", config.rememberedDevices());
        history = new History(store, new Range(1, 1000).check("history", config.history()), remembered);
        var messages = new Messages(codec, definitions.types());
        var surroundings = new Surroundings(messages, keys, history, audience, credentials::get);
        var limits = limits(config, remembered);
        sessions = new Sessions(
                surroundings, limits, new Interrupted(store, limits.each().time()));
        var packs = new Packs(codec, surroundings, sessions);
        start = Duration.ofSeconds(new Range(0, 3600).check("startSeconds", config.startSeconds()));
        requests = new Requests(configurations, sessions, packs, Set.of(config.transports()), start);
        configurations.whenChanged(() -> resume(false));
    }

    private static Sessions.Limits limits(BootstrapConfig config, int remembered) {
        int most = new Range(1, 100_000).check("maximumSessions", config.maximumSessions());
        int seconds = new Range(1, 3600).check("sessionSeconds", config.sessionSeconds());
        int retries = new Range(0, 10).check("retries", config.retries());
        return new Sessions.Limits(most, remembered, new Provisioning.Limits(retries, Duration.ofSeconds(seconds)));
    }

    @Reference(name = "authority", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setAuthority(EndpointAuthority service) {
        authority.set(service);
    }

    public void unsetAuthority(EndpointAuthority service) {
        authority.compareAndSet(service, null);
    }

    @Reference(name = "credentials", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setCredentials(ClientCredentials service) {
        credentials.set(service);
    }

    public void unsetCredentials(ClientCredentials service) {
        credentials.compareAndSet(service, null);
    }

    @Reference(name = "management", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setManagement(DeviceManagement service) {
        management.set(service);
    }

    public void unsetManagement(DeviceManagement service) {
        management.compareAndSet(service, null);
    }

    Configurations configurations() {
        return configurations;
    }

    public void addListener(BootstrapListener listener) {
        audience.add(listener);
    }

    public void removeListener(BootstrapListener listener) {
        audience.remove(listener);
    }

    @Override
    public String name() {
        return BOOTSTRAP;
    }

    @Override
    public boolean claims(Request request) {
        var path = request.path();
        return !path.isEmpty()
                && (path.get(0).equals(Requests.BS) || path.get(0).equals(Requests.PACK));
    }

    @Override
    public void handle(String via, Exchange exchange) {
        var deciding = authority.get();
        requests.handle(server, deciding == null ? EndpointAuthority.BY_IDENTITY : deciding, via, exchange);
    }

    @Override
    public void attach(Server newServer) {
        requests.begin(newServer);
        sessions.start(newServer);
        server = newServer;
        resume(false);
        newServer.schedule(start, () -> resume(true));
    }

    private void resume(boolean isComplete) {
        var running = server;
        if (running != null) {
            sessions.resume(running, configurations::of, isComplete);
        }
    }

    @Override
    public void detach(Server oldServer) {
        server = null;
        sessions.stop(oldServer, "the Bootstrap-Server stops");
    }

    @Override
    public Collection<BootstrapSession> all() {
        return history.newest();
    }

    @Override
    public List<BootstrapSession> sessions(String endpoint) {
        return history.of(endpoint);
    }

    @Override
    public CompletionStage<Begun> bootstrap(String endpoint) {
        var running = server;
        var configuration = configurations.of(endpoint);
        if (running == null || configuration.isEmpty()) {
            return CompletableFuture.failedFuture(new OperationRefused(
                    running == null ? "The server doesn't run" : "Nothing is configured for " + endpoint));
        }
        var registered = running.registrations().byEndpoint(endpoint);
        var asking = management.get();
        if (registered.isPresent() && asking != null) {
            return new BootstrapTrigger(asking).pull(registered.get());
        }
        return sessions.whereIs(endpoint)
                .map(device -> push(running, device, configuration.get()))
                .orElseGet(() -> CompletableFuture.failedFuture(new UnknownEndpoint(endpoint)));
    }

    private CompletionStage<Begun> push(Server running, Device device, BootstrapConfiguration configuration) {
        var begun = new CompletableFuture<Begun>();
        running.execute(device.endpoint(), () -> {
            try {
                sessions.push(running, device, new Sessions.Asked(configuration, OptionalInt.empty()));
                begun.complete(Begun.PUSHED);
            } catch (RequestRefused refusal) {
                begun.completeExceptionally(new OperationRefused(refusal.diagnostic()));
            }
        });
        return begun;
    }

    @Override
    public boolean abort(String endpoint) {
        var running = server;
        if (running == null || !sessions.isRunning(endpoint)) {
            return false;
        }
        running.execute(endpoint, () -> sessions.abort(endpoint, "aborted"));
        return true;
    }

    @Override
    public boolean forget(String endpoint) {
        if (sessions.isRunning(endpoint)) {
            return false;
        }
        boolean hadKeys = keys.forget(endpoint);
        return history.forget(endpoint) || hadKeys;
    }
}
