// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** What is configured. Its configuration becomes its service properties, by which the installer stays away. */
@Component(name = SoftwareConfig.PID, configurationPid = SoftwareConfig.PID, service = SoftwareSettings.class)
@Designate(ocd = SoftwareConfig.class)
public final class SoftwareSettings {

    private static final int LONGEST = 3600;

    private final SoftwareConfig config;

    @Activate
    public SoftwareSettings(SoftwareConfig config) {
        this.config = config;
    }

    /** @throws IllegalArgumentException if there is nobody whose bundles are taken */
    Trust trust() {
        if (config.trust().isBlank()) {
            throw complaint("trust is missing; it must be a file with certificates");
        }
        return Trust.read(Path.of(config.trust().trim()));
    }

    boolean mayChange(String name) {
        return matches(config.names(), name);
    }

    boolean carriesConnection(String name) {
        return matches(config.connection(), name);
    }

    boolean allowsConnection() {
        return config.allowConnection();
    }

    boolean allowsOlder() {
        return config.allowOlder();
    }

    long largest() {
        if (config.largest() < 1) {
            throw complaint("largest is %d; it must be at least 1".formatted(config.largest()));
        }
        return config.largest();
    }

    Path folder() {
        return Path.of(config.folder());
    }

    Duration delay() {
        return seconds("delay", config.delay());
    }

    /** How long what worked may take to work again. */
    Duration patience() {
        return seconds("patience", config.patience());
    }

    private static Duration seconds(String name, int value) {
        if (value < 0 || value > LONGEST) {
            throw complaint("%s is %d; it must be 0 to %d".formatted(name, value, LONGEST));
        }
        return Duration.ofSeconds(value);
    }

    private static boolean matches(String[] patterns, String name) {
        return List.of(patterns).stream()
                .map(String::trim)
                .anyMatch(pattern -> pattern.endsWith("*")
                        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                        : name.equals(pattern));
    }

    private static IllegalArgumentException complaint(String what) {
        return new IllegalArgumentException(SoftwareConfig.PID + ": " + what);
    }
}
