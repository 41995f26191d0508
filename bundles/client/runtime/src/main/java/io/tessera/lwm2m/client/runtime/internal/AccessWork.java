// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.model.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does to Object 2 what is to be done; each stage completes in any case, empty where there is nothing to do. */
final class AccessWork {

    private static final Logger LOG = LoggerFactory.getLogger(AccessWork.class);

    private final Mounts mounts;
    private final AccessRules rules;
    private final AccessGrants grants;
    private final AccessMakers makers;
    private final AccessObject object;

    AccessWork(Mounts mounts, AccessRules rules, AccessGrants grants, AccessMakers makers, AccessObject object) {
        this.mounts = mounts;
        this.rules = rules;
        this.grants = grants;
        this.makers = makers;
        this.object = object;
    }

    /**
     * What is granted here.
     *
     * @param isGone whether what isn't there doesn't come
     */
    Optional<CompletableFuture<Void>> plan(Predicate<Path> isGone) {
        var plan = new AccessPlan(rules, grants, makers, object);
        plan.make(mounts, isGone);
        makers.making(plan.puts());
        var work = new ArrayList<CompletableFuture<Void>>();
        plan.removals().forEach(id -> work.add(object.remove(id)));
        plan.puts().keySet().forEach(entry -> work.add(object.put(entry)));
        if (!work.isEmpty()) {
            LOG.debug(
                    "Access control: {} made or changed, {} removed",
                    plan.puts().size(),
                    plan.removals().size());
        }
        return all(work);
    }

    /** Whose account is gone loses what it had; what is granted here follows by itself. */
    Optional<CompletableFuture<Void>> leave() {
        var staying = rules.accounts().servers();
        var leaving = new ArrayList<>(makers.servers());
        leaving.removeAll(staying);
        makers.servers(staying);
        var work = new ArrayList<CompletableFuture<Void>>();
        var unbootstrapping = new Unbootstrapping(leaving, staying);
        for (var entry : rules.table().all()) {
            var maker = makers.makerOf(entry.id());
            boolean isSomebodys = maker == null || maker.equals(AccessGrants.CREATED);
            if (isSomebodys && unbootstrapping.concerns(entry)) {
                leave(unbootstrapping, entry, work);
            }
        }
        return all(work);
    }

    private void leave(Unbootstrapping unbootstrapping, AccessEntry entry, List<CompletableFuture<Void>> work) {
        if (unbootstrapping.endsTarget(entry)) {
            work.add(object.deleteTarget(entry));
            work.add(object.remove(entry.id()));
            return;
        }
        var without = unbootstrapping.without(entry);
        if (makers.isOurs(entry.id())) {
            makers.making(Map.of(without, AccessGrants.CREATED));
        }
        work.add(object.put(without));
    }

    private static Optional<CompletableFuture<Void>> all(List<CompletableFuture<Void>> work) {
        return work.isEmpty()
                ? Optional.empty()
                : Optional.of(CompletableFuture.allOf(work.toArray(CompletableFuture<?>[]::new)));
    }
}
