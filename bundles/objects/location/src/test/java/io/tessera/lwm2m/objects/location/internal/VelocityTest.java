// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.location.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.platform.PositionSource.Movement;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VelocityTest {

    @ParameterizedTest(name = "{0} m/s to {1} degrees is {2}")
    @CsvSource({
        "0, 0, 00000000",
        "10, 90, 005a0024",
        "10, 270, 010e0024",
        "10, 359.6, 00000024",
        "10, 360, 00000024",
        "99999, 1, 0001ffff"
    })
    void horizontal(double speed, double bearing, String bytes) {
        assertThat(hex(new Movement(speed, Optional.of(bearing), Optional.empty())))
                .isEqualTo(bytes);
    }

    @ParameterizedTest(name = "climbing {0} m/s is {1}")
    @CsvSource({"2, 110e002407", "-2, 130e002407", "500, 110e0024ff"})
    void with_vertical_speed(double climb, String bytes) {
        assertThat(hex(new Movement(10, Optional.of(270.0), Optional.of(climb))))
                .isEqualTo(bytes);
    }

    @Test
    void without_a_direction_there_is_none() {
        assertThat(Velocity.of(new Movement(1, Optional.empty(), Optional.of(1.0))))
                .isEmpty();
    }

    private static String hex(Movement movement) {
        return HexFormat.of().formatHex(Velocity.of(movement).orElseThrow());
    }
}
