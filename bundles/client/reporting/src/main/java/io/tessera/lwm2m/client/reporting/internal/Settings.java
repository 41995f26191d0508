// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The configuration, checked; times in milliseconds. */
record Settings(
        boolean confirmable,
        long confirmEvery,
        long retryAfter,
        int maxObservations,
        int maxStored,
        long storedFor,
        Sending sending) {

    /**
     * What is sent without being asked for.
     *
     * @param every 0 for never
     * @param server a Short Server ID, or {@link Lwm2mClient#ALL_SERVERS}
     */
    record Sending(int format, List<Path> paths, long every, int server) {}

    /** @throws IllegalArgumentException if a value isn't allowed */
    static Settings of(ReportingConfig config) {
        require("confirmEvery", config.confirmEvery(), 1, 24);
        require("retryAfter", config.retryAfter(), 1, 86_400);
        require("maxObservations", config.maxObservations(), 1, 100_000);
        require("storedNotifications", config.storedNotifications(), 1, 1_000_000);
        require("storedFor", config.storedFor(), 1, 8760);
        return new Settings(
                config.confirmable(),
                Duration.ofHours(config.confirmEvery()).toMillis(),
                Duration.ofSeconds(config.retryAfter()).toMillis(),
                config.maxObservations(),
                config.storedNotifications(),
                Duration.ofHours(config.storedFor()).toMillis(),
                sending(config));
    }

    private static Sending sending(ReportingConfig config) {
        require("sendEvery", config.sendEvery(), 0, 31_536_000);
        require("sendTo", config.sendTo(), 0, 65_534);
        int format =
                switch (config.sendFormat()) {
                    case "senml-cbor" -> ContentFormat.SENML_CBOR;
                    case "senml-json" -> ContentFormat.SENML_JSON;
                    default ->
                        throw new IllegalArgumentException(
                                "sendFormat is %s, not senml-cbor or senml-json".formatted(config.sendFormat()));
                };
        var every = Duration.ofSeconds(config.sendEvery()).toMillis();
        return new Sending(format, paths(config.sendPaths()), every, config.sendTo());
    }

    private static List<Path> paths(String[] texts) {
        var paths = new ArrayList<Path>();
        for (var text : texts) {
            if (text.isBlank()) {
                continue;
            }
            try {
                paths.add(Path.parse(text.strip()));
            } catch (RequestRefused e) {
                throw new IllegalArgumentException("sendPaths has %s, not a path such as /3/0/9".formatted(text), e);
            }
        }
        return List.copyOf(paths);
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s is %d, not %d to %d".formatted(name, value, least, most));
        }
    }
}
