// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import io.tessera.lwm2m.platform.firmware.PendingUpdate.Severity;
import java.time.Duration;

/**
 * What servers say about updates to come.
 *
 * @param severity /5/0/11
 * @param deferral /5/0/13, seconds, unsigned
 * @param automatic /5/0/14
 */
record Terms(long severity, long deferral, boolean automatic) {

    static final long MANDATORY = 1;

    /** Longer than any gateway lives. */
    private static final long FOR_EVER = Duration.ofDays(100_000).toSeconds();

    Severity severityKind() {
        return Severity.values()[(int) severity];
    }

    Duration longestDeferral() {
        return Duration.ofSeconds(Long.compareUnsigned(deferral, FOR_EVER) > 0 ? FOR_EVER : deferral);
    }
}
