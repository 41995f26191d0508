// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.binary_app_data.internal;

import io.tessera.lwm2m.client.object.ObjectListener;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.platform.appdata.AppData;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Object Instances. Servers change them on the client's engine, applications on any thread: whoever changes takes a
 * lock for that moment, whoever reads none.
 */
final class Containers {

    private static final int MOST = 65_535;

    private final Limits limits;
    private final ObjectListener listener;
    private volatile NavigableMap<Integer, Container> current = Collections.emptyNavigableMap();

    Containers(Limits limits, ObjectListener listener) {
        this.limits = limits;
        this.listener = listener;
    }

    /** What there is now; never changes. */
    NavigableMap<Integer, Container> all() {
        return current;
    }

    Container get(int instance) throws RequestRefused {
        return Optional.ofNullable(current.get(instance))
                .orElseThrow(() -> new RequestRefused(ResponseCode.NOT_FOUND, "no " + path(instance)));
    }

    /** One that servers make. */
    synchronized void create(int instance, Container container) throws RequestRefused {
        if (current.containsKey(instance)) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, path(instance) + " exists");
        }
        put(instance, container);
    }

    /** One that there is becomes another one. */
    synchronized void change(int instance, Change change) throws RequestRefused {
        put(instance, change.apply(get(instance)));
    }

    /** How an Object Instance changes. */
    @FunctionalInterface
    interface Change {
        Container apply(Container before) throws RequestRefused;
    }

    synchronized void remove(int instance) {
        var after = new TreeMap<>(current);
        if (after.remove(instance) != null) {
            current = Collections.unmodifiableNavigableMap(after);
            listener.instanceRemoved(path(instance));
        }
    }

    /** What an application offers, in the Object Instance that it has, or in the first free one. */
    synchronized void offer(int application, AppData data) throws RequestRefused {
        var container = Container.of(application, data);
        int instance = offered(application).orElseGet(() -> free(current));
        for (var value : container.values(path(instance))) {
            Resources.check(value);
        }
        put(instance, container);
    }

    synchronized void withdraw(int application) {
        offered(application).ifPresent(this::remove);
    }

    /** What was kept; what applications offered since counts more, and makes way for the Object Instances of others. */
    synchronized void restore(NavigableMap<Integer, Container> kept) {
        var restored = new TreeMap<>(kept);
        for (var offered : current.values()) {
            var same = kept.entrySet().stream()
                    .filter(entry -> isOf(offered.application(), entry.getValue()))
                    .findFirst();
            restored.put(same.map(NavigableMap.Entry::getKey).orElseGet(() -> free(restored)), offered);
        }
        var before = current;
        current = Collections.unmodifiableNavigableMap(restored);
        before.keySet().forEach(instance -> {
            if (!restored.containsKey(instance)) {
                listener.instanceRemoved(path(instance));
            }
        });
        restored.forEach((instance, container) -> tell(instance, before.get(instance), container));
    }

    private Optional<Integer> offered(int application) {
        return current.entrySet().stream()
                .filter(entry -> isOf(application, entry.getValue()))
                .map(NavigableMap.Entry::getKey)
                .findFirst();
    }

    private static boolean isOf(int application, Container container) {
        return container.origin().isOffered() && container.application() == application;
    }

    private static int free(NavigableMap<Integer, Container> taken) {
        int id = 0;
        while (taken.containsKey(id) && id < MOST) {
            id++;
        }
        return id;
    }

    private void put(int instance, Container container) throws RequestRefused {
        var after = new TreeMap<>(current);
        var before = after.put(instance, container);
        limits.check(after, container);
        current = Collections.unmodifiableNavigableMap(after);
        tell(instance, before, container);
    }

    private void tell(int instance, Container before, Container after) {
        var path = path(instance);
        if (before == null) {
            listener.instanceAdded(path);
            return;
        }
        if (!before.fragments().equals(after.fragments())) {
            listener.changed(path.child(Resources.DATA));
        }
        for (int resource = Resources.PRIORITY; resource <= Resources.APP_ID; resource++) {
            if (!Objects.equals(before.facts().get(resource), after.facts().get(resource))) {
                listener.changed(path.child(resource));
            }
        }
    }

    static Path path(int instance) {
        return Path.of(Resources.DEFINITION.id(), instance);
    }
}
