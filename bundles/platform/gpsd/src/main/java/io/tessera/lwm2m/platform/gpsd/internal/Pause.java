// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.gpsd.internal;

import java.time.Duration;

/** How long to wait before the next attempt: twice as long as before, from the shortest to the longest. */
record Pause(Duration shortest, Duration longest) {

    Duration after(Duration before) {
        var twice = before.multipliedBy(2);
        return twice.compareTo(longest) > 0 ? longest : twice;
    }
}
