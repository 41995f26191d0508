// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The whiteboard of Objects. One that goes and comes back within the debounce time was never away: what is asked of it
 * meanwhile waits. Only on the engine.
 */
final class Mounts {

    private static final int MAX_WAITING = 64;

    private final NavigableMap<Integer, Mount> mounts = new TreeMap<>();
    private final Engine engine;
    private final Duration debounce;
    private final Consumer<ClientEvent> events;
    private final Function<Lwm2mObject, CompletionStage<Void>> preparation;
    private final Inbox inbox;

    /**
     * @param debounce how long an Object may be away
     * @param events is told what came, went and changed
     * @param preparation is done to an Object before it is taken into the tree
     */
    Mounts(
            Engine engine,
            Duration debounce,
            Consumer<ClientEvent> events,
            Function<Lwm2mObject, CompletionStage<Void>> preparation) {
        this.engine = engine;
        this.debounce = debounce;
        this.events = events;
        this.preparation = preparation;
        this.inbox = new Inbox(engine, this::report);
    }

    Collection<Mount> all() {
        return mounts.values();
    }

    /** The mount that is in the tree, or null. */
    Mount find(int object) {
        var mount = mounts.get(object);
        return mount != null && mount.isMounted() ? mount : null;
    }

    void add(Provider provider) {
        var mount = mounts.computeIfAbsent(provider.definition().id(), Mount::new);
        mount.offers.add(provider);
        choose(mount);
    }

    void remove(Lwm2mObject object) {
        for (var mount : mounts.values()) {
            if (mount.offers.removeIf(offer -> offer.object() == object)) {
                choose(mount);
                return;
            }
        }
    }

    void close() {
        for (var mount : mounts.values()) {
            mount.giveUp.cancel();
            mount.leave();
        }
        mounts.clear();
    }

    /** Calls the Object, or waits for its successor. */
    <T> CompletionStage<T> whenThere(Mount mount, Function<Lwm2mObject, CompletionStage<T>> call) {
        if (!mount.isVacant()) {
            return call.apply(mount.object());
        }
        var result = new CompletableFuture<T>();
        if (mount.waiting.size() >= MAX_WAITING) {
            result.completeExceptionally(
                    new RequestRefused(ResponseCode.INTERNAL_SERVER_ERROR, mount.path() + " is being replaced"));
            return result;
        }
        mount.waiting.add(() -> answer(mount, call, result));
        return result;
    }

    private static <T> void answer(
            Mount mount, Function<Lwm2mObject, CompletionStage<T>> call, CompletableFuture<T> result) {
        if (mount.isVacant()) {
            result.completeExceptionally(Refusals.notFound(mount.path()));
            return;
        }
        call.apply(mount.object()).whenComplete((value, failure) -> {
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(Refusals.of(mount.path(), failure));
            }
        });
    }

    private void choose(Mount mount) {
        if (mount.offers.isEmpty()) {
            mount.leave();
            mount.giveUp.cancel();
            mount.giveUp = engine.schedule(debounce, () -> giveUp(mount));
            return;
        }
        mount.giveUp.cancel();
        var best = mount.offers.first();
        if (best.equals(mount.current()) && !mount.isVacant()) {
            return;
        }
        if (mount.isMounted() && !mount.offers.contains(mount.current())) {
            mount.leave();
        }
        preparation.apply(best.object()).whenComplete((done, failure) -> take(mount, best));
    }

    private void take(Mount mount, Provider best) {
        boolean isInForce = best.equals(mount.current()) && !mount.isVacant();
        if (isInForce || mount.offers.isEmpty() || !mount.offers.first().equals(best)) {
            return;
        }
        var before = mount.current();
        var instancesBefore = mount.instances();
        mount.take(best, inbox);
        tellDifference(mount, before, instancesBefore);
        runWaiting(mount);
    }

    private void tellDifference(Mount mount, Provider before, int[] instancesBefore) {
        boolean sameLink = before != null
                && before.definition().version().equals(mount.definition().version());
        if (!sameLink) {
            events.accept(new ClientEvent.Added(mount.path()));
        }
        for (int instance : instancesBefore) {
            var path = mount.path().child(instance);
            events.accept(mount.hadInstance(instance) ? new ClientEvent.Changed(path) : new ClientEvent.Removed(path));
        }
        for (int instance : mount.instances()) {
            if (Arrays.binarySearch(instancesBefore, instance) < 0) {
                events.accept(new ClientEvent.Added(mount.path().child(instance)));
            }
        }
    }

    private void giveUp(Mount mount) {
        mounts.remove(mount.path().object());
        runWaiting(mount);
        if (mount.isMounted()) {
            events.accept(new ClientEvent.Removed(mount.path()));
        }
    }

    private static void runWaiting(Mount mount) {
        for (int i = mount.waiting.size(); i > 0; i--) {
            mount.waiting.poll().run();
        }
    }

    private void report(Inbox.Report report) {
        var mount = mounts.get(report.path().object());
        if (mount == null || !mount.isListenedTo(report.from())) {
            return;
        }
        if (report.kind() != Inbox.Kind.CHANGED) {
            mount.refresh();
        }
        events.accept(event(report.kind(), report.path()));
    }

    private static ClientEvent event(Inbox.Kind kind, Path path) {
        return switch (kind) {
            case CHANGED -> new ClientEvent.Changed(path);
            case ADDED -> new ClientEvent.Added(path);
            case REMOVED -> new ClientEvent.Removed(path);
        };
    }
}
