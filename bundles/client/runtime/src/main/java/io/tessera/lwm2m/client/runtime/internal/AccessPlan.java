// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.access.AccessGrant;
import io.tessera.lwm2m.model.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is to be done to Object 2 so that each Object Instance that no server made has what is granted on it. What a
 * Bootstrap-Server made is left alone.
 */
final class AccessPlan {

    private final AccessRules rules;
    private final AccessGrants grants;
    private final AccessMakers makers;
    private final AccessObject object;
    private final Map<AccessEntry, String> puts = new LinkedHashMap<>();
    private final List<Integer> removals = new ArrayList<>();
    private final boolean managed;
    private int nextId;

    AccessPlan(AccessRules rules, AccessGrants grants, AccessMakers makers, AccessObject object) {
        this.rules = rules;
        this.grants = grants;
        this.makers = makers;
        this.object = object;
        managed = rules.table().all().stream().anyMatch(entry -> !makers.isOurs(entry.id()));
    }

    /** What is to be made or changed, and by whose word. */
    Map<AccessEntry, String> puts() {
        return puts;
    }

    /** The ids of those that are to go. */
    List<Integer> removals() {
        return removals;
    }

    /**
     * Plans.
     *
     * @param mounts the Objects that there are
     * @param isGone whether what isn't there doesn't come
     */
    void make(Mounts mounts, Predicate<Path> isGone) {
        if (!rules.mode().controls(rules.accounts().count())) {
            rules.table().all().stream().filter(this::isOnesOwn).forEach(entry -> removals.add(entry.id()));
            return;
        }
        var there = new HashSet<Long>();
        for (var mount : mounts.all()) {
            if (mount.isMounted() && isGranted(mount.definition().id())) {
                plan(mount, there);
            }
        }
        for (var entry : rules.table().all()) {
            boolean isSuperseded = rules.table().find(entry.object(), entry.instance()) != entry;
            boolean isDangling = !there.contains(place(entry)) && isDangling(entry, mounts, isGone);
            if (makers.isOurs(entry.id()) && (isSuperseded || isDangling)) {
                removals.add(entry.id());
            }
        }
    }

    private void plan(Mount mount, Set<Long> there) {
        var path = mount.path();
        if (mount.definition().multiple() && mount.object().isCreatable()) {
            there.add(place(path.object(), AccessEntry.OBJECT_LEVEL));
            plan(path, AccessEntry.OBJECT_LEVEL);
        }
        for (int instance : mount.instances()) {
            there.add(place(path.object(), instance));
            plan(path.child(instance), instance);
        }
    }

    private void plan(Path target, int instance) {
        var entry = rules.table().find(target.object(), instance);
        if (entry != null && !isOnesOwn(entry)) {
            return;
        }
        var wanted = grants.wanted(target, rules.accounts(), managed);
        if (wanted.isPresent()) {
            put(entry, target.object(), instance, wanted.get());
        } else if (entry != null) {
            removals.add(entry.id());
        }
    }

    private void put(AccessEntry before, int targetObject, int instance, AccessGrants.Wanted wanted) {
        if (before != null && isSame(before, wanted)) {
            return;
        }
        int id = before != null ? before.id() : freeId();
        puts.put(new AccessEntry(id, targetObject, instance, wanted.grant()), wanted.maker());
    }

    private int freeId() {
        nextId = object.free(nextId);
        return nextId++;
    }

    private boolean isSame(AccessEntry before, AccessGrants.Wanted wanted) {
        AccessGrant grant = before.grant();
        return grant.equals(wanted.grant()) && wanted.maker().equals(makers.makerOf(before.id()));
    }

    /** Made here, follows what is granted, and who granted it can be asked. */
    private boolean isOnesOwn(AccessEntry entry) {
        var maker = makers.makerOf(entry.id());
        return maker != null && !maker.equals(AccessGrants.CREATED) && grants.isPresent(maker);
    }

    /** Of an Object that is away for a while, what a server owns and what a policy said stays. */
    private boolean isDangling(AccessEntry entry, Mounts mounts, Predicate<Path> isGone) {
        boolean isObjectThere = mounts.find(entry.object()) != null;
        return isGone.test(entry.target()) && (isObjectThere || isOnesOwn(entry));
    }

    /** Not what holds keys, and not Object 2 itself. */
    private static boolean isGranted(int id) {
        return id != AccessTable.OBJECT && !TreeChecks.isReserved(id);
    }

    private static long place(AccessEntry entry) {
        return place(entry.object(), entry.instance());
    }

    private static long place(int object, int instance) {
        return (long) object << 16 | instance;
    }
}
