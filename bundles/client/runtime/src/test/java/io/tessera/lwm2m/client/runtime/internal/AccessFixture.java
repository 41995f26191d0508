// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.access.AccessGrant;
import io.tessera.lwm2m.client.access.AccessRights;
import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.spi.ObjectTree;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.objects.access_control.internal.AccessControlObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** A client with Object 2, a device and an Object of many instances, and some servers. */
final class AccessFixture implements AutoCloseable {

    static final AccessGrant CLOSED = AccessGrant.toAll(AccessRights.NONE);

    final ClientFixture client;
    final MemoryObject device = MemoryObject.device();
    final MemoryObject many = MemoryObject.many(3300, "1.1")
            .with(Path.of(3300, 1, 0), Value.of(7))
            .with(Path.of(3300, 1, 2, 0), Value.of("seven"))
            .with(Path.of(3300, 5, 0), Value.of(8));
    AccessControlObject access = new AccessControlObject();

    AccessFixture(int servers) throws Exception {
        this(servers, AccessMode.DEFAULT);
    }

    AccessFixture(int servers, AccessMode mode) throws Exception {
        this(servers, mode, new MapStore());
    }

    /** @param servers how many accounts there are, with Short Server IDs from 1 on */
    AccessFixture(int servers, AccessMode mode, MapStore store) throws Exception {
        client = new ClientFixture(store, settings(mode));
        client.offer(device);
        client.offer(many);
        client.offer(access);
        for (int server = 1; server <= servers; server++) {
            client.configure(
                    "account" + server, ClientFixture.account(server, "coap://127.0.0.1:" + (5000 + server), 60));
        }
        for (int server = 1; server <= servers; server++) {
            client.session(server);
        }
        client.settled();
    }

    private static ClientSettings settings(AccessMode mode) {
        return new ClientSettings(
                "gateway",
                "ep",
                Duration.ofMillis(200),
                Duration.ofMillis(100),
                Duration.ZERO,
                List.of(),
                Duration.ZERO,
                mode);
    }

    ObjectTree tree() {
        return client.client().tree();
    }

    /** A Bootstrap-Server makes an instance of Object 2: {@code "2:RW 0:R"} are the entries. */
    void bootstrap(int id, int object, int instance, int owner, String entries) throws Exception {
        var rights = new TreeMap<Integer, AccessRights>();
        Stream.of(entries.split(" ")).filter(text -> !text.isEmpty()).forEach(text -> {
            var parts = text.split(":", -1);
            rights.put(Integer.parseInt(parts[0]), AccessRights.of(parts[1]));
        });
        var entry = new AccessEntry(id, object, instance, new AccessGrant(owner, rights));
        if (tree().exists(Path.of(2, id))) {
            await(() -> tree().write(Caller.BOOTSTRAP_SERVER, Path.of(2, id), true, entry.values()));
        } else {
            await(() -> tree().create(Caller.BOOTSTRAP_SERVER, 2, id, entry.values()));
        }
        client.settled();
    }

    /** {@code ok} or the code of the refusal. */
    String check(int server, Operation operation, String path) throws Exception {
        return client.onEngine(() -> {
            try {
                tree().check(new Caller(server), operation, Path.parse(path));
                return "ok";
            } catch (RequestRefused e) {
                return e.code().toString();
            }
        });
    }

    String read(int server, String path) throws Exception {
        return tell(() -> tree().read(new Caller(server), Path.parse(path)));
    }

    String write(int server, String path, PathValue... values) throws Exception {
        return tell(() -> tree().write(new Caller(server), Path.parse(path), false, List.of(values)));
    }

    String create(int server, int object, int instance) throws Exception {
        var value = new PathValue(Path.of(object, instance, 0), Value.of(1));
        return tell(() -> tree().create(new Caller(server), object, instance, List.of(value)));
    }

    String delete(int server, String path) throws Exception {
        return tell(() -> tree().delete(new Caller(server), Path.parse(path)));
    }

    /** What it came to, when all that follows from it has settled. */
    private <T> String tell(Task<T> task) throws Exception {
        try {
            var done = await(task);
            return done == null ? "ok" : done.toString();
        } catch (RequestRefused e) {
            return e.code().toString();
        } finally {
            client.settled();
        }
    }

    /** The instances of Object 2: {@code /2/3: /3300/1 owner 1 {2=RW}}. */
    List<String> instances() throws Exception {
        client.settled();
        return client.onEngine(() -> {
            var values = access.durability()
                    .orElseThrow()
                    .kept()
                    .toCompletableFuture()
                    .join();
            return AccessEntry.all(values).values().stream()
                    .map(entry -> "%s: /%d/%d owner %d %s"
                            .formatted(
                                    entry,
                                    entry.object(),
                                    entry.instance(),
                                    entry.owner(),
                                    new TreeMap<>(entry.grant().rights())))
                    .toList();
        });
    }

    /** What they say, whatever their ids: {@code /3300/1 owner 1 {2=RW}}. */
    List<String> grants() throws Exception {
        return instances().stream()
                .map(text -> text.substring(text.indexOf(' ') + 1))
                .sorted()
                .toList();
    }

    /** Which instance of Object 2 is about an Object Instance. */
    int idOf(String target) throws Exception {
        var text = instances().stream()
                .filter(instance -> instance.contains(": " + target + " "))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(text.substring(3, text.indexOf(':')));
    }

    String why(int server, Operation operation, String path) throws Exception {
        return ClientFixture.get(
                        client.runtime.why(server, operation, Path.parse(path)).toCompletableFuture())
                .toString();
    }

    interface Task<T> {
        CompletionStage<T> run() throws Exception;
    }

    private <T> T await(Task<T> task) throws Exception {
        return client.await(task::run);
    }

    static PathValue at(String path, long value) throws RequestRefused {
        return new PathValue(Path.parse(path), Value.of(value));
    }

    static Map<Integer, AccessRights> rights(int server, String letters) {
        return Map.of(server, AccessRights.of(letters));
    }

    @Override
    public void close() throws Exception {
        client.close();
    }
}
