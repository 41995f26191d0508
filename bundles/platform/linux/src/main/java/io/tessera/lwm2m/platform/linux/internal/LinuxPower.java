// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.ErrorSource;
import io.tessera.lwm2m.platform.PowerInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The power supplies that the kernel knows, as they were when last looked at. */
@Component(name = "io.tessera.lwm2m.platform.linux.power")
public final class LinuxPower implements PowerInfo, ErrorSource {

    private static final Set<Integer> EXTERNAL_SUPPLY_OFF = Set.of(2);

    private final PowerSupplies supplies;
    private final Observers observers = new Observers();
    private final Future<?> looking;
    private volatile PowerSupplies.Snapshot snapshot = PowerSupplies.Snapshot.NOTHING;

    @Activate
    public LinuxPower(@Reference(name = "settings") LinuxSettings settings) {
        supplies = new PowerSupplies(settings.files());
        looking = settings.thread()
                .scheduleWithFixedDelay(this::look, 0, settings.period().toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public List<PowerSource> sources() {
        return snapshot.sources();
    }

    @Override
    public Optional<Battery> battery() {
        return snapshot.battery();
    }

    @Override
    public Set<Integer> errors() {
        return snapshot.isMainsOff() ? EXTERNAL_SUPPLY_OFF : Set.of();
    }

    @Override
    public AutoCloseable listen(Runnable changed) {
        return observers.add(changed);
    }

    @Deactivate
    void close() {
        looking.cancel(false);
    }

    /** Runs on the thread for slow things. */
    void look() {
        var before = snapshot;
        snapshot = supplies.read();
        if (!snapshot.equals(before)) {
            observers.tell();
        }
    }
}
