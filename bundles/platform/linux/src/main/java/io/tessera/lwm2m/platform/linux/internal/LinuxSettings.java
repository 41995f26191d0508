// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/**
 * What is configured, and the one thread on which slow things of the host are read. Its configuration becomes its
 * service properties, by which the components that servers may not use stay away.
 */
@Component(name = LinuxConfig.PID, configurationPid = LinuxConfig.PID, service = LinuxSettings.class)
@Designate(ocd = LinuxConfig.class)
public final class LinuxSettings {

    private final LinuxConfig config;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "lwm2m-platform-linux");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public LinuxSettings(LinuxConfig config) {
        this.config = config;
    }

    HostFiles files() {
        return new HostFiles(Path.of(config.root()));
    }

    Path storage() {
        return Path.of(config.storage());
    }

    Duration period() {
        return Duration.ofSeconds(config.period());
    }

    Duration rebootDelay() {
        return Duration.ofSeconds(config.reboot_delay());
    }

    ScheduledExecutorService thread() {
        return thread;
    }

    @Deactivate
    void close() {
        thread.shutdownNow();
    }
}
