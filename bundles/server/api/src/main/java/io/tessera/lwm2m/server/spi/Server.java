// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.spi;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.RegistrationListener.Reason;
import io.tessera.lwm2m.server.Registrations;
import io.tessera.lwm2m.server.RequestQueue;
import io.tessera.lwm2m.server.WaitingRequest;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One LwM2M Server as its interfaces see it. Each endpoint has a lane: what is given to {@link #execute} for it runs one
 * after another, in order, and never waits for another endpoint's. Nothing on a lane may block.
 */
@ProviderType
public interface Server {

    Clock clock();

    /** A time that only runs forward, for intervals. */
    long nanoTime();

    /**
     * Runs a task after a delay, on a thread of the pool.
     *
     * @return ends it, if it hasn't run
     */
    Timer schedule(Duration delay, Runnable task);

    /** Runs a task on an endpoint's lane, for what the server itself does. The name needs no registration. */
    void execute(String endpoint, Runnable task);

    /**
     * Runs a task on an endpoint's lane, for what a peer asks.
     *
     * @throws RequestRefused with 5.00 if too much waits there already
     */
    void admit(String endpoint, Runnable task) throws RequestRefused;

    /**
     * The lane of someone who is told of things and may be slow. It stays the same as long as the listener exists,
     * whoever asks, so that it is called by one thread at a time even while an interface is replaced.
     */
    ListenerLane listenerLane(Object listener);

    Registrations registrations();

    /** Who is registered from that address with that identity. */
    Optional<Registration> registrationOf(Peer peer);

    /**
     * Keeps a new registration, in the place of one that the endpoint has; then answers; then lets requests to the
     * client go and tells the interfaces and listeners. On the endpoint's lane.
     *
     * @param answer sends the client its 2.01
     * @throws RequestRefused if there are too many registrations; then nothing has changed
     */
    void register(Registration registration, Runnable answer) throws RequestRefused;

    /**
     * Changes the registration with that id; then answers; then tells. The client counts as awake from now on. On the
     * endpoint's lane.
     *
     * @throws RequestRefused with 4.04 if it has ended
     */
    void update(Registration registration, Runnable answer) throws RequestRefused;

    /**
     * Ends a registration and its observations; then answers; then tells. On the endpoint's lane.
     *
     * @throws RequestRefused with 4.04 if it has ended
     */
    void deregister(String id, Reason reason, Runnable answer) throws RequestRefused;

    /** A message came from a client, so it is awake now. What {@link #update} is given need not be told here. */
    void heard(Registration registration);

    /**
     * Sends a request to a client, when it is awake; to one in queue mode, one after another.
     *
     * @return the response, of whatever code, on the endpoint's lane; fails with {@link
     *     io.tessera.lwm2m.transport.NoAnswer}, or with {@link io.tessera.lwm2m.server.OperationRefused} if too many are
     *     waiting
     */
    default CompletionStage<Response> send(Registration registration, Request request) {
        return send(registration, request, Patience.USUAL);
    }

    /** The same, with a patience of its own where the client sleeps. */
    CompletionStage<Response> send(Registration registration, Request request, Patience patience);

    /**
     * Sends a request to somebody who isn't registered, at once: what a Bootstrap-Server does. How many are under way to
     * whom is the sender's business.
     *
     * @param endpoint on whose lane the stage completes; the name needs no registration
     * @param via the name of the transport endpoint to send it through
     * @return the response, of whatever code; fails with {@link io.tessera.lwm2m.transport.NoAnswer}
     */
    CompletionStage<Response> send(String endpoint, String via, Peer peer, Request request);

    /**
     * Takes back a request that waits for a client; its stage fails.
     *
     * @return the request; empty if none of that id waits, since it was sent or has been settled
     */
    Optional<WaitingRequest> cancel(Registration registration, String id);

    /** What waits for a client. */
    RequestQueue queue(Registration registration);

    TrackedObservations observations();

    /** The lists of Objects that Profile IDs are known to stand for. */
    KnownProfiles profiles();

    /** What it knows of its clients right now; also when it has just ended. */
    ServerState state();

    /**
     * Takes up what another runtime knew, as if it were its own: nobody is told, since nothing happened to the clients.
     * Does nothing with its own state, and nothing if it has registrations already. A client in queue mode counts as
     * asleep; what expired meanwhile is left out.
     */
    void restore(ServerState state);

    /** Something that will be done later. */
    @ProviderType
    interface Timer {

        void cancel();
    }

    /** Calls one listener, one call after another, aside from everything else. */
    @ProviderType
    interface ListenerLane {

        /** Adds a call; if too many wait, the oldest is dropped. */
        void add(Runnable call);

        /** Drops what waits: the listener wants no more. */
        void clear();
    }
}
