// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.store.ClientStore;
import io.tessera.lwm2m.model.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what a bootstrap changes. From the moment when it is accepted until it is done the store holds it, so that
 * a client that was killed on the way finishes it when it is back. Only on the engine.
 */
final class Changeovers {

    private static final Logger LOG = LoggerFactory.getLogger(Changeovers.class);

    private final Engine engine;
    private final ClientStore store;
    private final Keys keys;
    private final Mounts mounts;
    private final ObjectCalls calls;
    private final DurableObjects durable;
    private final Provenance provenance;
    private final List<String> refused = new ArrayList<>();
    private Optional<Changeover> pending;

    Changeovers(
            Engine engine,
            ClientStore store,
            Keys keys,
            Mounts mounts,
            ObjectCalls calls,
            DurableObjects durable,
            Provenance provenance) {
        this.engine = engine;
        this.store = store;
        this.keys = keys;
        this.mounts = mounts;
        this.calls = calls;
        this.durable = durable;
        this.provenance = provenance;
        var key = keys.changeover();
        pending = store.get(key).flatMap(bytes -> StoreRecord.decode(key, bytes, Changeover::read));
    }

    /** Whether one is to be carried out. */
    boolean isPending() {
        return pending.isPresent();
    }

    /** Whether all Objects are there that are changed. */
    boolean isPossible() {
        return pending.stream()
                .flatMap(changeover -> changeover.changes().stream())
                .allMatch(change -> isThere(change.object()));
    }

    /** @return when the store has it, and so it will be carried out whatever happens; completes on the engine */
    CompletionStage<Void> keep(Changeover changeover) {
        store.put(keys.changeover(), StoreRecord.encode(changeover::write));
        var kept = new CompletableFuture<Void>();
        // A disk that refuses doesn't keep the client from what memory knows.
        store.written()
                .whenComplete((done, failure) -> engine.execute(() -> {
                    pending = Optional.of(changeover);
                    kept.complete(null);
                }));
        return kept;
    }

    /** Carries out the one that is pending. What an Object refuses is left out: the others aren't worse for it. */
    CompletionStage<Void> carryOut() {
        var changeover = pending.orElseThrow();
        refused.clear();
        CompletionStage<Void> done = Lwm2mObject.DONE;
        for (var change : changeover.changes()) {
            done = done.thenCompose(before -> isThere(change.object()) ? change(change) : Lwm2mObject.DONE);
        }
        return done.thenRun(() -> {
            // In this order: the store writes it in this order, too.
            changeover.changes().forEach(change -> durable.write(change.object()));
            provenance.become(changeover.provenance());
            store.remove(keys.changeover());
            pending = Optional.empty();
        });
    }

    /** What Objects refused of the one that was carried out last, for a person to read. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    private boolean isThere(int object) {
        var mount = mounts.find(object);
        return mount != null && !mount.isVacant();
    }

    private CompletionStage<Void> change(ObjectChange change) {
        var object = mounts.find(change.object()).object();
        CompletionStage<Void> done = Lwm2mObject.DONE;
        for (int instance : change.gone()) {
            var path = Path.of(change.object(), instance);
            done = done.thenCompose(before -> attempt(
                    path,
                    () -> has(object, instance) ? object.delete(Caller.BOOTSTRAP_SERVER, path) : Lwm2mObject.DONE));
        }
        for (int instance : change.written()) {
            var path = Path.of(change.object(), instance);
            done = done.thenCompose(before -> attempt(path, () -> put(object, path, change)));
        }
        return done;
    }

    private static CompletionStage<Void> put(Lwm2mObject object, Path path, ObjectChange change) {
        var values = change.valuesOf(path.instance());
        return has(object, path.instance())
                ? object.write(Caller.BOOTSTRAP_SERVER, path, change.whole(), values)
                : object.create(Caller.BOOTSTRAP_SERVER, path.instance(), values);
    }

    private CompletionStage<Void> attempt(Path path, Supplier<CompletionStage<Void>> operation) {
        return calls.call(path, operation).exceptionally(refusal -> {
            LOG.error("The bootstrap can't change {}: {}", path, refusal.getMessage());
            refused.add("%s: %s".formatted(path, AccountObjects.reason(refusal)));
            return null;
        });
    }

    private static boolean has(Lwm2mObject object, int instance) {
        return Arrays.binarySearch(object.instances(), instance) >= 0;
    }
}
