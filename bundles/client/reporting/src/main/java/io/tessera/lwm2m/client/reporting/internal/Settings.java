// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import java.time.Duration;

/** The configuration, checked; times in milliseconds. */
record Settings(boolean confirmable, long confirmEvery, long retryAfter, int maxObservations) {

    /** @throws IllegalArgumentException if a value isn't allowed */
    static Settings of(ReportingConfig config) {
        require("confirmEvery", config.confirmEvery(), 24);
        require("retryAfter", config.retryAfter(), 86_400);
        require("maxObservations", config.maxObservations(), 100_000);
        return new Settings(
                config.confirmable(),
                Duration.ofHours(config.confirmEvery()).toMillis(),
                Duration.ofSeconds(config.retryAfter()).toMillis(),
                config.maxObservations());
    }

    private static void require(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("%s is %d, not 1 to %d".formatted(name, value, most));
        }
    }
}
