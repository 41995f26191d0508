// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.RebootControl;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Restarts the host through systemd; there only where that is configured. */
@Component(name = "io.tessera.lwm2m.platform.linux.reboot")
public final class LinuxReboot implements RebootControl {

    private static final Logger LOG = LoggerFactory.getLogger(LinuxReboot.class);
    private static final long LONGEST = 30;

    private final ScheduledExecutorService thread;
    private final Duration delay;
    private final Commands commands;

    @Activate
    public LinuxReboot(@Reference(name = "settings", target = "(reboot=true)") LinuxSettings settings) {
        this(settings, new HostCommands(settings.thread(), LONGEST));
    }

    LinuxReboot(LinuxSettings settings, Commands commands) {
        thread = settings.thread();
        delay = settings.rebootDelay();
        this.commands = commands;
    }

    /** Asks systemd whether it is there now, and for the restart once the answer had time to go out. */
    @Override
    public CompletionStage<Void> reboot() {
        return commands.run("systemctl", "--version").thenRun(() -> {
            LOG.info("This host restarts in {} s, as a server asked", delay.toSeconds());
            thread.schedule(this::restart, delay.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    private CompletableFuture<Void> restart() {
        return commands.run("systemctl", "reboot")
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LOG.error("This host could not be restarted", failure);
                    }
                })
                .toCompletableFuture();
    }
}
