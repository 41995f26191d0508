// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.binary_app_data.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.Durability;
import io.tessera.lwm2m.client.object.Listeners;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ObjectListener;
import io.tessera.lwm2m.client.object.ProvidesObject;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.platform.appdata.DataApplication;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** BinaryAppDataContainer, Object 19: data that applications of the gateway exchange with servers. */
@Component(name = BinaryAppDataConfig.PID, configurationPid = BinaryAppDataConfig.PID, service = Lwm2mObject.class)
@ProvidesObject(id = 19, version = "1.0")
@Designate(ocd = BinaryAppDataConfig.class)
public final class BinaryAppDataObject implements Lwm2mObject {

    private final Listeners listeners = new Listeners();
    private final Containers containers;
    private final Applications applications;

    @Activate
    public BinaryAppDataObject(BinaryAppDataConfig config) {
        this(new Limits(config));
    }

    BinaryAppDataObject(Limits limits) {
        containers = new Containers(limits, listeners);
        applications = new Applications(containers, limits.waiting());
    }

    @Reference(name = "application", cardinality = MULTIPLE, policy = DYNAMIC)
    void addApplication(DataApplication application, Map<String, Object> properties) {
        applications.add(application, properties.get(DataApplication.APP_ID));
    }

    void removeApplication(DataApplication application) {
        applications.remove(application);
    }

    @Override
    public ObjectDefinition definition() {
        return Resources.DEFINITION;
    }

    @Override
    public int[] instances() {
        return containers.all().keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public int[] resources(int instance) {
        var container = containers.all().get(instance);
        return container == null ? new int[0] : container.resources();
    }

    @Override
    public int[] resourceInstances(int instance, int resource) {
        var container = containers.all().get(instance);
        return container == null || resource != Resources.DATA
                ? new int[0]
                : container.fragments().keySet().stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    @Override
    public CompletionStage<List<PathValue>> read(Caller caller, Path path) {
        try {
            var values = containers.get(path.instance()).values(path);
            if (values.isEmpty()) {
                throw new RequestRefused(ResponseCode.NOT_FOUND, "no " + path);
            }
            return CompletableFuture.completedStage(values);
        } catch (RequestRefused e) {
            return CompletableFuture.failedStage(e);
        }
    }

    @Override
    public CompletionStage<Void> write(Caller caller, Path target, boolean replace, List<PathValue> values) {
        return received(
                target.instance(),
                values,
                () -> containers.change(target.instance(), before -> {
                    var base = replace ? before.without(target, hasData(values)) : before;
                    var after = base.with(values).with(before.origin().writtenByServer());
                    applications.checkRoom(target.instance(), after);
                    return after;
                }));
    }

    @Override
    public CompletionStage<Void> create(Caller caller, int instance, List<PathValue> values) {
        var taken = values.stream().filter(value -> Resources.has(value.path())).toList();
        return received(instance, taken, () -> {
            if (!hasData(taken)) {
                throw new RequestRefused(ResponseCode.BAD_REQUEST, "0 Data is missing");
            }
            var created = Container.EMPTY.with(taken);
            applications.checkRoom(instance, created);
            containers.create(instance, created);
        });
    }

    private static boolean hasData(List<PathValue> values) {
        return values.stream().anyMatch(value -> value.path().resource() == Resources.DATA);
    }

    /** What a server does, or why not. */
    @FunctionalInterface
    private interface Action {
        void run() throws RequestRefused;
    }

    private CompletionStage<Void> received(int instance, List<PathValue> values, Action action) {
        try {
            for (var value : values) {
                Resources.check(value);
            }
            action.run();
            applications.deliver(instance, containers.get(instance));
            return DONE;
        } catch (RequestRefused e) {
            return CompletableFuture.failedStage(e);
        }
    }

    @Override
    public CompletionStage<Void> delete(Caller caller, Path path) {
        try {
            var before = containers.get(path.instance());
            if (path.depth() == 2) {
                containers.remove(path.instance());
                return DONE;
            }
            if (path.depth() != 4 || !before.fragments().containsKey(path.resourceInstance())) {
                throw new RequestRefused(ResponseCode.NOT_FOUND, "no " + path);
            }
            containers.change(path.instance(), container -> container.without(path, false));
            return DONE;
        } catch (RequestRefused e) {
            return CompletableFuture.failedStage(e);
        }
    }

    @Override
    public Optional<Durability> durability() {
        return Optional.of(new Kept(containers, applications));
    }

    @Override
    public AutoCloseable listen(ObjectListener listener) {
        return listeners.add(listener);
    }

    @Deactivate
    void close() {
        applications.close();
    }
}
