// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Knows where the gateway is. Nothing blocks. */
@ConsumerType
public interface PositionSource {

    /** The last position that was found; empty while there was none. Its time tells its age. */
    Optional<Position> position();

    /**
     * Tells of every change from now on.
     *
     * @return ends it
     */
    AutoCloseable listen(Runnable changed);

    /**
     * A position in WGS 84.
     *
     * @param latitude degrees, north is positive, -90 to 90
     * @param longitude degrees, east is positive, -180 to 180
     * @param altitude metres above sea level
     * @param radius metres around the point in which it really is
     * @param movement how it moves
     * @param time when it was found
     */
    record Position(
            double latitude,
            double longitude,
            Optional<Double> altitude,
            Optional<Double> radius,
            Optional<Movement> movement,
            Instant time) {}

    /**
     * How the gateway moves.
     *
     * @param speed over ground, metres a second, from 0
     * @param bearing degrees clockwise from true north, 0 to 360; empty where that isn't known, as when it stands
     * @param climb metres a second upwards
     */
    record Movement(double speed, Optional<Double> bearing, Optional<Double> climb) {}
}
