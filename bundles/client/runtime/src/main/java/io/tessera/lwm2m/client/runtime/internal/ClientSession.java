// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.Observation;
import io.tessera.lwm2m.client.spi.Registration;
import io.tessera.lwm2m.client.spi.ServerAccount;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.client.spi.StoredNotification;
import io.tessera.lwm2m.model.NotificationAttributes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** What a client has with one server. Only on the engine. */
final class ClientSession implements Session {

    private final Client client;
    private final ServerRoute route;
    private final SessionMemory memory;
    private final Sequence sequence;
    private final Consumer<ClientEvent> events;
    private final SmartcardGate gate;
    private final Consumer<String> speaks;
    private ServerAccount account;
    private Instant lastMessage = Instant.EPOCH;
    private boolean notified;
    private CompletionStage<Void> answered = CompletableFuture.completedStage(null);

    /**
     * Goes on from what the records hold.
     *
     * @param speaks is told the LwM2M version that is agreed with the server
     */
    ClientSession(
            Client client,
            Transport transport,
            SessionRecords records,
            Sequence sequence,
            Consumer<ClientEvent> events,
            SmartcardGate gate,
            Consumer<String> speaks) {
        this.client = client;
        this.route = new ServerRoute(transport);
        this.memory = new SessionMemory(records);
        this.sequence = sequence;
        this.events = events;
        this.gate = gate;
        this.speaks = speaks;
        speaks.accept(memory.registration().version());
    }

    /** Takes an account into force. */
    void account(ServerAccount newAccount, ServerAddress newAddress) {
        account = newAccount;
        route.use(newAccount.uri(), newAccount.credentials(), newAddress);
    }

    /** It is another server now: what the one before asked for is none of its business. */
    void forgetServer() {
        memory.observations().forEach(observation -> memory.cancel(observation.token()));
        memory.forgetAttributes(Path.ROOT);
    }

    /** Makes the server known to an endpoint that has just come. */
    void meet() {
        route.meet();
    }

    /** Whether the client is registered there, and another server at that address has the association now. */
    boolean isDisplaced() {
        return registration().isRegistered() && route.isDisplaced();
    }

    /** Keeps nothing from now on. */
    void remove() {
        memory.forget();
        speaks.accept("");
    }

    /** Ends the association when all that is due is said. */
    void leave() {
        client.execute(route::leave);
    }

    /** Answers when that is written; what is notified from now on doesn't overtake the answer. */
    void answerWhen(CompletionStage<Void> written, Runnable answer) {
        answered = written.handle((done, failure) -> {
            answer.run();
            return null;
        });
    }

    /** A message went out or came in. */
    void touch() {
        lastMessage = client.clock().instant();
    }

    /** Whether the server was told of queue mode, and must have taken the client for asleep for so long. */
    boolean isAsleepAfter(Duration quiet) {
        return !quiet.isZero()
                && registration().binding().endsWith("Q")
                && lastMessage.plus(quiet).isBefore(client.clock().instant());
    }

    boolean isWith(Peer peer) {
        return route.isTo(peer);
    }

    @Override
    public Client client() {
        return client;
    }

    @Override
    public ServerAccount account() {
        return account;
    }

    @Override
    public CompletionStage<Response> send(Request request) {
        touch();
        return gate.pass(this, request, () -> route.send(request)).whenComplete((response, failure) -> {
            if (failure == null) {
                touch();
            }
        });
    }

    @Override
    public void notify(
            Observation observation,
            Response response,
            boolean confirmable,
            boolean last,
            Consumer<Delivery> delivery) {
        touch();
        notified = true;
        var notification = response.observed(last ? Response.NOT_OBSERVED : sequence.next());
        Consumer<Delivery> onEngine = outcome -> client.execute(() -> delivery.accept(outcome));
        answered.whenComplete(
                (done, failure) -> route.notify(observation.token(), notification, confirmable, onEngine));
    }

    @Override
    public int nextSequence(Token token) {
        return sequence.next();
    }

    @Override
    public Registration registration() {
        return memory.registration();
    }

    @Override
    public boolean isReachable() {
        return registration().isRegistered() && memory.isToldHere();
    }

    @Override
    public void registration(Registration now) {
        var before = memory.registration();
        if (now.equals(before)) {
            return;
        }
        memory.registration(now);
        speaks.accept(now.version());
        boolean isNew = now.isRegistered()
                && !(before.isRegistered() && before.location().equals(now.location()));
        if (isNew) {
            memory.observations().forEach(observation -> memory.cancel(observation.token()));
            events.accept(new ClientEvent.Registered(this));
        } else if (now.isRegistered()) {
            events.accept(new ClientEvent.Confirmed(this));
        } else if (before.isRegistered()) {
            events.accept(new ClientEvent.Unregistered(this));
        }
        if (now.status() == Registration.Status.BOOTSTRAP_NEEDED && now.status() != before.status()) {
            events.accept(new ClientEvent.BootstrapNeeded(this));
        }
    }

    @Override
    public Map<Path, NotificationAttributes> attributes() {
        return memory.attributes();
    }

    @Override
    public void attributes(Path path, NotificationAttributes attached) {
        memory.attributes(path, attached);
        events.accept(new ClientEvent.AttributesChanged(this, path));
    }

    /** Forgets what is attached at the path and below: it was deleted. */
    void forgetAttributes(Path path) {
        memory.forgetAttributes(path);
    }

    @Override
    public Collection<Observation> observations() {
        return memory.observations();
    }

    @Override
    public Optional<Observation> observation(Token token) {
        return memory.observation(token);
    }

    @Override
    public void observe(Observation observation) {
        memory.observe(observation);
    }

    @Override
    public void cancel(Token token) {
        memory.cancel(token);
    }

    @Override
    public boolean hasNotified() {
        return notified;
    }

    @Override
    public List<StoredNotification> stored() {
        return memory.notifications().all();
    }

    @Override
    public StoredNotification store(Token token, long time, List<PathValue> values) {
        return memory.notifications().add(token, time, values);
    }

    @Override
    public void dropStored(StoredNotification notification) {
        memory.notifications().remove(notification);
    }
}
