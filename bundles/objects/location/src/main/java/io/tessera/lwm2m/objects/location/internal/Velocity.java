// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.location.internal;

import io.tessera.lwm2m.platform.PositionSource.Movement;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Velocity as 3GPP TS 23.032 puts it into bytes: type (4 bits), direction of the vertical speed (1 bit), bearing in
 * degrees (9 bits), horizontal speed in km/h (16 bits), vertical speed in km/h (8 bits) where it is known (8.12, 8.13).
 */
final class Velocity {

    private static final int HORIZONTAL = 0;
    private static final int HORIZONTAL_AND_VERTICAL = 1;
    private static final int DOWNWARDS = 1 << 9;
    private static final int FULL_CIRCLE = 360;
    private static final double KMH = 3.6;
    private static final int FASTEST = 0xFFFF;
    private static final int STEEPEST = 0xFF;

    private Velocity() {}

    /** Empty without a direction, since the form has one always. */
    static Optional<byte[]> of(Movement movement) {
        return movement.bearing().map(bearing -> bytes(movement, bearing));
    }

    private static byte[] bytes(Movement movement, double bearing) {
        int degrees = Math.floorMod(Math.round(bearing), FULL_CIRCLE);
        int speed = (int) Math.min(Math.round(movement.speed() * KMH), FASTEST);
        if (movement.climb().isEmpty()) {
            return ByteBuffer.allocate(4)
                    .putShort(opening(HORIZONTAL, degrees))
                    .putShort((short) speed)
                    .array();
        }
        double climb = movement.climb().get();
        int steepness = (int) Math.min(Math.round(Math.abs(climb) * KMH), STEEPEST);
        int direction = climb < 0 ? DOWNWARDS : 0;
        return ByteBuffer.allocate(5)
                .putShort(opening(HORIZONTAL_AND_VERTICAL, direction | degrees))
                .putShort((short) speed)
                .put((byte) steepness)
                .array();
    }

    private static short opening(int type, int rest) {
        return (short) (type << 12 | rest);
    }
}
