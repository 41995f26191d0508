// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is configured, and the one thread on which the host's programs are asked: one that hangs holds up nothing else. */
@Component(name = RadioConfig.PID, configurationPid = RadioConfig.PID, service = RadioSettings.class)
@Designate(ocd = RadioConfig.class)
public final class RadioSettings {

    private static final Logger LOG = LoggerFactory.getLogger(RadioSettings.class);

    private final RadioConfig config;
    private final HostFiles files;
    private final HostPrograms programs;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "lwm2m-platform-radio");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public RadioSettings(RadioConfig config, @Reference(name = "host") LinuxSettings host) {
        this.config = config;
        files = host.files();
        programs = new HostPrograms(Duration.ofSeconds(config.timeLimit()));
    }

    HostFiles files() {
        return files;
    }

    ModemCommands modems() {
        return new ModemCommands(programs, config.mmcli());
    }

    NetworkCommands networks() {
        return new NetworkCommands(programs, config.nmcli());
    }

    WlanCommands wlans() {
        return new WlanCommands(programs, config.iw());
    }

    /** Zero where the host's own stays. */
    Duration signalPeriod() {
        return Duration.ofSeconds(config.signal());
    }

    boolean isChangeAllowed() {
        return config.change();
    }

    /** Looks now and then after each period. */
    Future<?> repeat(Runnable look) {
        return thread.scheduleWithFixedDelay(() -> attempt(look), 0, config.period(), TimeUnit.SECONDS);
    }

    private static void attempt(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.warn("What this host says of its radios can't be told", e);
        }
    }

    /**
     * Changes something on the host, and looks at what came of it.
     *
     * @param action whether the host did it
     */
    CompletionStage<Void> change(BooleanSupplier action, Runnable look) {
        return CompletableFuture.runAsync(
                () -> {
                    if (!action.getAsBoolean()) {
                        throw new IllegalStateException("the host didn't do that");
                    }
                    look.run();
                },
                thread);
    }

    ScheduledExecutorService thread() {
        return thread;
    }

    @Deactivate
    void close() {
        thread.shutdownNow();
        programs.close();
    }
}
