// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.installer.internal;

import io.tessera.lwm2m.platform.firmware.PendingUpdate;
import io.tessera.lwm2m.platform.firmware.UpdateApproval;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Firmware updates begin at once if they are severe enough, otherwise in the window of maintenance, or when somebody
 * approves them at the framework's shell: {@code update} shows what waits, {@code approve} lets it begin.
 */
@Component(
        name = "io.tessera.lwm2m.platform.installer.maintenance",
        service = {UpdateApproval.class, MaintenanceApproval.class},
        property = {"osgi.command.scope=lwm2m", "osgi.command.function=update", "osgi.command.function=approve"})
public final class MaintenanceApproval implements UpdateApproval {

    private static final String NONE = "no firmware update waits";

    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceApproval.class);

    private record Waiting(PendingUpdate update, Runnable accepted) {}

    private final ApprovalSettings settings;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor thread;
    private final AtomicReference<Waiting> waiting = new AtomicReference<>();

    @Activate
    public MaintenanceApproval(@Reference(name = "settings", target = "(enabled=true)") ApprovalSettings settings) {
        this(settings, Clock.systemDefaultZone(), new ScheduledThreadPoolExecutor(1, task -> {
            var alarm = new Thread(task, "lwm2m-maintenance");
            alarm.setDaemon(true);
            return alarm;
        }));
    }

    /** @param thread is closed with this */
    MaintenanceApproval(ApprovalSettings settings, Clock clock, ScheduledThreadPoolExecutor thread) {
        this.settings = settings;
        this.clock = clock;
        this.thread = thread;
        settings.window();
        settings.isAtOnce(PendingUpdate.Severity.OPTIONAL);
    }

    @Override
    public boolean mayBegin(PendingUpdate update, Runnable accepted) {
        var now = ZonedDateTime.now(clock);
        var window = settings.window();
        boolean isWindow = window.isPresent() && window.get().contains(now);
        if (isWindow || settings.isAtOnce(update.severity())) {
            waiting.set(null);
            return true;
        }
        var next = new Waiting(update, accepted);
        waiting.set(next);
        LOG.info("The firmware update to {} waits: {}", update.content().version(), until(now));
        window.ifPresent(some -> alarm(next, Duration.between(now, some.next(now))));
        return false;
    }

    private void alarm(Waiting due, Duration pause) {
        thread.schedule(
                () -> {
                    if (waiting.compareAndSet(due, null)) {
                        LOG.info("The window of maintenance begins, and with it the firmware update");
                        due.accepted().run();
                    }
                },
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private String until(ZonedDateTime now) {
        return settings.window().map(window -> "until " + window.next(now)).orElse("somebody has to approve it");
    }

    /** What waits, and how long. */
    public String update() {
        var now = waiting.get();
        if (now == null) {
            return NONE;
        }
        var update = now.update();
        return "%s %s (%s) waits: %s; the server lets it wait for %d s at most"
                .formatted(
                        update.content().name(),
                        update.content().version(),
                        update.severity(),
                        until(ZonedDateTime.now(clock)),
                        update.longestDeferral().toSeconds());
    }

    /** Lets what waits begin. */
    public String approve() {
        var now = waiting.getAndSet(null);
        if (now == null) {
            return NONE;
        }
        LOG.info("The firmware update to {} is approved", now.update().content().version());
        now.accepted().run();
        return "%s begins".formatted(now.update().content().version());
    }

    @Deactivate
    void close() {
        waiting.set(null);
        thread.shutdownNow();
    }
}
