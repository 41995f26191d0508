// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.device.internal;

import io.tessera.lwm2m.platform.CurrentService;
import io.tessera.lwm2m.platform.PowerInfo;
import io.tessera.lwm2m.platform.PowerInfo.Battery;
import io.tessera.lwm2m.platform.PowerInfo.BatteryStatus;
import io.tessera.lwm2m.platform.PowerInfo.PowerSource;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Power sources and battery as /3/0/6 to 9 and 20 show them. */
record Power(CurrentService<PowerInfo> info) {

    /** Resource Instances of 6, 7 and 8 with the same id belong together. */
    SortedMap<Integer, Long> kinds() {
        return sources(source -> Optional.of(source.kind().code()));
    }

    SortedMap<Integer, Long> voltages() {
        return sources(PowerSource::millivolts);
    }

    SortedMap<Integer, Long> currents() {
        return sources(PowerSource::milliamperes);
    }

    Optional<Long> batteryLevel() {
        return info.get().flatMap(PowerInfo::battery).flatMap(Battery::percent);
    }

    Optional<Long> batteryStatus() {
        return info.get().flatMap(PowerInfo::battery).map(battery -> battery.status()
                .code());
    }

    boolean isLow() {
        return info.get()
                .flatMap(PowerInfo::battery)
                .filter(battery -> battery.status() == BatteryStatus.LOW)
                .isPresent();
    }

    private SortedMap<Integer, Long> sources(Function<PowerSource, Optional<Long>> fact) {
        var values = new TreeMap<Integer, Long>();
        info.get().ifPresent(power -> power.sources()
                .forEach(source -> fact.apply(source).ifPresent(value -> values.put(source.id(), value))));
        return values;
    }
}
