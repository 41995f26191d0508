// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.PowerInfo.Battery;
import io.tessera.lwm2m.platform.PowerInfo.BatteryStatus;
import io.tessera.lwm2m.platform.PowerInfo.Kind;
import java.util.Optional;

/**
 * One folder of {@code /sys/class/power_supply}.
 *
 * @param folder ends with a slash
 */
record PowerSupply(HostFiles files, String folder) {

    private static final long MICRO_PER_MILLI = 1000;
    private static final long LOW_PERCENT = 10;

    /** Absent for what doesn't feed the host, such as the battery of a mouse. */
    Optional<Kind> kind() {
        if (is("scope", "Device")) {
            return Optional.empty();
        }
        return files.text(folder + "type").flatMap(type -> switch (type) {
            case "Battery" -> Optional.of(Kind.INTERNAL_BATTERY);
            case "UPS" -> Optional.of(Kind.EXTERNAL_BATTERY);
            case "Mains" -> Optional.of(Kind.AC_MAINS);
            default -> type.startsWith("USB") ? Optional.of(Kind.USB) : Optional.empty();
        });
    }

    /** Whether it can feed the host now. */
    boolean isAvailable() {
        return !is("online", "0") && !is("present", "0");
    }

    Optional<Long> millivolts() {
        return milli("voltage_now");
    }

    /** Some drivers say by the sign whether it is charged; the Resource is about how much. */
    Optional<Long> milliamperes() {
        return milli("current_now").map(Math::abs);
    }

    Battery battery() {
        var percent = files.number(folder + "capacity").filter(level -> level >= 0 && level <= 100);
        return new Battery(percent, status(percent));
    }

    private BatteryStatus status(Optional<Long> percent) {
        if (is("present", "0")) {
            return BatteryStatus.NOT_INSTALLED;
        }
        if (is("health", "Dead") || is("health", "Unspecified failure") || is("health", "Over voltage")) {
            return BatteryStatus.DAMAGED;
        }
        var status = files.text(folder + "status").orElse("Unknown");
        return switch (status) {
            case "Charging" -> BatteryStatus.CHARGING;
            case "Full" -> BatteryStatus.CHARGE_COMPLETE;
            case "Discharging", "Not charging" -> isLow(percent) ? BatteryStatus.LOW : BatteryStatus.NORMAL;
            default -> isLow(percent) ? BatteryStatus.LOW : BatteryStatus.UNKNOWN;
        };
    }

    private boolean isLow(Optional<Long> percent) {
        return is("capacity_level", "Critical")
                || is("capacity_level", "Low")
                || percent.filter(level -> level <= LOW_PERCENT).isPresent();
    }

    private Optional<Long> milli(String file) {
        return files.number(folder + file).map(micro -> Math.floorDiv(micro, MICRO_PER_MILLI));
    }

    private boolean is(String file, String text) {
        return files.text(folder + file).filter(text::equals).isPresent();
    }
}
