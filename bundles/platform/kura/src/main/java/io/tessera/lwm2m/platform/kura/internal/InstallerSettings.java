// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** What is configured. It becomes service properties, by which the installer stays away while it isn't enabled. */
@Component(name = InstallerConfig.PID, configurationPid = InstallerConfig.PID, service = InstallerSettings.class)
@Designate(ocd = InstallerConfig.class)
public final class InstallerSettings {

    private final InstallerConfig config;

    @Activate
    public InstallerSettings(InstallerConfig config) {
        this.config = config;
    }

    /** @throws IllegalArgumentException if there is nobody whose packages are taken */
    Set<PublicKey> trusted() {
        var keys = new HashSet<PublicKey>();
        try (var in = Files.newInputStream(Path.of(config.trust().trim()))) {
            for (var one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                keys.add(one.getPublicKey());
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "%s: trust: '%s' can't be read: %s".formatted(InstallerConfig.PID, config.trust(), e), e);
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(InstallerConfig.PID + ": trust has no certificate");
        }
        return keys;
    }

    boolean mayChange(String name) {
        return Stream.of(config.names()).map(String::trim).anyMatch(pattern -> matches(pattern, name));
    }

    private static boolean matches(String pattern, String name) {
        int star = pattern.length() - 1;
        return pattern.endsWith("*") ? name.startsWith(pattern.substring(0, star)) : name.equals(pattern);
    }

    boolean allowsOlder() {
        return config.allowOlder();
    }

    boolean allowsConnection() {
        return config.allowConnection();
    }

    long largest() {
        return config.largest();
    }

    Duration delay() {
        return Duration.ofSeconds(config.delay());
    }
}
