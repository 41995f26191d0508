// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.installer.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** What is configured. Its configuration becomes its service properties, by which the installer stays away. */
@Component(name = InstallerConfig.PID, configurationPid = InstallerConfig.PID, service = InstallerSettings.class)
@Designate(ocd = InstallerConfig.class)
public final class InstallerSettings {

    private final InstallerConfig config;

    @Activate
    public InstallerSettings(InstallerConfig config) {
        this.config = config;
    }

    /** @throws IllegalArgumentException if there is none */
    HostCommand command() {
        if (config.command().length == 0) {
            throw complaint("command is missing; it must be a program and its arguments");
        }
        return new HostCommand(List.of(config.command()));
    }

    HostCommand check() {
        return new HostCommand(List.of(config.check()));
    }

    /** @throws IllegalArgumentException if there is no key to verify packages with */
    Verifier verifier() {
        if (config.trust().isEmpty()) {
            throw complaint("trust is missing; it must be a file with a public key or a certificate");
        }
        try {
            return new Verifier(TrustedKey.read(Path.of(config.trust())), config.model());
        } catch (IllegalArgumentException e) {
            throw complaint("trust: " + e.getMessage());
        }
    }

    Path folder() {
        return Path.of(config.folder());
    }

    Duration delay() {
        return Duration.ofSeconds(inRange("delay", config.delay(), 0, 3600));
    }

    Duration timeLimit() {
        return Duration.ofSeconds(inRange("timeLimit", config.timeLimit(), 1, 86_400));
    }

    private static int inRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw complaint("%s is %d; it must be %d to %d".formatted(name, value, least, most));
        }
        return value;
    }

    private static IllegalArgumentException complaint(String what) {
        return new IllegalArgumentException(InstallerConfig.PID + ": " + what);
    }
}
