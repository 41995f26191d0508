// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.gpsd.internal;

import io.tessera.lwm2m.platform.PositionSource;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The position that gpsd reported last; there only where that is enabled. */
@Component(name = "io.tessera.lwm2m.platform.gpsd.position", service = PositionSource.class)
public final class GpsdPosition implements PositionSource {

    private static final Pause PAUSE = new Pause(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final Reports reports;
    private final Clock clock;
    private final Duration period;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final GpsdConnection connection;
    private volatile Optional<Position> position = Optional.empty();
    private Instant due = Instant.MIN;

    @Activate
    public GpsdPosition(@Reference(name = "settings", target = "(enabled=true)") GpsdSettings settings) {
        this(settings.config(), Clock.systemUTC(), PAUSE);
    }

    GpsdPosition(GpsdConfig config, Clock clock, Pause pause) {
        this.clock = clock;
        reports = new Reports(config.device(), clock);
        period = Duration.ofSeconds(config.period());
        connection = new GpsdConnection(() -> new InetSocketAddress(config.host(), config.port()), this::heard, pause);
    }

    @Override
    public Optional<Position> position() {
        return position;
    }

    @Override
    public AutoCloseable listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    @Deactivate
    void close() {
        connection.close();
    }

    /** On the thread of the connection. */
    private void heard(String line) {
        var found = reports.position(line);
        var now = clock.instant();
        if (found.isEmpty() || now.isBefore(due)) {
            return;
        }
        due = now.plus(period);
        position = found;
        listeners.forEach(Runnable::run);
    }
}
