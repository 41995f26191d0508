// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.DeclaredInstances;
import io.tessera.lwm2m.client.object.Durability;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ProvidesObject;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.platform.software.InstalledSoftware;
import io.tessera.lwm2m.platform.software.PackageInstaller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Software Management, Object 9: servers create an Object Instance for each package that they install (LwM2M Software
 * Management 1.0). There only while somebody can install software.
 */
@Component(
        name = SoftwareManagementConfig.PID,
        configurationPid = SoftwareManagementConfig.PID,
        service = Lwm2mObject.class)
@ProvidesObject(id = 9, version = "1.0")
@Designate(ocd = SoftwareManagementConfig.class)
public final class SoftwareManagementObject extends DeclaredInstances<Software> {

    private static final int ACTIVATION_STATE = 12;

    private final Settings settings;
    private final PackageInstaller installer;
    private final Sources sources;
    private final Kept kept = new Kept(this::statuses, this::restore);
    private final Map<Integer, Boolean> active = new ConcurrentHashMap<>();
    private final AutoCloseable listening;

    @Activate
    public SoftwareManagementObject(
            SoftwareManagementConfig config,
            @Reference(name = "installer") PackageInstaller installer,
            @Reference(name = "sources") Sources sources) {
        this(new Settings(config), installer, sources);
    }

    SoftwareManagementObject(Settings settings, PackageInstaller installer, Sources sources) {
        super(Resources.declare());
        this.sources = sources;
        this.settings = settings;
        this.installer = installer;
        listening = installer.listen(this::look);
    }

    @Override
    public boolean isCreatable() {
        return true;
    }

    /** A package, or the URI of one, may come with it. */
    @Override
    public CompletionStage<Void> create(Caller caller, int instance, List<PathValue> values) {
        if (instances().length >= settings.most()) {
            return refused("there are %d packages already".formatted(settings.most()));
        }
        add(instance, software(instance));
        var first = values.stream().filter(SoftwareManagementObject::isWritable).toList();
        if (first.isEmpty()) {
            return DONE;
        }
        return write(caller, Path.of(9, instance), false, first).exceptionallyCompose(failure -> {
            find(instance).ifPresent(Software::leave);
            remove(instance);
            return CompletableFuture.failedStage(failure);
        });
    }

    private static boolean isWritable(PathValue value) {
        int resource = value.path().resource();
        return resource == 2 || resource == 3 || resource == 8;
    }

    @Override
    public CompletionStage<Void> delete(Caller caller, Path path) {
        var software = find(path.instance());
        if (path.depth() != 2 || software.isEmpty()) {
            return Lwm2mObject.refused(ResponseCode.METHOD_NOT_ALLOWED, path + " can't be deleted");
        }
        if (!software.get().leave()) {
            return refused("not while the software is being changed");
        }
        remove(path.instance());
        active.remove(path.instance());
        return DONE;
    }

    private static CompletionStage<Void> refused(String why) {
        return Lwm2mObject.refused(ResponseCode.METHOD_NOT_ALLOWED, why);
    }

    private Software software(int instance) {
        var current = new Current(instance, (before, after) -> tell(instance, before, after));
        return new Software(current, settings, sources, installer);
    }

    private void tell(int instance, Status before, Status after) {
        tell(instance, 0, before, after, status -> status.content().name());
        tell(instance, 1, before, after, status -> status.content().version());
        tell(instance, 16, before, after, Status::reason);
        tell(instance, 9, before, after, status -> status.phase().result());
        tell(instance, 7, before, after, status -> status.phase().state());
        look();
    }

    private void tell(int instance, int resource, Status before, Status after, Function<Status, Object> part) {
        if (!part.apply(before).equals(part.apply(after))) {
            changed(instance, resource);
        }
    }

    /** Something was installed, started, stopped or uninstalled, by whomever. */
    private void look() {
        for (int instance : instances()) {
            boolean isActive = find(instance)
                    .flatMap(Software::installed)
                    .map(InstalledSoftware::active)
                    .orElse(false);
            if (!Boolean.valueOf(isActive).equals(active.put(instance, isActive))) {
                changed(instance, ACTIVATION_STATE);
            }
        }
    }

    private Map<Integer, Status> statuses() {
        var statuses = new TreeMap<Integer, Status>();
        for (int instance : instances()) {
            find(instance).ifPresent(software -> statuses.put(instance, software.status()));
        }
        return statuses;
    }

    private void restore(int instance, Status status) {
        if (find(instance).isPresent()) {
            return;
        }
        var software = software(instance);
        add(instance, software);
        software.restore(status);
    }

    @Override
    public Optional<Durability> durability() {
        return Optional.of(kept);
    }

    @Deactivate
    void close() throws Exception {
        listening.close();
        for (int instance : instances()) {
            find(instance).ifPresent(Software::close);
        }
    }
}
