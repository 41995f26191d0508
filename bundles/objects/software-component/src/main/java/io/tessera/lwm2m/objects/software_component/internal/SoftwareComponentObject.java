// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_component.internal;

import static io.tessera.lwm2m.client.object.ResourceType.BOOLEAN;
import static io.tessera.lwm2m.client.object.ResourceType.STRING;
import static io.tessera.lwm2m.client.object.Trait.range;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import io.tessera.lwm2m.client.object.Declaration;
import io.tessera.lwm2m.client.object.DeclaredInstances;
import io.tessera.lwm2m.client.object.Durability;
import io.tessera.lwm2m.client.object.InstanceNumbers;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ProvidesObject;
import io.tessera.lwm2m.platform.CurrentService;
import io.tessera.lwm2m.platform.software.InstalledSoftware;
import io.tessera.lwm2m.platform.software.PackageInstaller;
import io.tessera.lwm2m.platform.software.SoftwareInventory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Software Component, Object 14: what is installed, an Object Instance each (LwM2M Software Management 1.0, 5.2). */
@Component(name = "io.tessera.lwm2m.objects.software_component.object", service = Lwm2mObject.class)
@ProvidesObject(id = 14, version = "1.0")
public final class SoftwareComponentObject extends DeclaredInstances<Shown> {

    private static final Logger LOG = LoggerFactory.getLogger(SoftwareComponentObject.class);

    private final CurrentService<SoftwareInventory> inventory =
            new CurrentService<>(SoftwareInventory::listen, this::look);
    private final InstanceNumbers numbers = new InstanceNumbers(14, this::renumber);
    private final Map<Integer, Shown> shown = new TreeMap<>();
    private final SoftwareComponentSettings settings;
    private final Switch control;

    @Activate
    public SoftwareComponentObject(
            @Reference(name = "settings", target = "(enabled=true)") SoftwareComponentSettings settings) {
        this(settings, new Switch());
    }

    private SoftwareComponentObject(SoftwareComponentSettings settings, Switch control) {
        super(declare(settings.allowsControl(), control));
        this.settings = settings;
        this.control = control;
    }

    private static Declaration<Shown> declare(boolean hasControl, Switch control) {
        Declaration<Shown> lines = multiple(14, "LWM2M Software Component", "1.0");
        lines.read(0, "Component Identity", STRING, Shown::name, range("0..255 bytes"))
                .read(2, "Component Version", STRING, Shown::version, range("0..255 bytes"));
        if (hasControl) {
            lines.execute(3, "Activate", control::start).execute(4, "Deactivate", control::stop);
        }
        return lines.read(5, "Activation State", BOOLEAN, Shown::isActive);
    }

    /** While nobody knows, what was known last is shown. */
    private synchronized void look() {
        inventory.get().map(SoftwareInventory::installed).ifPresent(this::show);
    }

    private void show(List<InstalledSoftware> installed) {
        var named = named(installed);
        var now = new TreeMap<Integer, InstalledSoftware>();
        named.forEach((name, software) -> numbers.of(name, named.keySet())
                .ifPresentOrElse(
                        number -> now.put(number, software),
                        () -> LOG.debug("Too much is installed to show {}", name)));
        List.copyOf(shown.keySet()).stream()
                .filter(number -> !now.containsKey(number))
                .forEach(this::hide);
        now.forEach(this::show);
    }

    /** The first one of a name is called so; others by the same name get a number behind it. */
    private Map<String, InstalledSoftware> named(List<InstalledSoftware> installed) {
        var named = new LinkedHashMap<String, InstalledSoftware>();
        for (var software : installed) {
            var name = software.content().name();
            if (settings.isShown(name)) {
                int count = 2;
                var key = name;
                while (named.containsKey(key)) {
                    key = name + "#" + count++;
                }
                named.put(key, software);
            }
        }
        return named;
    }

    private void hide(int number) {
        shown.remove(number);
        remove(number);
    }

    private void show(int number, InstalledSoftware software) {
        var before = shown.get(number);
        if (before == null) {
            var item = new Shown(software);
            shown.put(number, item);
            add(number, item);
            return;
        }
        var was = before.software();
        before.become(software);
        if (!was.content().version().equals(software.content().version())) {
            changed(number, 2);
        }
        if (was.active() != software.active()) {
            changed(number, 5);
        }
    }

    private synchronized void renumber() {
        List.copyOf(shown.keySet()).forEach(this::hide);
        look();
    }

    @Override
    public Optional<Durability> durability() {
        return Optional.of(numbers);
    }

    @Reference(name = "inventory", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void setInventory(SoftwareInventory next) {
        inventory.set(next);
    }

    void unsetInventory(SoftwareInventory gone) {
        inventory.clear(gone);
    }

    @Reference(name = "installer", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void setInstaller(PackageInstaller installer) {
        control.set(installer);
    }

    void unsetInstaller(PackageInstaller installer) {
        control.clear(installer);
    }

    @Deactivate
    void close() {
        inventory.close();
    }
}
