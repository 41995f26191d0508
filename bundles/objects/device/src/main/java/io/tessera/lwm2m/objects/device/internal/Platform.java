// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.device.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import io.tessera.lwm2m.platform.ClockControl;
import io.tessera.lwm2m.platform.CurrentService;
import io.tessera.lwm2m.platform.DeviceInfo;
import io.tessera.lwm2m.platform.ErrorSource;
import io.tessera.lwm2m.platform.FactoryResetControl;
import io.tessera.lwm2m.platform.PowerInfo;
import io.tessera.lwm2m.platform.RebootControl;
import io.tessera.lwm2m.platform.StorageInfo;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** What the platform offers right now; each service may come and go without the Object noticing more than its facts. */
@Component(name = "io.tessera.lwm2m.objects.device.platform", service = Platform.class)
public final class Platform {

    private static final int LOW_BATTERY = 1;
    private static final int[] PLATE = {0, 1, 2, 3, 17, 18, 19};
    private static final int[] POWER = {6, 7, 8, 9, 20};
    private static final int[] STORAGE = {10, 21};
    private static final int[] CLOCK = {13, 14, 15};
    private static final int[] ERRORS = {11};

    private final RankedInfo plate = new RankedInfo();
    private final CurrentService<PowerInfo> powerInfo = new CurrentService<>(PowerInfo::listen, this::powerChanged);
    private final CurrentService<StorageInfo> storageInfo =
            new CurrentService<>(StorageInfo::listen, () -> tell(STORAGE));
    private final Slot<RebootControl> rebooting = new Slot<>();
    private final Slot<FactoryResetControl> resetting = new Slot<>();
    private final Slot<ClockControl> clockControl = new Slot<>();
    private final List<ErrorSource> errorSources = new CopyOnWriteArrayList<>();
    private final Subscriptions subscriptions = new Subscriptions();
    private final List<IntConsumer> listeners = new CopyOnWriteArrayList<>();
    private final Power power = new Power(powerInfo);
    private final DeviceErrors errors = new DeviceErrors(this::wrongNow, () -> tell(ERRORS));
    private final DeviceClock clock;

    @Activate
    public Platform() {
        this(Clock.system(ZoneId.systemDefault()));
    }

    Platform(Clock clock) {
        this.clock = new DeviceClock(clock, clockControl, () -> tell(CLOCK));
    }

    RankedInfo plate() {
        return plate;
    }

    Power power() {
        return power;
    }

    Storage storage() {
        return new Storage(storageInfo);
    }

    Controls controls() {
        return new Controls(rebooting, resetting);
    }

    DeviceErrors errors() {
        return errors;
    }

    DeviceClock clock() {
        return clock;
    }

    /** Tells of every Resource that changed from now on. */
    AutoCloseable listen(IntConsumer changedResource) {
        listeners.add(changedResource);
        return () -> listeners.remove(changedResource);
    }

    @Reference(name = "info", cardinality = MULTIPLE, policy = DYNAMIC)
    void addInfo(DeviceInfo info, Map<String, Object> properties) {
        plate.add(info, properties);
        tell(PLATE);
    }

    void removeInfo(DeviceInfo info) {
        plate.remove(info);
        tell(PLATE);
    }

    @Reference(name = "power", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void addPower(PowerInfo info) {
        powerInfo.set(info);
    }

    void removePower(PowerInfo info) {
        powerInfo.clear(info);
    }

    @Reference(name = "storage", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void addStorage(StorageInfo info) {
        storageInfo.set(info);
    }

    void removeStorage(StorageInfo info) {
        storageInfo.clear(info);
    }

    @Reference(name = "errors", cardinality = MULTIPLE, policy = DYNAMIC)
    void addErrors(ErrorSource source) {
        errorSources.add(source);
        subscriptions.add(source, source.listen(errors::update));
        errors.update();
    }

    void removeErrors(ErrorSource source) {
        subscriptions.remove(source);
        errorSources.remove(source);
        errors.update();
    }

    @Reference(name = "reboot", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void addReboot(RebootControl control) {
        rebooting.set(control);
    }

    void removeReboot(RebootControl control) {
        rebooting.clear(control);
    }

    @Reference(name = "reset", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void addReset(FactoryResetControl control) {
        resetting.set(control);
    }

    void removeReset(FactoryResetControl control) {
        resetting.clear(control);
    }

    @Reference(name = "clock", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void addClock(ClockControl control) {
        clockControl.set(control);
    }

    void removeClock(ClockControl control) {
        clockControl.clear(control);
    }

    @Deactivate
    void close() {
        subscriptions.close();
        powerInfo.close();
        storageInfo.close();
    }

    private void powerChanged() {
        tell(POWER);
        errors.update();
    }

    private Set<Integer> wrongNow() {
        var wrong = new TreeSet<Integer>();
        errorSources.forEach(source -> wrong.addAll(source.errors()));
        if (power.isLow()) {
            wrong.add(LOW_BATTERY);
        }
        return wrong;
    }

    private void tell(int[] resources) {
        for (var listener : listeners) {
            for (int resource : resources) {
                listener.accept(resource);
            }
        }
    }
}
