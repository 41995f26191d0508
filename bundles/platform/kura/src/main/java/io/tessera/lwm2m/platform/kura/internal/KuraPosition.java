// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import io.tessera.lwm2m.platform.PositionSource;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.position.PositionService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.measurement.Measurement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last position with a fix that Kura had when it was last looked at. */
@Component(name = "io.tessera.lwm2m.platform.kura.position", property = "service.ranking:Integer=100")
public final class KuraPosition implements PositionSource {

    private static final Logger LOG = LoggerFactory.getLogger(KuraPosition.class);
    private static final double CIRCLE = 360;

    private final PositionService service;
    private final Clock clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Future<?> looking;
    private volatile Optional<Position> position = Optional.empty();

    @Activate
    public KuraPosition(
            @Reference(name = "settings") KuraSettings settings,
            @Reference(name = "position") PositionService service) {
        this(settings, service, Clock.systemUTC());
    }

    KuraPosition(KuraSettings settings, PositionService service, Clock clock) {
        this.service = service;
        this.clock = clock;
        looking = settings.thread()
                .scheduleWithFixedDelay(this::look, 0, settings.period().toMillis(), TimeUnit.MILLISECONDS);
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
        looking.cancel(false);
    }

    /** Not every receiver of Kura's tells its listeners anything, so it is asked. */
    void look() {
        try {
            if (service.isLocked()) {
                read(service.getPosition()).ifPresent(this::found);
            }
        } catch (RuntimeException e) {
            LOG.debug("Kura tells no position: {}", e.toString());
        }
    }

    private void found(Position now) {
        position = Optional.of(now);
        listeners.forEach(Runnable::run);
    }

    private Optional<Position> read(org.osgi.util.position.Position told) {
        var latitude = degrees(told.getLatitude());
        var longitude = degrees(told.getLongitude());
        if (latitude.isEmpty() || longitude.isEmpty()) {
            return Optional.empty();
        }
        var movement = value(told.getSpeed()).map(speed -> new Movement(speed, bearing(told, speed), Optional.empty()));
        return Optional.of(new Position(
                latitude.get(),
                longitude.get(),
                value(told.getAltitude()),
                Optional.empty(),
                movement,
                clock.instant()));
    }

    /** A receiver that stands still has no direction. */
    private static Optional<Double> bearing(org.osgi.util.position.Position told, double speed) {
        return speed > 0 ? degrees(told.getTrack()).map(track -> (track % CIRCLE + CIRCLE) % CIRCLE) : Optional.empty();
    }

    private static Optional<Double> degrees(Measurement radians) {
        return value(radians).map(Math::toDegrees);
    }

    private static Optional<Double> value(Measurement measurement) {
        return Optional.ofNullable(measurement).map(Measurement::getValue).filter(Double::isFinite);
    }
}
