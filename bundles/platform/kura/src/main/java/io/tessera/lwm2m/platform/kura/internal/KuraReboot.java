// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import io.tessera.lwm2m.platform.RebootControl;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.system.SystemAdminService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Restarts the host through Kura; there only where that is configured. */
@Component(name = "io.tessera.lwm2m.platform.kura.reboot", property = "service.ranking:Integer=100")
public final class KuraReboot implements RebootControl {

    private static final Logger LOG = LoggerFactory.getLogger(KuraReboot.class);

    private final KuraSettings settings;
    private final SystemAdminService system;

    @Activate
    public KuraReboot(
            @Reference(name = "settings", target = "(reboot=true)") KuraSettings settings,
            @Reference(name = "system") SystemAdminService system) {
        this.settings = settings;
        this.system = system;
    }

    @Override
    public CompletionStage<Void> reboot() {
        var delay = settings.rebootDelay();
        LOG.info("This host restarts in {} s, as a server asked", delay.toSeconds());
        settings.thread().schedule(this::restart, delay.toMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.completedFuture(null);
    }

    private void restart() {
        try {
            system.reboot();
        } catch (RuntimeException e) {
            LOG.error("Kura could not restart this host", e);
        }
    }
}
