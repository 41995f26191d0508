// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.packages;

import java.time.Duration;

/**
 * How patient a download is.
 *
 * @param attempts in a row that bring nothing
 * @param pause before the second attempt; doubled with each further one
 * @param longestPause where doubling ends
 * @param limit for all of it
 */
public record Patience(int attempts, Duration pause, Duration longestPause, Duration limit) {

    /** Before the next attempt, after so many that brought nothing. */
    Duration pauseAfter(int failures) {
        var next = pause.multipliedBy(1L << Math.min(failures - 1, 20));
        return next.compareTo(longestPause) > 0 ? longestPause : next;
    }
}
