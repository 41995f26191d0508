// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.DeviceManagement;
import io.tessera.lwm2m.server.InformationReporting;
import io.tessera.lwm2m.server.Lwm2mVersion;
import io.tessera.lwm2m.server.Notification;
import io.tessera.lwm2m.server.NotificationListener;
import io.tessera.lwm2m.server.NotificationListener.End;
import io.tessera.lwm2m.server.ObjectLinks;
import io.tessera.lwm2m.server.Observation;
import io.tessera.lwm2m.server.ReceivedValue;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.RegistrationListener;
import io.tessera.lwm2m.server.RegistrationListener.Reason;
import io.tessera.lwm2m.server.Registrations;
import io.tessera.lwm2m.server.RequestQueue;
import io.tessera.lwm2m.server.UnknownEndpoint;
import io.tessera.lwm2m.server.WaitingRequest;
import io.tessera.lwm2m.transport.Peer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** An LwM2M Server with clients that live in memory: they hold values and answer at once, unless told otherwise. */
public final class SimulatedServer implements DeviceManagement, InformationReporting {

    private final Map<String, Registration> clients = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<Path, Value>> values = new ConcurrentHashMap<>();
    private final List<Observation> observations = new CopyOnWriteArrayList<>();
    private final Queue<CompletionStage<Answer>> scripted = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<RegistrationListener> registrationListeners = new CopyOnWriteArrayList<>();
    private final List<NotificationListener> notificationListeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private volatile Consumer<WaitingRequest> asking = request -> {};

    public <T extends RegistrationListener & NotificationListener> void tell(T listener) {
        registrationListeners.add(listener);
        notificationListeners.add(listener);
    }

    public void tellRegistrations(RegistrationListener listener) {
        registrationListeners.add(listener);
    }

    /** What clients were asked, such as {@code Read gateway /3/0}. */
    public List<String> requests() {
        return requests;
    }

    /** The next request is answered so. */
    public void answerNext(CompletionStage<Answer> answer) {
        scripted.add(answer);
    }

    public Registration register(String endpoint, String... objects) {
        var client = registration(endpoint, objects);
        clients.put(endpoint, client);
        values.putIfAbsent(endpoint, new ConcurrentSkipListMap<>());
        registrationListeners.forEach(listener -> listener.registered(client));
        return client;
    }

    public void update(String endpoint, String... objects) {
        var before = clients.get(endpoint);
        var now = registration(endpoint, objects);
        clients.put(endpoint, now);
        registrationListeners.forEach(listener -> listener.updated(before, now));
    }

    public void deregister(String endpoint, Reason reason) {
        var client = clients.remove(endpoint);
        observations.removeIf(observation -> observation.endpoint().equals(endpoint));
        registrationListeners.forEach(listener -> listener.deregistered(client, reason));
    }

