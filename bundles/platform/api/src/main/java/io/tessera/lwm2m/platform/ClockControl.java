// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/** Sets the gateway's clock; registered only where that is allowed. Each fails with a message for the peer. */
@ConsumerType
public interface ClockControl {

    /** Sets the time, /3/0/13. */
    CompletionStage<Void> setTime(Instant time);

    /** Sets the offset from UTC that is in effect, /3/0/14. */
    CompletionStage<Void> setOffset(ZoneOffset offset);

    /** Sets the time zone, /3/0/15. */
    CompletionStage<Void> setZone(ZoneId zone);
}
