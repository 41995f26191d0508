// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import io.tessera.lwm2m.model.ContentFormat;
import java.time.Duration;
import java.util.List;

/**
 * How clients are bootstrapped, checked.
 *
 * @param version the LwM2M version that the Bootstrap-Server is told
 * @param pack whether a Bootstrap-Pack is asked for first
 * @param format that it is asked to write
 * @param patience how long it may be silent
 * @param retryDelay after the first failure; doubled after each next one
 * @param longestRetryDelay what the delay grows to
 */
record Settings(
        String version, boolean pack, int format, Duration patience, Duration retryDelay, Duration longestRetryDelay) {

    private static final List<String> VERSIONS = List.of("1.0", "1.1", "1.2");
    private static final List<Integer> FORMATS =
            List.of(ContentFormat.SENML_JSON, ContentFormat.SENML_CBOR, ContentFormat.TLV, ContentFormat.LWM2M_CBOR);
    private static final int MOST_DOUBLINGS = 20;
    /** A quarter of the patience. */
    private static final int REMINDED = 4;

    /** @throws IllegalArgumentException that names the attribute and its allowed values */
    static Settings of(BootstrapConfig config) {
        require(VERSIONS.contains(config.version()), "version", "one of " + VERSIONS, config.version());
        require(
                FORMATS.contains(config.preferredFormat()),
                "preferredFormat",
                "one of " + FORMATS,
                config.preferredFormat());
        return new Settings(
                config.version(),
                config.pack(),
                config.preferredFormat(),
                seconds("patience", config.patience(), 1200),
                seconds("retryDelay", config.retryDelay(), 86_400),
                seconds("longestRetryDelay", config.longestRetryDelay(), 604_800));
    }

    /** How long to wait after so many failures, 1 and more. */
    Duration delay(int failures) {
        var delay = retryDelay.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return delay.compareTo(longestRetryDelay) < 0 ? delay : longestRetryDelay;
    }

    /** Of a Bootstrap-Server that says itself that it will be able to soon. */
    Duration shortDelay(int failures) {
        var delay = Duration.ofSeconds(1L << Math.min(failures, MOST_DOUBLINGS));
        return delay.compareTo(delay(failures)) < 0 ? delay : delay(failures);
    }

    /** How long a Bootstrap-Server may be silent until it is asked once more. */
    Duration untilReminded() {
        return patience.dividedBy(REMINDED);
    }

    /** What is left of the patience then. */
    Duration afterReminded() {
        return patience.minus(untilReminded());
    }

    boolean isOfFirstVersion() {
        return version.equals("1.0");
    }

    private static Duration seconds(String attribute, int value, int most) {
        require(value >= 1 && value <= most, attribute, "1 to " + most + " seconds", value);
        return Duration.ofSeconds(value);
    }

    private static void require(boolean fulfilled, String attribute, String allowed, Object value) {
        if (!fulfilled) {
            throw new IllegalArgumentException("%s must be %s, but is %s".formatted(attribute, allowed, value));
        }
    }
}
