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

    /** What /3/0/6 distinguishes. */
    enum Kind {
        DC(0),
        INTERNAL_BATTERY(1),
        EXTERNAL_BATTERY(2),
        FUEL_CELL(3),
        POWER_OVER_ETHERNET(4),
        USB(5),
        AC_MAINS(6),
        SOLAR(7);

        private final long code;

        Kind(long code) {
            this.code = code;
        }

        /** The number that servers see. */
        public long code() {
            return code;
        }
    }

    /**
     * The battery.
     *
     * @param percent how full it is, 0 to 100
     * @param status what it does
     */
    record Battery(Optional<Long> percent, BatteryStatus status) {}

    /** What /3/0/20 distinguishes. */
    enum BatteryStatus {
        NORMAL(0),
        CHARGING(1),
        CHARGE_COMPLETE(2),
        DAMAGED(3),
        LOW(4),
        NOT_INSTALLED(5),
        UNKNOWN(6);

        private final long code;

        BatteryStatus(long code) {
            this.code = code;
        }

        /** The number that servers see. */
        public long code() {
            return code;
        }
    }
}
