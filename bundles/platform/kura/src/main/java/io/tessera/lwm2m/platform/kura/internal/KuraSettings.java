// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/**
 * What is configured, and the one thread on which Kura is asked. Its configuration becomes its service properties, by
 * which the components that aren't allowed stay away.
 */
@Component(name = KuraConfig.PID, configurationPid = KuraConfig.PID, service = KuraSettings.class)
@Designate(ocd = KuraConfig.class)
public final class KuraSettings {

    private final KuraConfig config;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(KuraSettings::named);

    @Activate
    public KuraSettings(KuraConfig config) {
        this.config = config;
    }

    private static Thread named(Runnable task) {
        var thread = new Thread(task, "lwm2m-platform-kura");
        thread.setDaemon(true);
        return thread;
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
