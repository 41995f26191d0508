// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.position.PositionService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.util.measurement.Measurement;
import org.osgi.util.measurement.Unit;
import org.osgi.util.position.Position;

class KuraPositionTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /** Kura's receiver. */
    private static final class Receiver implements PositionService {

        private volatile Position position;
        private volatile boolean isLocked;

        @Override
        public Position getPosition() {
            return position;
        }

        @Override
        public boolean isLocked() {
            return isLocked;
        }

        void sees(double latitude, double longitude, Double altitude, Double speed, Double track) {
            isLocked = true;
            position = new Position(
                    radians(latitude),
                    radians(longitude),
                    altitude == null ? null : new Measurement(altitude, Unit.m),
                    speed == null ? null : new Measurement(speed, Unit.m_s),
                    track == null ? null : radians(track));
        }

        void loses() {
            isLocked = false;
            position = new Position(radians(0), radians(0), null, null, null);
        }

        private static Measurement radians(double degrees) {
            return new Measurement(Math.toRadians(degrees), Unit.rad);
        }
    }

    private final KuraSettings settings = new KuraSettings(Configured.of(KuraConfig.class, Map.of("period", 86_400)));
    private final Receiver receiver = new Receiver();
    private final KuraPosition source = new KuraPosition(settings, receiver, Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void stop() {
        source.close();
        settings.close();
    }

    @Test
    void radians_become_degrees() throws Exception {
        var told = new AtomicInteger();
        try (var listening = source.listen(told::incrementAndGet)) {
            receiver.sees(46.24, -13.1, 270.5, 3.5, 350.0);
            source.look();
        }

        assertThat(told).hasPositiveValue();
        var position = source.position().orElseThrow();
        assertThat(position.latitude()).isCloseTo(46.24, within(1e-9));
        assertThat(position.longitude()).isCloseTo(-13.1, within(1e-9));
        assertThat(position.altitude()).contains(270.5);
        assertThat(position.radius()).isEmpty();
        assertThat(position.time()).isEqualTo(NOW);
        assertThat(position.movement().orElseThrow().speed()).isEqualTo(3.5);
        assertThat(position.movement().orElseThrow().bearing().orElseThrow()).isCloseTo(350, within(1e-9));
    }

    @Test
    void who_stands_has_no_direction_and_what_is_not_known_is_absent() {
        receiver.sees(1, 2, null, 0.0, 77.0);
        source.look();

        assertThat(source.position().orElseThrow().altitude()).isEmpty();
        assertThat(source.position().orElseThrow().movement().orElseThrow().bearing())
                .isEmpty();

        receiver.sees(1, 2, null, null, null);
        source.look();
        assertThat(source.position().orElseThrow().movement()).isEmpty();
    }

    /** Kura says 0, 0 then, or what it had before it started. */
    @Test
    void without_a_fix_the_last_position_stays() {
        receiver.loses();
        source.look();
        assertThat(source.position()).isEmpty();

        receiver.sees(10, 20, 0.0, 0.0, 0.0);
        source.look();
        receiver.loses();
        source.look();
        assertThat(source.position().orElseThrow().latitude()).isCloseTo(10, within(1e-9));
    }

    @Test
    void what_can_not_be_a_position_is_passed_over() {
        receiver.sees(Double.NaN, 0, null, null, null);
        source.look();
        receiver.position = null;
        source.look();

        assertThat(source.position()).isEmpty();
    }
}
