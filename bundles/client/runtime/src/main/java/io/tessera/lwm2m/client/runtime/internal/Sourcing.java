// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.BootstrapInformation;
import io.tessera.lwm2m.client.spi.Provisioning.Origin;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the accounts of a smartcard or a factory in among those that are there already: an account replaces the one of
 * the same Short Server ID, and the Bootstrap-Server the one that there is; where another account has its Object
 * Instance ID, it gets a free one.
 */
final class Sourcing {

    private static final Logger LOG = LoggerFactory.getLogger(Sourcing.class);

    /** Those whose Object Instance IDs mean nothing by themselves. */
    private static final Set<Integer> MOVABLE =
            Set.of(AccountObjects.SECURITY, AccountObjects.SERVER, AccessTable.OBJECT, Staging.OSCORE);

    private final Staging staging;
    private final Provenance provenance;
    /** Which Object Instance goes where. */
    private final Map<Path, Path> moved = new HashMap<>();

    Sourcing(Staging staging, Provenance provenance) {
        this.staging = staging;
        this.provenance = provenance;
    }

    /**
     * Takes away what came from there before, and puts in place what comes now.
     *
     * @throws RequestRefused for a value that can't be there
     */
    void bring(Origin origin, Optional<BootstrapInformation> information) throws RequestRefused {
        var before = places();
        provenance.state().origins().forEach((server, itsOrigin) -> {
            if (itsOrigin == origin) {
                drop(before, server);
            }
        });
        var instances = new TreeMap<Path, List<PathValue>>();
        for (var value : information.map(BootstrapInformation::values).orElse(List.of())) {
            instances
                    .computeIfAbsent(value.path().cut(2), path -> new ArrayList<>())
                    .add(value);
        }
        instances.keySet().removeIf(this::isUnknown);
        instances.forEach((path, values) -> moved.put(path, place(before, path, values)));
        for (var entry : instances.entrySet()) {
            var target = moved.get(entry.getKey());
            var values = entry.getValue();
            staging.write(
                    target,
                    values.stream().map(value -> moved(target, value, values)).toList());
        }
    }

    /** Deletes what an Object Link means. */
    static void dropLinked(Staging staging, Value value) {
        if (value instanceof Value.ObjlnkValue link && link.object() == Staging.OSCORE) {
            staging.drop(link.object(), link.instance());
        }
    }

    private boolean isUnknown(Path instance) {
        boolean isUnknown = Arrays.binarySearch(staging.objects(), instance.object()) < 0;
        if (isUnknown) {
            LOG.warn("There is no Object for {}: it is left out", instance);
        }
        return isUnknown;
    }

    /** The Object Instances of the accounts, by Object and Short Server ID. */
    private Map<Integer, Map<Integer, Integer>> places() {
        var places = new HashMap<Integer, Map<Integer, Integer>>();
        for (int object : List.of(AccountObjects.SECURITY, AccountObjects.SERVER)) {
            var byServer = new HashMap<Integer, Integer>();
            for (var instance : InstanceValues.of(staging.values(Path.of(object)))) {
                byServer.put(server(object, instance), instance.id());
            }
            places.put(object, byServer);
        }
        return places;
    }

    private static int server(int object, InstanceValues instance) {
        if (object == AccountObjects.SERVER) {
            return (int) instance.number(AccountReader.SHORT_SERVER_ID, 0);
        }
        return instance.flag(SecurityInstance.IS_BOOTSTRAP_SERVER, false)
                ? ConfiguredAccount.BOOTSTRAP_SERVER
                : (int) instance.number(SecurityInstance.SHORT_SERVER_ID, 0);
    }

    private void drop(Map<Integer, Map<Integer, Integer>> places, int server) {
        var security = places.get(AccountObjects.SECURITY).get(server);
        if (security != null) {
            var link = Path.of(AccountObjects.SECURITY, security, SecurityInstance.OSCORE);
            staging.values(link).forEach(value -> dropLinked(staging, value.value()));
            staging.drop(AccountObjects.SECURITY, security);
        }
        var terms = places.get(AccountObjects.SERVER).get(server);
        if (terms != null) {
            staging.drop(AccountObjects.SERVER, terms);
        }
    }

    private Path place(Map<Integer, Map<Integer, Integer>> before, Path wanted, List<PathValue> values) {
        int object = wanted.object();
        if (!MOVABLE.contains(object)) {
            return wanted;
        }
        var instance = InstanceValues.of(values).iterator().next();
        var known =
                before.getOrDefault(object, Map.of()).get(before.containsKey(object) ? server(object, instance) : -1);
        if (known != null && !moved.containsValue(Path.of(object, known))) {
            return Path.of(object, known);
        }
        var taken = new HashSet<>(moved.values());
        before.getOrDefault(object, Map.of()).values().forEach(id -> taken.add(Path.of(object, id)));
        for (int id : staging.instances(object)) {
            taken.add(Path.of(object, id));
        }
        var place = wanted;
        for (int id = 0; taken.contains(place); id++) {
            place = Path.of(object, id);
        }
        return place;
    }

    private PathValue moved(Path target, PathValue value, List<PathValue> all) {
        var path = target.child(value.path().resource());
        var whole = value.path().depth() == 4 ? path.child(value.path().resourceInstance()) : path;
        return new PathValue(whole, moved(value, all));
    }

    /** What refers to an Object Instance that goes elsewhere goes along. */
    private Value moved(PathValue value, List<PathValue> all) {
        if (value.value() instanceof Value.ObjlnkValue link && link.object() <= Path.MAX_ID) {
            var target = moved.get(Path.of(link.object(), link.instance()));
            return target == null ? link : new Value.ObjlnkValue(target.object(), target.instance());
        }
        boolean isTarget = value.path().object() == AccessTable.OBJECT
                && value.path().resource() == AccessEntry.INSTANCE_ID
                && value.value() instanceof Value.IntegerValue;
        if (!isTarget) {
            return value.value();
        }
        int object = (int) InstanceValues.of(all).iterator().next().number(AccessEntry.OBJECT_ID, -1);
        int instance = (int) ((Value.IntegerValue) value.value()).value();
        boolean isPath = object >= 0 && object <= Path.MAX_ID && instance >= 0 && instance <= Path.MAX_ID;
        var target = isPath ? moved.get(Path.of(object, instance)) : null;
        return target == null ? value.value() : Value.of((long) target.instance());
    }
}
