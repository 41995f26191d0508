// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.PowerInfo.Battery;
import io.tessera.lwm2m.platform.PowerInfo.Kind;
import io.tessera.lwm2m.platform.PowerInfo.PowerSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code /sys/class/power_supply}. A supply keeps its id as long as this lives, even while it is gone. */
final class PowerSupplies {

    private static final String FOLDER = "sys/class/power_supply";

    private final HostFiles files;
    private final Map<String, Integer> ids = new TreeMap<>();

    PowerSupplies(HostFiles files) {
        this.files = files;
    }

    /**
     * What there is at a moment.
     *
     * @param isMainsOff whether there is a mains supply that feeds nothing
     */
    record Snapshot(List<PowerSource> sources, Optional<Battery> battery, boolean isMainsOff) {

        static final Snapshot NOTHING = new Snapshot(List.of(), Optional.empty(), false);
    }

    Snapshot read() {
        var sources = new ArrayList<PowerSource>();
        Optional<Battery> battery = Optional.empty();
        boolean isMainsOff = false;
        for (var name : files.names(FOLDER)) {
            var supply = new PowerSupply(files, FOLDER + "/" + name + "/");
            var kind = supply.kind();
            if (kind.isEmpty()) {
                continue;
            }
            int id = ids.computeIfAbsent(name, unseen -> ids.size());
            if (supply.isAvailable()) {
                sources.add(new PowerSource(id, kind.get(), supply.millivolts(), supply.milliamperes()));
            }
            isMainsOff |= kind.get() == Kind.AC_MAINS && !supply.isAvailable();
            if (kind.get() == Kind.INTERNAL_BATTERY && battery.isEmpty()) {
                battery = Optional.of(supply.battery());
            }
        }
        return new Snapshot(List.copyOf(sources), battery, isMainsOff);
    }
}
