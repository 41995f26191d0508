// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.bootstrap.AccessControl;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one device is sent, in order: made of its configuration and of what it has already. */
final class Plan {

    private static final int ACCESS_CONTROL = 2;

    private final BootstrapConfiguration configuration;
    private final Discovered found;
    private final Placeholders placeholders;
    private final AccountValues accounts;
    private final AccountIds ids;

    /** @param given the device's pre-shared keys, by Short Server ID */
    Plan(BootstrapConfiguration configuration, String endpoint, Map<Integer, GivenKey> given, Discovered found) {
        this.configuration = configuration;
        this.found = found;
        placeholders = new Placeholders(endpoint);
        accounts = new AccountValues(placeholders, given);
        ids = new AccountIds(configuration, found);
    }

    /** All that follows the Discover. */
    List<Order> orders() {
        var orders = new ArrayList<Order>();
        deletes().forEach(path -> orders.add(Order.delete(path)));
        if (!configuration.deletes().isEmpty()) {
            reads(orders);
        }
        writes().forEach((path, values) -> orders.add(Order.write(path, values)));
        reads(orders);
        orders.add(Order.finish());
        return orders;
    }

    private void reads(List<Order> orders) {
        configuration.reads().forEach(path -> orders.add(Order.read(path)));
    }

    /** All that is written, in one list (Core 1.2, 6.1.7.7). */
    List<PathValue> pack() {
        return writes().values().stream().flatMap(List::stream).toList();
    }

    private List<Path> deletes() {
        var deletes = new ArrayList<>(configuration.deletes());
        if (!configuration.keepOthers() && !found.known()) {
            addUncovered(deletes, Path.of(Discovered.SECURITY));
            addUncovered(deletes, Path.of(Discovered.SERVER));
        }
        if (!configuration.keepOthers()) {
            ids.others().forEach(path -> addUncovered(deletes, path));
        }
        if (!configuration.accessControl().isEmpty()) {
            addUncovered(deletes, Path.of(ACCESS_CONTROL));
        }
        return deletes;
    }

    private static void addUncovered(List<Path> deletes, Path path) {
        if (deletes.stream().noneMatch(other -> other.covers(path))) {
            deletes.add(path);
        }
    }

    /** By what they are written to. */
    private Map<Path, List<PathValue>> writes() {
        var writes = new LinkedHashMap<Path, List<PathValue>>();
        for (var entry : configuration.servers()) {
            writes.put(ids.security(entry), accounts.security(entry, ids.security(entry)));
        }
        for (var entry : configuration.servers()) {
            writes.put(ids.server(entry), accounts.server(entry, ids.server(entry)));
        }
        int instance = 0;
        for (var control : configuration.accessControl()) {
            var path = Path.of(ACCESS_CONTROL, instance++);
            writes.put(path, values(control, path));
        }
        for (var value : configuration.values()) {
            writes.computeIfAbsent(target(value.path()), path -> new ArrayList<>())
                    .add(placeholders.fill(value));
        }
        return writes;
    }

    /** What an Object Instance that is there has beside would be lost if it were written as a whole. */
    private Path target(Path path) {
        var instance = path.cut(2);
        boolean deleted = !instance.equals(Discovered.DEVICE)
                && configuration.deletes().stream().anyMatch(other -> other.covers(instance));
        return found.has(instance) && !deleted ? path.cut(3) : instance;
    }

    private static List<PathValue> values(AccessControl control, Path path) {
        var values = new ArrayList<PathValue>();
        values.add(new PathValue(path.child(0), Value.of(control.object())));
        values.add(new PathValue(path.child(1), Value.of(control.instance())));
        control.rights().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(right ->
                        values.add(new PathValue(path.child(2).child(right.getKey()), Value.of(right.getValue()))));
        values.add(new PathValue(path.child(3), Value.of(control.owner())));
        return values;
    }
}
