// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.access.AccessGrant;
import io.tessera.lwm2m.client.access.AccessPolicy;
import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the rules in force and Object 2 in step: what changes there counts at once, and what comes, goes, is created,
 * deleted or granted elsewhere changes it. Only on the engine.
 */
final class AccessKeeper implements AccessControl {

    private static final Logger LOG = LoggerFactory.getLogger(AccessKeeper.class);

    /** So long the store has had what is gone from Object 2, before it is forgotten who made it. */
    private static final Duration PRUNING = Duration.ofSeconds(1);

    private final Engine engine;
    private final AccessRules rules;
    private final AccessGrants grants;
    private final AccessMakers makers;
    private final AccessObject object;
    private final AccessWork work;

    /** What was there since the start and went: it isn't waited for until the start has ended. */
    private final Set<Path> left = new HashSet<>();

    private boolean stale;
    private boolean scheduled;
    private boolean pruning;
    private boolean busy;
    private boolean again;
    private boolean started;
    private boolean knowsAccounts;

    AccessKeeper(Engine engine, Mounts mounts, ClientSettings settings, AccessMakers makers, AccessObject object) {
        this.engine = engine;
        rules = new AccessRules(settings.access());
        grants = new AccessGrants(settings.name(), settings.access().rights());
        this.makers = makers;
        this.object = object;
        work = new AccessWork(mounts, rules, grants, makers, object);
    }

    /** What the store kept of Object 2 is in force before the Object is there. */
    void start(List<PathValue> kept) {
        if (!kept.isEmpty()) {
            rules.state(AccessTable.of(kept, makers::isOurs));
            makers.start(rules.table());
        }
    }

    AccessRules rules() {
        reloadIfStale();
        return rules;
    }

    @Override
    public boolean allows(Caller caller, Operation operation, Path path) {
        reloadIfStale();
        return rules.allow(caller.shortServerId(), operation, path);
    }

    /** Entries and owners are servers that there are; an entry of Short Server ID 0 is for all others. */
    @Override
    public void checkWritten(Caller caller, Path target, List<PathValue> values) throws RequestRefused {
        if (target.object() != AccessTable.OBJECT || !caller.isServer()) {
            return;
        }
        for (var value : values) {
            int server = AccessEntry.serverIn(value);
            boolean isKnown =
                    server == AccessEntry.NO_SERVER || rules.accounts().has(server);
            if (!isKnown) {
                throw Refusals.badRequest("%s: there is no server %d".formatted(value.path(), server));
            }
        }
    }

    @Override
    public void created(Caller caller, Path instance) {
        if (!caller.isServer() || !rules().areInForce() || !object.isThere()) {
            return;
        }
        var before = rules.table().find(instance.object(), instance.instance());
        int id = before == null ? object.free(0) : before.id();
        var grant = new AccessGrant(caller.shortServerId(), Map.of());
        var entry = new AccessEntry(id, instance.object(), instance.instance(), grant);
        makers.making(Map.of(entry, AccessGrants.CREATED));
        object.put(entry).thenRun(this::touch);
        touch();
    }

    @Override
    public void deleted(Caller caller, Path path) {
        if (!caller.isServer() || path.depth() != 2 || !object.isThere()) {
            return;
        }
        for (var entry : rules().table().all()) {
            if (entry.isAbout(path.object(), path.instance())) {
                object.remove(entry.id()).thenRun(this::touch);
                touch();
            }
        }
    }

    /** Something happened in the tree: heard before the interfaces hear of it. */
    void on(ClientEvent event) {
        var path = Events.path(event);
        if (path.depth() == 0) {
            return;
        }
        if (!started && event instanceof ClientEvent.Removed) {
            left.add(path);
        }
        boolean isChange = event instanceof ClientEvent.Changed;
        if (path.object() == AccessTable.OBJECT) {
            touch();
        } else if (!isChange) {
            schedule();
        }
    }

    /** The accounts that there are now, before they are used. */
    void use(AccessAccounts accounts) {
        if (!accounts.equals(rules.accounts()) || !knowsAccounts) {
            knowsAccounts = true;
            rules.use(accounts);
            settle();
        }
    }

    void add(AccessPolicy policy) {
        grants.add(policy);
        schedule();
    }

    /** What it said stays said until it, or its successor, says otherwise. */
    void remove(AccessPolicy policy) {
        grants.remove(policy);
    }

    /** What isn't there by now doesn't come. */
    void endStart() {
        started = true;
        left.clear();
        schedule();
    }

    /** Object 2 is perhaps another one. */
    private void touch() {
        stale = true;
        schedule();
    }

    /** Has it compared again what is and what should be, soon. */
    void schedule() {
        if (!scheduled) {
            scheduled = true;
            engine.execute(this::settle);
        }
    }

    private void settle() {
        scheduled = false;
        reloadIfStale();
        again |= busy;
        if (busy || !knowsAccounts || !object.isThere()) {
            return;
        }
        var leave = work.leave();
        again = leave.isPresent();
        leave.or(() -> work.plan(this::isGone)).ifPresent(done -> {
            busy = true;
            done.thenRun(this::settled);
        });
    }

    /** Whether what isn't there, an Object or an Object Instance, doesn't come. */
    private boolean isGone(Path path) {
        return started || left.contains(path) || left.contains(path.cut(1));
    }

    /** Planned again only if something else happened, so that what fails isn't tried for ever. */
    private void settled() {
        busy = false;
        stale = true;
        if (again) {
            schedule();
        }
    }

    private void reloadIfStale() {
        if (stale && !busy) {
            stale = false;
            if (object.isThere()) {
                object.read().whenComplete(this::reloaded);
            }
        }
    }

    private void reloaded(List<PathValue> values, Throwable failure) {
        if (failure != null) {
            LOG.error("Object 2 can't be read: the rights stay as they are: {}", failure.getMessage());
            return;
        }
        var table = AccessTable.of(values, makers::isOurs);
        boolean isAsKnown = makers.isAsMade(table);
        rules.state(isAsKnown ? table : AccessTable.of(values, makers::isOurs));
        if (!pruning) {
            pruning = true;
            engine.schedule(PRUNING, this::prune);
        }
    }

    private void prune() {
        pruning = false;
        if (!stale && !busy) {
            makers.prune(rules.table());
        }
    }
}
