// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.RegistrationListener.Reason;
import io.tessera.lwm2m.server.Registrations;
import io.tessera.lwm2m.server.RequestQueue;
import io.tessera.lwm2m.server.WaitingRequest;
import io.tessera.lwm2m.server.spi.KnownProfiles;
import io.tessera.lwm2m.server.spi.Patience;
import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.server.spi.ServerEvent;
import io.tessera.lwm2m.server.spi.ServerState;
import io.tessera.lwm2m.server.spi.Tracked;
import io.tessera.lwm2m.server.spi.TrackedObservations;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's state, and what its interfaces do with it. */
final class RunningServer implements Server {

    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

    private final Durable durable = new Durable();
    private final Time time;
    private final Scheduler scheduler;
    private final Expiry expiry;
    private final Lanes lanes;
    private final ListenerLanes listenerLanes;
    private final Outgoing outgoing;
    private final RegistrationStore registrations;
    private final Outboxes outboxes;
    private final ObservationStore observations;
    private final ProfileStore profiles;
    private final Interfaces interfaces;
    private final Succession succession;
    private final Keeping keeping;
    private final RegistrationAudience audience;

    RunningServer(Time time, Surroundings surroundings, Limits limits) {
        this.time = time;
        scheduler = surroundings.scheduler();
        lanes = surroundings.lanes();
        expiry = new Expiry(time, scheduler, lanes, this::end);
        listenerLanes = new ListenerLanes(surroundings.listenerPool());
        outgoing = new Outgoing(
                surroundings.transports(),
                lanes,
                time,
                limits.outbox(),
                new Queueing(time, scheduler, lanes, durable, this::tell));
        interfaces = surroundings.interfaces();
        registrations = new RegistrationStore(limits.registrations());
        outboxes = new Outboxes(registrations);
        observations = new ObservationStore(id -> registrations.client(id).isPresent(), durable);
        profiles = new ProfileStore(durable);
        succession = new Succession(time, registrations, observations, outgoing, expiry);
        keeping = new Keeping(durable, registrations, observations, profiles, lanes, time, succession::takeUpKept);
        audience = new RegistrationAudience(this::listenerLane);
    }

    /** What it stands on. */
    record Surroundings(
            Scheduler scheduler, Lanes lanes, Executor listenerPool, Transports transports, Interfaces interfaces) {}

    /** @param registrations how many there may be */
    record Limits(int registrations, Outbox.Limits outbox) {}

    RegistrationAudience audience() {
        return audience;
    }

    /** Lets go of every client: requests that wait fail. */
    void close() {
        outboxes.abandon();
    }

    Optional<RegisteredClient> clientOf(Tracked tracked) {
        return registrations.client(tracked.observation().registration());
    }

    @Override
    public Clock clock() {
        return time.clock();
    }

    @Override
    public long nanoTime() {
        return time.nanos();
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        return scheduler.schedule(delay, task);
    }

    @Override
    public void execute(String endpoint, Runnable task) {
        lanes.execute(endpoint, task);
    }

    @Override
    public void admit(String endpoint, Runnable task) throws RequestRefused {
        if (!lanes.offer(endpoint, task)) {
            throw new RequestRefused(ResponseCode.INTERNAL_SERVER_ERROR, "overloaded");
        }
    }

    @Override
    public ListenerLane listenerLane(Object listener) {
        return listenerLanes.of(listener);
    }

    @Override
    public Registrations registrations() {
        return registrations;
    }

    @Override
    public Optional<Registration> registrationOf(Peer peer) {
        return registrations.client(peer).map(RegisteredClient::registration);
    }

    @Override
    public TrackedObservations observations() {
        return observations;
    }

    @Override
    public KnownProfiles profiles() {
        return profiles;
    }

    @Override
    public void register(Registration registration, Runnable answer) throws RequestRefused {
        var outbox = outgoing.outbox(registration);
        var client = new RegisteredClient(registration, outbox);
        var replaced = registrations.add(client);
        var lost = observations.removeAll(registration.endpoint());
        replaced.ifPresent(expiry::ignore);
        replaced.ifPresent(before -> Outboxes.handOver(before, client));
        durable.put(registration);
        expiry.watch(client);
        whenWritten(registration, () -> {
            answer.run();
            LOG.info("{} registered from {}", registration, registration.peer().address());
            outbox.open();
            tell(new ServerEvent.Registered(registration, lost));
            audience.tell(listener -> {
                replaced.ifPresent(before -> listener.deregistered(before.registration(), Reason.REPLACED));
                listener.registered(registration);
            });
        });
    }

    @Override
    public void update(Registration registration, Runnable answer) throws RequestRefused {
        var client = registrations.required(registration.id());
        var before = client.registration();
        registrations.change(client, registration);
        client.outbox().registration(registration);
        expiry.watch(client);
        Runnable next = () -> {
            answer.run();
            LOG.debug("{} updated", registration);
            client.outbox().heard();
            tell(new ServerEvent.Updated(before, registration));
            audience.tell(listener -> listener.updated(before, registration));
        };
        if (Precision.isWorthWriting(before, registration, client.kept())) {
            durable.put(registration);
            client.kept(registration.updated());
            whenWritten(registration, next);
            return;
        }
        next.run();
    }

    @Override
    public void deregister(String id, Reason reason, Runnable answer) throws RequestRefused {
        var client = registrations.required(id);
        var registration = client.registration();
        registrations.remove(client);
        durable.remove(registration);
        var lost = observations.removeAll(registration.endpoint());
        expiry.ignore(client);
        client.outbox().close();
        whenWritten(registration, () -> {
            answer.run();
            LOG.info("{} is gone: {}", registration, reason);
            tell(new ServerEvent.Deregistered(registration, reason, lost));
            audience.tell(listener -> listener.deregistered(registration, reason));
        });
    }

    /**
     * A client relies on what it was answered for as long as a lifetime lasts, so the answer waits for the disk; what
     * follows stays in order on the client's lane.
     */
    private void whenWritten(Registration registration, Runnable next) {
        durable.written().whenComplete((done, failure) -> lanes.execute(registration.endpoint(), next));
    }

    @Override
    public void heard(Registration registration) {
        outboxes.heard(registration);
    }

    @Override
    public CompletionStage<Response> send(Registration registration, Request request, Patience patience) {
        return outboxes.send(registration, outbox -> outbox.send(request, patience));
    }

    @Override
    public CompletionStage<Response> send(String endpoint, String via, Peer peer, Request request) {
        return outgoing.send(endpoint, via, peer, request);
    }

    @Override
    public Optional<WaitingRequest> cancel(Registration registration, String id) {
        return outboxes.cancel(registration, id);
    }

    @Override
    public RequestQueue queue(Registration registration) {
        return outboxes.queue(registration);
    }

    @Override
    public ServerState state() {
        return succession.state();
    }

    @Override
    public void restore(ServerState state) {
        succession.takeUp(state);
    }

    /** Keeps what must outlive a restart there, and takes up what is there. */
    Keeping keeping() {
        return keeping;
    }

    private void end(Registration registration) {
        try {
            deregister(registration.id(), Reason.EXPIRED, () -> {});
        } catch (RequestRefused gone) {
            LOG.debug("{} ended before it expired", registration);
        }
    }

    private void tell(ServerEvent event) {
        var endpoint = event.registration().endpoint();
        lanes.execute(endpoint, () -> interfaces.callAll(endpoint, one -> one.event(event)));
    }
}
