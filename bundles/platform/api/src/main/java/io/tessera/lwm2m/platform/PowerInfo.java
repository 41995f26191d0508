// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** What feeds the gateway. Nothing blocks; what isn't known is absent. */
@ConsumerType
public interface PowerInfo {

    /** Every source that there is, the same id for the same one. */
    List<PowerSource> sources();

    /** The battery, if there is one. */
    Optional<Battery> battery();

    /**
     * Tells of every change from now on.
     *
     * @return ends it
     */
    AutoCloseable listen(Runnable changed);

    /**
     * One source.
     *
     * @param id Resource Instance ID of /3/0/6, 7 and 8, from 0
     * @param kind what it is
     * @param millivolts its voltage
     * @param milliamperes its current
     */
    record PowerSource(int id, Kind kind, Optional<Long> millivolts, Optional<Long> milliamperes) {}

    /** What /3/0/6 distinguishes; the ordinal is the number on the wire. */
    enum Kind {
        DC,
        INTERNAL_BATTERY,
        EXTERNAL_BATTERY,
        FUEL_CELL,
        POWER_OVER_ETHERNET,
        USB,
        AC_MAINS,
        SOLAR
    }

    /**
     * The battery.
     *
     * @param percent how full it is, 0 to 100
     * @param status what it does
     */
    record Battery(Optional<Long> percent, BatteryStatus status) {}

    /** What /3/0/20 distinguishes; the ordinal is the number on the wire. */
    enum BatteryStatus {
        NORMAL,
        CHARGING,
        CHARGE_COMPLETE,
        DAMAGED,
        LOW,
        NOT_INSTALLED,
        UNKNOWN
    }
}
