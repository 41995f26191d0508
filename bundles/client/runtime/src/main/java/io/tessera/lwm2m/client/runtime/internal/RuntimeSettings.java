// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the configuration of a client. A time that is out of range is refused, and its default used. */
final class RuntimeSettings {

    private static final Logger LOG = LoggerFactory.getLogger(RuntimeSettings.class);
    private static final long LONGEST = 60_000;
    private static final long LONGEST_SLEEP = 86_400;

    private RuntimeSettings() {}

    static ClientSettings of(RuntimeConfig config) {
        return new ClientSettings(
                name(config.lwm2m_client()),
                config.endpoint(),
                time("requestDeadline", config::requestDeadline, 100, 5000),
                time("objectDebounce", config::objectDebounce, 0, 1000),
                time("settling", config::settling, 0, 250),
                segments(config.alternatePath()),
                sleepAfter(config),
                AccessMode.of(config.accessControl(), config.defaultRights()));
    }

    /** A numeric first segment would be taken for an Object ID. */
    private static List<String> segments(String path) {
        var segments =
                Stream.of(path.split("/")).filter(part -> !part.isEmpty()).toList();
        if (segments.stream().anyMatch(part -> !part.matches("[A-Za-z._~-][A-Za-z0-9._~-]*"))) {
            throw new IllegalArgumentException(
                    "alternatePath must be segments of letters, digits, dots and dashes that begin with no digit, but"
                            + " is \"" + path + "\"");
        }
        return segments;
    }

    private static Duration sleepAfter(RuntimeConfig config) {
        long seconds = config.sleepAfter();
        if (seconds < 0 || seconds > LONGEST_SLEEP) {
            LOG.error("sleepAfter must be 0 to {} s, but is {}; 0 counts: never", LONGEST_SLEEP, seconds);
            return Duration.ZERO;
        }
        return Duration.ofSeconds(seconds);
    }

    private static String name(String name) {
        if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException(
                    "lwm2m.client must be 1 to 64 letters, digits, dots, dashes and underscores, but is \"" + name
                            + "\"");
        }
        return name;
    }

    private static Duration time(String attribute, LongSupplier value, long least, long otherwise) {
        try {
            long millis = value.getAsLong();
            if (millis >= least && millis <= LONGEST) {
                return Duration.ofMillis(millis);
            }
            LOG.error("{} must be {} to {} ms, but is {}; {} ms counts", attribute, least, LONGEST, millis, otherwise);
        } catch (RuntimeException e) {
            LOG.error("{} must be {} to {} ms; {} ms counts", attribute, least, LONGEST, otherwise, e);
        }
        return Duration.ofMillis(otherwise);
    }
}
