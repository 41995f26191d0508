// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/** Sets the gateway's clock; registered only where that is allowed. Each fails with a message for the peer. */
@ConsumerType
public interface ClockControl {

    /** Sets the time, /3/0/13. */
    CompletionStage<Void> setTime(Instant time);

    /** Sets the offset from UTC that is in effect, /3/0/14; the zone is then that of {@link #zone}, if there is one. */
    CompletionStage<Void> setOffset(ZoneOffset offset);

    /** Sets the time zone, /3/0/15. */
    CompletionStage<Void> setZone(ZoneId zone);

    /** The zone of the IANA database that has this offset all year, such as Etc/GMT-2: only for whole hours. */
    static Optional<ZoneId> zone(ZoneOffset offset) {
        int hours = offset.getTotalSeconds() / 3600;
        if (hours * 3600 != offset.getTotalSeconds() || hours < -12 || hours > 14) {
            return Optional.empty();
        }
        return Optional.of(ZoneId.of(hours == 0 ? "Etc/UTC" : "Etc/GMT%+d".formatted(-hours)));
    }
}
