// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Object 2 as it is in the tree: what it holds, and how instances of it are made, changed and taken away. */
final class AccessObject {

    private static final Logger LOG = LoggerFactory.getLogger(AccessObject.class);

    private final Mounts mounts;
    private final ObjectCalls calls;

    AccessObject(Mounts mounts, ObjectCalls calls) {
        this.mounts = mounts;
        this.calls = calls;
    }

    /** Only then anything else may be asked of it. */
    boolean isThere() {
        var mount = mounts.find(AccessTable.OBJECT);
        return mount != null && !mount.isVacant();
    }

    CompletionStage<List<PathValue>> read() {
        return calls.readAll(object());
    }

    /** The first id from a number on that none of its instances has. */
    int free(int from) {
        int id = from;
        while (exists(id)) {
            id++;
        }
        return id;
    }

    /** Makes the instance, or changes it into this; completes in any case. */
    CompletableFuture<Void> put(AccessEntry entry) {
        var path = Path.of(AccessTable.OBJECT, entry.id());
        return done(
                path,
                () -> exists(entry.id())
                        ? object().write(Caller.BOOTSTRAP_SERVER, path, true, entry.values())
                        : object().create(Caller.BOOTSTRAP_SERVER, entry.id(), entry.values()));
    }

    /** Completes in any case. */
    CompletableFuture<Void> remove(int id) {
        var path = Path.of(AccessTable.OBJECT, id);
        return done(path, () -> object().delete(Caller.BOOTSTRAP_SERVER, path));
    }

    /** Deletes an Object Instance that nobody can reach any more; completes in any case. */
    CompletableFuture<Void> deleteTarget(AccessEntry entry) {
        var mount = mounts.find(entry.object());
        if (mount == null || mount.isVacant() || !mount.hadInstance(entry.instance())) {
            return CompletableFuture.completedFuture(null);
        }
        var path = mount.path().child(entry.instance());
        return done(path, () -> mount.object().delete(Caller.BOOTSTRAP_SERVER, path));
    }

    private boolean exists(int id) {
        return Arrays.binarySearch(object().instances(), id) >= 0;
    }

    private CompletableFuture<Void> done(Path path, Supplier<CompletionStage<Void>> operation) {
        return calls.call(path, operation)
                .handle((done, failure) -> {
                    if (failure != null) {
                        LOG.warn("{} can't be kept up to date: {}", path, failure.getMessage());
                    }
                    return done;
                })
                .toCompletableFuture();
    }

    private Lwm2mObject object() {
        return mounts.find(AccessTable.OBJECT).object();
    }
}
