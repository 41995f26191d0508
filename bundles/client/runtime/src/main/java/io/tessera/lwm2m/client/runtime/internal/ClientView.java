// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.client.SendOutcome;
import io.tessera.lwm2m.client.ServerStatus;
import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A client as applications see it: everything hops to the engine. */
final class ClientView implements Lwm2mClient {

    private static final int UPDATE_TRIGGER = 8;
    private static final int BOOTSTRAP_TRIGGER = 9;

    private final Client client;
    private final Consumer<ClientEvent> events;
    private final SendRequests sends;

    /** @param events tells the interfaces of the client; called on the engine */
    ClientView(Client client, Consumer<ClientEvent> events) {
        this.client = client;
        this.events = events;
        sends = new SendRequests(client, events);
    }

    @Override
    public String endpoint() {
        return client.endpoint();
    }

    @Override
    public CompletionStage<List<ServerStatus>> servers() {
        return onEngine(() -> CompletableFuture.completedStage(
                client.sessions().stream().map(this::status).toList()));
    }

    @Override
    public CompletionStage<List<Path>> objects() {
        return onEngine(() -> CompletableFuture.completedStage(paths()));
    }

    @Override
    public CompletionStage<List<PathValue>> read(Caller caller, Path path) {
        return onEngine(() -> client.tree().read(caller, path));
    }

    /** What a server does with /1/x/8, the device does itself: the registration interface acts on either. */
    @Override
    public void update(int shortServerId) {
        client.execute(() -> client.session(shortServerId)
                .filter(session -> session.registration().isRegistered())
                .map(session -> Path.of(AccountObjects.SERVER, session.account().serverInstance(), UPDATE_TRIGGER))
                .ifPresent(path -> events.accept(new ClientEvent.Executed(path, Caller.DEVICE))));
    }

    /** What a server does with /1/x/9, likewise: the bootstrap interface acts on it, whichever account it is. */
    @Override
    public CompletionStage<Void> bootstrap() {
        return onEngine(() -> {
            if (client.provisioning().bootstrapServer().isEmpty()) {
                return Lwm2mObject.refused(ResponseCode.METHOD_NOT_ALLOWED, "there is no Bootstrap-Server");
            }
            var trigger = Path.of(AccountObjects.SERVER, 0, BOOTSTRAP_TRIGGER);
            events.accept(new ClientEvent.Executed(trigger, Caller.DEVICE));
            return Lwm2mObject.DONE;
        });
    }

    @Override
    public CompletionStage<List<SendOutcome>> send(int shortServerId, List<Path> paths) {
        var asked = List.copyOf(paths);
        return onEngine(() -> sends.send(shortServerId, asked, List.of()));
    }

    @Override
    public CompletionStage<List<SendOutcome>> sendValues(int shortServerId, List<PathValue> values) {
        var given = List.copyOf(values);
        return onEngine(() -> sends.send(shortServerId, List.of(), given));
    }

    private List<Path> paths() {
        var paths = new ArrayList<Path>();
        for (var object : client.tree().objects()) {
            var path = Path.of(object.definition().id());
            int[] instances = object.instances();
            if (instances.length == 0) {
                paths.add(path);
            }
            for (int instance : instances) {
                paths.add(path.child(instance));
            }
        }
        return paths;
    }

    private ServerStatus status(Session session) {
        var account = session.account();
        var registration = session.registration();
        var location = registration.location();
        return new ServerStatus(
                account.shortServerId(),
                account.uri().toString(),
                registration.status().name(),
                location.isEmpty() ? "" : "/" + String.join("/", location),
                registration.confirmed(),
                registration.failure(),
                session.observations().size(),
                session.stored().size(),
                client.provisioning()
                        .origin(account.shortServerId())
                        .map(Enum::name)
                        .orElse(""));
    }

    private <T> CompletionStage<T> onEngine(Supplier<CompletionStage<T>> task) {
        var result = new CompletableFuture<T>();
        client.execute(() -> {
            try {
                task.get().whenComplete((value, failure) -> Stages.complete(result, value, failure));
            } catch (RuntimeException | LinkageError e) {
                result.completeExceptionally(Refusals.of(Path.ROOT, e));
            }
        });
        return result;
    }
}
