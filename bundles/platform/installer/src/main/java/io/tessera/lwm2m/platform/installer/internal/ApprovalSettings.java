// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.installer.internal;

import io.tessera.lwm2m.platform.firmware.PendingUpdate.Severity;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** What is configured. Its configuration becomes its service properties, by which the approval stays away. */
@Component(name = ApprovalConfig.PID, configurationPid = ApprovalConfig.PID, service = ApprovalSettings.class)
@Designate(ocd = ApprovalConfig.class)
public final class ApprovalSettings {

    private final ApprovalConfig config;

    @Activate
    public ApprovalSettings(ApprovalConfig config) {
        this.config = config;
    }

    /** Empty if somebody has to approve. */
    Optional<MaintenanceWindow> window() {
        if (config.window().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MaintenanceWindow.parse(config.window(), config.days()));
        } catch (IllegalArgumentException e) {
            throw complaint(e.getMessage());
        }
    }

    boolean isAtOnce(Severity severity) {
        return switch (config.atOnce()) {
            case "critical" -> severity == Severity.CRITICAL;
            case "mandatory" -> severity != Severity.OPTIONAL;
            case "none" -> false;
            default ->
                throw complaint("atOnce is %s; it must be critical, mandatory or none".formatted(config.atOnce()));
        };
    }

    private static IllegalArgumentException complaint(String what) {
        return new IllegalArgumentException(ApprovalConfig.PID + ": " + what);
    }
}
