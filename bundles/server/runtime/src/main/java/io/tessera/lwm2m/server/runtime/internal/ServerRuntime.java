// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.RegistrationListener;
import io.tessera.lwm2m.server.Registrations;
import io.tessera.lwm2m.server.spi.ServerInterface;
import io.tessera.lwm2m.server.store.ServerStore;
import io.tessera.lwm2m.transport.Endpoint;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * An LwM2M Server: joins transport endpoints, interfaces and listeners as they come and go. Clients are served even if no
 * application asks for registrations, since {@link RegistrationWhiteboard} does.
 */
@Component(
        name = ServerRuntimeConfig.PID,
        configurationPid = ServerRuntimeConfig.PID,
        service = {Registrations.class, ServerRuntime.class})
@Designate(ocd = ServerRuntimeConfig.class)
public final class ServerRuntime implements Registrations {

    private static final int LANE_LIMIT = 1000;
    private static final int HELD = 64;

    private final Threads threads;
    private final Lanes lanes;
    private final Transports transports;
    private final Interfaces interfaces;
    private final RunningServer server;

    @Activate
    public ServerRuntime(ServerRuntimeConfig config) {
        this(config, Time.SYSTEM, new Threads(Range.check("threads", config.threads(), 1, 64)));
    }

    private ServerRuntime(ServerRuntimeConfig config, Time time, Threads threads) {
        this(config, time, threads, threads);
    }

    ServerRuntime(ServerRuntimeConfig config, Time time, Threads threads, Scheduler scheduler) {
        this.threads = threads;
        var holding = holding(config);
        lanes = new Lanes(threads.lanes(), LANE_LIMIT);
        transports = new Transports(scheduler, holding);
        interfaces = new Interfaces(lanes, scheduler, holding);
        server = new RunningServer(
                time,
                new RunningServer.Surroundings(scheduler, lanes, threads.listeners(), transports, interfaces),
                limits(config));
    }

    private static Holding holding(ServerRuntimeConfig config) {
        int milliseconds = Range.check("replacementMilliseconds", config.replacementMilliseconds(), 0, 60_000);
        return new Holding(Duration.ofMillis(milliseconds), HELD);
    }

    private static RunningServer.Limits limits(ServerRuntimeConfig config) {
        int awake = Range.check("awakeSeconds", config.awakeSeconds(), 1, 86_400);
        int waiting = Range.check("waitingRequests", config.waitingRequests(), 1, 10_000);
        int expiry = Range.check("waitingSeconds", config.waitingSeconds(), 0, Integer.MAX_VALUE);
        int registrations = Range.check("maximumRegistrations", config.maximumRegistrations(), 1, 10_000_000);
        return new RunningServer.Limits(
                registrations, new Outbox.Limits(Duration.ofSeconds(awake), waiting, Duration.ofSeconds(expiry)));
    }

    @Deactivate
    public void close() {
        server.close();
        transports.close();
        threads.close();
    }

    /** Named so that it comes before the endpoints: clients must be known when the first message comes. */
    @Reference(name = "durable", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void addStore(ServerStore store) {
        server.keeping().begin(store);
    }

    public void removeStore(ServerStore store) {
        server.keeping().end(store);
    }

    @Reference(name = "endpoint", cardinality = MULTIPLE, policy = DYNAMIC)
    public void addEndpoint(Endpoint endpoint, Map<String, Object> properties) {
        var name = nameOf(properties);
        transports.add(name, endpoint, new Intake(name, server, lanes, interfaces));
    }

    public void removeEndpoint(Endpoint endpoint, Map<String, Object> properties) {
        transports.remove(nameOf(properties), endpoint);
    }

    @Reference(name = "interface", cardinality = MULTIPLE, policy = DYNAMIC)
    public void addInterface(ServerInterface plug, Map<String, Object> properties) {
        int ranking = properties.get("service.ranking") instanceof Integer number ? number : 0;
        interfaces.add(plug, ranking, server);
    }

    public void removeInterface(ServerInterface plug) {
        interfaces.remove(plug, server);
    }

    public void addListener(RegistrationListener listener) {
        server.audience().add(listener);
    }

    public void removeListener(RegistrationListener listener) {
        server.audience().remove(listener);
    }

    @Override
    public Collection<Registration> all() {
        return server.registrations().all();
    }

    @Override
    public Optional<Registration> byEndpoint(String endpoint) {
        return server.registrations().byEndpoint(endpoint);
    }

    @Override
    public Optional<Registration> byId(String id) {
        return server.registrations().byId(id);
    }

    private static String nameOf(Map<String, Object> properties) {
        return properties.get(Endpoint.NAME) instanceof String name ? name : "";
    }
}