    private Registration registration(String endpoint, String... objects) {
        var links = List.of(objects).stream().map(Link::new).toList();
        return new Registration(
                "r" + ids.incrementAndGet(),
                endpoint,
                Peer.anonymous(new InetSocketAddress(InetAddress.getLoopbackAddress(), 56830)),
                "coap",
                endpoint.startsWith("profiled") ? Lwm2mVersion.V1_2 : Lwm2mVersion.V1_1,
                Duration.ofMinutes(5),
                "U",
                endpoint.startsWith("sleepy"),
                "",
                ObjectLinks.of(links, Lwm2mVersion.V1_1),
                endpoint.startsWith("profiled") ? List.of("6:1234abcd", "v:meter") : List.of(),
                Map.of(),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-01-01T00:01:00Z"));
    }

    public void set(String endpoint, String path, Value value) {
        values.get(endpoint).put(path(path), value);
    }

    public Value get(String endpoint, String path) {
        return values.get(endpoint).get(path(path));
    }

    /** Sets a value, and whoever observes it is told. */
    public void change(String endpoint, String path, Value value) {
        set(endpoint, path, value);
        for (var observation : of(endpoint)) {
            if (observation.path().covers(path(path))) {
                tell(new Notification(
                        observation,
                        ResponseCode.CONTENT,
                        content(endpoint, observation.path()),
                        Instant.now(),
                        false));
            }
        }
    }

    public void tell(Notification notification) {
        notificationListeners.forEach(listener -> listener.notification(notification));
    }

    public void send(String endpoint, List<PathValue> sent) {
        var client = clients.get(endpoint);
        notificationListeners.forEach(listener -> listener.sent(client, sent, Instant.now()));
    }

    public void end(Observation observation, End end) {
        observations.remove(observation);
        notificationListeners.forEach(listener -> listener.ended(observation, end));
    }

    public static Path path(String text) {
        try {
            return Path.parse(text);
        } catch (io.tessera.lwm2m.model.RequestRefused e) {
            throw new IllegalArgumentException(e);
        }
    }

    private List<PathValue> content(String endpoint, Path path) {
        return values.get(endpoint).entrySet().stream()
                .filter(entry -> path.covers(entry.getKey()))
                .map(entry -> new PathValue(entry.getKey(), entry.getValue()))
                .toList();
    }

    private CompletionStage<Answer> ask(String operation, String endpoint, Object what, Answer answer) {
        requests.add(operation + " " + endpoint + " " + what);
        var script = scripted.poll();
        if (script != null) {
            return script;
        }
        if (!clients.containsKey(endpoint)) {
            return CompletableFuture.failedFuture(new UnknownEndpoint(endpoint));
        }
        if (clients.get(endpoint).queueMode()) {
            asking.accept(waiting(endpoint, "1", false));
            return new CompletableFuture<>();
        }
        return CompletableFuture.completedFuture(answer);
    }

    private static Answer done(ResponseCode code) {
        return Answer.of(code, "");
    }

    @Override
    public CompletionStage<Answer> read(String endpoint, Path path, int format) {
        var content = clients.containsKey(endpoint) ? content(endpoint, path) : List.<PathValue>of();
        var answer = content.isEmpty()
                ? Answer.of(ResponseCode.NOT_FOUND, "nothing at " + path)
                : Answer.content(ResponseCode.CONTENT, ContentFormat.SENML_CBOR, content);
        return ask("Read", endpoint, path + inFormat(format), answer);
    }

    private static String inFormat(int format) {
        return format == ContentFormat.NONE ? "" : " format " + format;
    }

    @Override
    public CompletionStage<Answer> discover(String endpoint, Path path) {
        var links = List.of(
                new Link(path.toString(), List.of(new Link.Attribute("pmin", "10"), new Link.Attribute("obs"))));
        var answer = new Answer(ResponseCode.CONTENT, "", ContentFormat.LINK, List.of(), links, Optional.empty());
        return ask("Discover", endpoint, path, answer);
    }

    @Override
    public CompletionStage<Answer> discover(String endpoint, Path path, int depth) {
        var answer = new Answer(
                ResponseCode.CONTENT,
                "",
                ContentFormat.LINK,
                List.of(),
                List.of(new Link(path.toString())),
                Optional.empty());
        return ask("Discover", endpoint, path + " depth " + depth, answer);
    }

    @Override
    public CompletionStage<Answer> replace(String endpoint, Path path, List<PathValue> written, int format) {
        take(endpoint, written);
        return ask("Write", endpoint, path + " " + written + inFormat(format), done(ResponseCode.CHANGED));
    }

    @Override
    public CompletionStage<Answer> update(String endpoint, Path path, List<PathValue> written, int format) {
        take(endpoint, written);
        return ask("Update", endpoint, path + " " + written, done(ResponseCode.CHANGED));
    }

    private void take(String endpoint, List<PathValue> written) {
        for (var value : written) {
            values.get(endpoint).put(value.path(), value.value());
        }
    }

    @Override
    public CompletionStage<Answer> writeAttributes(String endpoint, Path path, List<String> attributes) {
        return ask("Write-Attributes", endpoint, path + " " + attributes, done(ResponseCode.CHANGED));
    }

    @Override
    public CompletionStage<Answer> execute(String endpoint, Path path, String arguments) {
        return ask("Execute", endpoint, path + " (" + arguments + ")", done(ResponseCode.CHANGED));
    }

    @Override
    public CompletionStage<Answer> create(String endpoint, Path path, List<PathValue> written, int format) {
        var created = path.depth() == 1 ? path.child(7) : path;
        var answer =
                new Answer(ResponseCode.CREATED, "", ContentFormat.NONE, List.of(), List.of(), Optional.of(created));
        return ask("Create", endpoint, path + " " + written, answer);
    }

    @Override
    public CompletionStage<Answer> delete(String endpoint, Path path) {
        return ask("Delete", endpoint, path, done(ResponseCode.DELETED));
    }

    @Override
    public CompletionStage<Answer> observe(String endpoint, Path path, int format, List<String> attributes) {
        var observation = new Observation(
                "t" + ids.incrementAndGet(),
                endpoint,
                "r",
                path,
                format,
                attributes,
                Instant.parse("2026-01-01T00:02:00Z"));
        boolean refused = !scripted.isEmpty() || !clients.containsKey(endpoint);
        var content = refused ? List.<PathValue>of() : content(endpoint, path);
        var stage = ask(
                "Observe",
                endpoint,
                path + " " + attributes,
                Answer.content(ResponseCode.CONTENT, ContentFormat.SENML_CBOR, content));
        if (!refused) {
            find(endpoint, path).ifPresent(observations::remove);
            observations.add(observation);
            tell(new Notification(observation, ResponseCode.CONTENT, content, Instant.now(), true));
        }
        return stage;
    }

    @Override
    public List<ReceivedValue> history(String endpoint, Path path) {
        var time = Instant.parse("2026-01-01T00:00:00Z");
        var measured = time.minusSeconds(60).getEpochSecond() * 1_000_000_000L;
        return content(endpoint, path).stream()
                .flatMap(value -> Stream.of(
                        new ReceivedValue(
                                new PathValue(value.path(), Value.of(1.5), measured), time, ReceivedValue.Source.SEND),
                        new ReceivedValue(value, time, ReceivedValue.Source.NOTIFICATION)))
                .toList();
    }

    @Override
    public DeviceManagement within(Duration expiry) {
        requests.add("within " + expiry);
        return this;
    }

    @Override
    public DeviceManagement telling(Consumer<WaitingRequest> queued) {
        asking = queued;
        return this;
    }

    /** One waits, and one has been sent. */
    @Override
    public RequestQueue waiting(String endpoint) {
        return new RequestQueue(false, List.of(waiting(endpoint, "1", false), waiting(endpoint, "2", true)));
    }

    public static WaitingRequest waiting(String endpoint, String id, boolean sent) {
        var expires = Instant.parse("2026-01-01T00:00:00Z");
        return new WaitingRequest(id, endpoint, "Read", Path.of(3, 0), "GET /3/0", sent, Instant.EPOCH, expires);
    }

    @Override
    public Optional<WaitingRequest> cancel(String endpoint, String id) {
        requests.add("Take back " + endpoint + " " + id);
        return waiting(endpoint).requests().stream()
                .filter(request -> request.id().equals(id) && !request.sent())
                .findFirst();
    }

    @Override
    public CompletionStage<Answer> readComposite(String endpoint, List<Path> paths, int format) {
        var content = new ArrayList<PathValue>();
        paths.forEach(path -> content.addAll(content(endpoint, path)));
        var answer = Answer.content(ResponseCode.CONTENT, ContentFormat.SENML_CBOR, content);
        return ask("Read-Composite", endpoint, paths + inFormat(format), answer);
    }

    @Override
    public CompletionStage<Answer> writeComposite(String endpoint, List<PathValue> written, int format) {
        take(endpoint, written);
        return ask("Write-Composite", endpoint, written + inFormat(format), done(ResponseCode.CHANGED));
    }

    @Override
    public CompletionStage<Answer> observeComposite(
            String endpoint, List<Path> paths, int format, List<String> attributes) {
        var since = Instant.parse("2026-01-01T00:02:00Z");
        var observation = new Observation(
                "t" + ids.incrementAndGet(), endpoint, "r", Path.ROOT, paths, format, attributes, since);
        observations.add(observation);
        var content = new ArrayList<PathValue>();
        paths.forEach(path -> content.addAll(content(endpoint, path)));
        var answer = Answer.content(ResponseCode.CONTENT, ContentFormat.SENML_CBOR, content);
        return ask("Observe-Composite", endpoint, paths + " " + attributes, answer);
    }

    @Override
    public CompletionStage<Answer> cancel(Observation observation) {
        var stage = ask("Cancel", observation.endpoint(), observation.path(), done(ResponseCode.CONTENT));
        end(observation, End.CANCELLED);
        return stage;
    }

    @Override
    public void forget(Observation observation) {
        requests.add("Forget " + observation.endpoint() + " " + observation.path());
        end(observation, End.CANCELLED);
    }

    @Override
    public Collection<Observation> of(String endpoint) {
        return observations.stream()
                .filter(observation -> observation.endpoint().equals(endpoint))
                .toList();
    }

    @Override
    public Collection<Observation> all() {
        return observations;
    }

    public Registrations registrations() {
        return new Registered();
    }

    private final class Registered implements Registrations {

        @Override
        public Collection<Registration> all() {
            return clients.values();
        }

        @Override
        public Optional<Registration> byEndpoint(String endpoint) {
            return Optional.ofNullable(clients.get(endpoint));
        }

        @Override
        public Optional<Registration> byId(String id) {
            return clients.values().stream()
                    .filter(client -> client.id().equals(id))
                    .findFirst();
        }
    }
}
