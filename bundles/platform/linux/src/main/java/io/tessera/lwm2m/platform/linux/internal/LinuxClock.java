// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.ClockControl;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sets the host's clock through systemd; there only where that is configured. */
@Component(name = "io.tessera.lwm2m.platform.linux.clock")
public final class LinuxClock implements ClockControl {

    private static final long LONGEST = 10;

    private final Commands commands;

    @Activate
    public LinuxClock(@Reference(name = "settings", target = "(clock=true)") LinuxSettings settings) {
        this(new HostCommands(settings.thread(), LONGEST));
    }

    LinuxClock(Commands commands) {
        this.commands = commands;
    }

    /** Fails while the host follows a time server. */
    @Override
    public CompletionStage<Void> setTime(Instant time) {
        return commands.run("timedatectl", "set-time", "@" + time.getEpochSecond());
    }

    /** Linux has zones, and the offset that follows from them. */
    @Override
    public CompletionStage<Void> setOffset(ZoneOffset offset) {
        return ClockControl.zone(offset)
                .map(this::setZone)
                .orElseGet(() -> CompletableFuture.failedStage(
                        new UnsupportedOperationException("no zone has the offset %s all year".formatted(offset))));
    }

    @Override
    public CompletionStage<Void> setZone(ZoneId zone) {
        return commands.run("timedatectl", "set-timezone", zone.getId());
    }
}
