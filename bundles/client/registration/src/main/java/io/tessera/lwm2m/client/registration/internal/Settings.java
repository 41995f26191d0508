// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * The configuration, checked.
 *
 * @param version to offer first
 * @param debounce how long changes of the object list are collected
 * @param queueMode whether servers shall keep requests until they hear from the client
 * @param smsNumber where the client can be reached by SMS; empty for nowhere
 * @param profile whether the object list is named by a Profile ID
 * @param retries where a Server Instance says nothing
 * @param random 0 to 1, so that fleets spread
 */
record Settings(
        Version version,
        Duration debounce,
        boolean queueMode,
        String smsNumber,
        Profile profile,
        RetryTimes retries,
        DoubleSupplier random) {

    private static final String SMS_NUMBER = "[0-9A-Za-z+._@-]{0,128}";

    /** @throws IllegalArgumentException if a value isn't allowed */
    static Settings of(RegistrationConfig config, DoubleSupplier random) {
        var version = Version.of(config.version())
                .orElseThrow(() ->
                        new IllegalArgumentException("version is %s, not 1.0, 1.1 or 1.2".formatted(config.version())));
        require("debounce", config.debounce(), 0, 60_000);
        require("retryCount", config.retryCount(), 1, 1000);
        require("retryTimer", config.retryTimer(), 1, 86_400);
        require("sequenceDelay", config.sequenceDelay(), 1, 604_800);
        if (!config.smsNumber().matches(SMS_NUMBER)) {
            throw new IllegalArgumentException("smsNumber is no MSISDN or External Identifier");
        }
        var profile = Profile.of(config.profileId())
                .orElseThrow(() -> new IllegalArgumentException(
                        "profileId is %s, not none, alone or withList".formatted(config.profileId())));
        var retries = new RetryTimes(config.retryCount(), config.retryTimer(), config.sequenceDelay(), 1, true);
        var debounce = Duration.ofMillis(config.debounce());
        return new Settings(version, debounce, config.queueMode(), config.smsNumber(), profile, retries, random);
    }

    private static void require(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException("%s is %d, not %d to %d".formatted(name, value, low, high));
        }
    }

    /** Up to a tenth longer. */
    Duration later(Duration delay) {
        return Duration.ofMillis((long) (delay.toMillis() * (1 + random.getAsDouble() / 10)));
    }

    /** Up to a tenth shorter. */
    Duration earlier(Duration delay) {
        return Duration.ofMillis((long) (delay.toMillis() * (1 - random.getAsDouble() / 10)));
    }
}
