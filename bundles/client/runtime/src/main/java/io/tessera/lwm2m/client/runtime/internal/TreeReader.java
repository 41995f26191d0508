// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads what the checks let pass, and leaves out what the caller may not read below it. */
final class TreeReader {

    private final Mounts mounts;
    private final AccessControl access;
    private final ObjectCalls calls;
    private final SpokenVersions spoken;

    TreeReader(Mounts mounts, AccessControl access, ObjectCalls calls, SpokenVersions spoken) {
        this.mounts = mounts;
        this.access = access;
        this.calls = calls;
        this.spoken = spoken;
    }

    CompletionStage<List<PathValue>> read(Caller caller, Path path) {
        var mount = mounts.find(path.object());
        return path.depth() > 1
                ? readOne(mount, caller, path)
                : mounts.whenThere(mount, object -> readAll(mount, caller, path));
    }

    private CompletionStage<List<PathValue>> readAll(Mount mount, Caller caller, Path path) {
        int[] instances;
        try {
            instances = mount.object().instances();
        } catch (RuntimeException | LinkageError e) {
            return CompletableFuture.failedStage(Refusals.of(path, e));
        }
        var reads = new ArrayList<CompletionStage<List<PathValue>>>(instances.length);
        for (int instance : instances) {
            var child = path.child(instance);
            if (!caller.isServer() || access.allows(caller, Operation.READ, child)) {
                reads.add(orNothing(readOne(mount, caller, child)));
            }
        }
        return Stages.map(path, Stages.all(path, reads), TreeReader::joined);
    }

    private CompletionStage<List<PathValue>> readOne(Mount mount, Caller caller, Path path) {
        var values = mounts.whenThere(mount, object -> calls.call(path, () -> object.read(caller, path)));
        return path.depth() > 2
                ? values
                : Stages.map(path, values, all -> shown(caller, spoken.definition(caller, mount), all));
    }

    private static List<PathValue> joined(List<List<PathValue>> parts) {
        var values = new ArrayList<PathValue>();
        parts.forEach(values::addAll);
        return values;
    }

    private static List<PathValue> shown(Caller caller, ObjectDefinition definition, List<PathValue> values) {
        for (var value : values) {
            if (!isShown(caller, definition, value)) {
                return values.stream()
                        .filter(each -> isShown(caller, definition, each))
                        .toList();
            }
        }
        return values;
    }

    private static boolean isShown(Caller caller, ObjectDefinition definition, PathValue value) {
        if (value.path().depth() < 3) {
            return value.value() == Value.EMPTY;
        }
        var resource = definition.resource(value.path().resource());
        return resource.isPresent() && TreeChecks.isShownTo(caller, definition, resource.get());
    }

    private static CompletionStage<List<PathValue>> orNothing(CompletionStage<List<PathValue>> read) {
        var result = new CompletableFuture<List<PathValue>>();
        read.whenComplete((values, failure) -> {
            if (failure == null) {
                result.complete(values);
                return;
            }
            boolean cantBeRead =
                    failure instanceof RequestRefused refusal && refusal.code() != ResponseCode.INTERNAL_SERVER_ERROR;
            if (cantBeRead) {
                result.complete(List.of());
            } else {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }
}
