// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.gpsd.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.platform.PositionSource.Movement;
import io.tessera.lwm2m.platform.PositionSource.Position;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final Reports reports = new Reports("", Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void a_fix_in_three_dimensions() {
        var report =
                """
                {"class":"TPV","device":"/dev/pps0","mode":3,"time":"2026-06-01T11:59:48.283Z","ept":0.005,
                "lat":46.498203637,"lon":7.568074350,"altHAE":1390.1,"altMSL":1342.6,"epx":3.0,"epy":4.0,
                "track":10.3788,"speed":0.091,"climb":-0.085,"sats":[{"PRN":1}],"note":null}""";

        assertThat(reports.position(report))
                .contains(new Position(
                        46.498203637,
                        7.568074350,
                        Optional.of(1342.6),
                        Optional.of(5.0),
                        Optional.of(new Movement(0.091, Optional.of(10.3788), Optional.of(-0.085))),
                        Instant.parse("2026-06-01T11:59:48.283Z")));
    }

    @Test
    void a_fix_in_two_dimensions_has_no_height() {
        var report = "{\"class\":\"TPV\",\"mode\":2,\"lat\":1,\"lon\":2,\"alt\":9,\"climb\":1,\"eph\":7.5,\"speed\":3}";

        assertThat(reports.position(report))
                .contains(new Position(
                        1,
                        2,
                        Optional.empty(),
                        Optional.of(7.5),
                        Optional.of(new Movement(3, Optional.empty(), Optional.empty())),
                        NOON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{",
                "{\"class\":\"VERSION\",\"release\":\"3.22\"}",
                "{\"class\":\"SKY\",\"mode\":3,\"lat\":1,\"lon\":2}",
                "{\"class\":\"TPV\",\"mode\":1,\"lat\":1,\"lon\":2}",
                "{\"class\":\"TPV\",\"mode\":3,\"lat\":1}",
                "{\"class\":\"TPV\",\"mode\":3,\"lat\":91,\"lon\":2}",
                "{\"class\":\"TPV\",\"mode\":3,\"lat\":\"1\",\"lon\":2}",
                "{\"class\":\"TPV\",\"mode\":3,\"lat\":1,\"lon\":2,\"time\":\"noon\"}"
            })
    void anything_else_is_no_position(String line) {
        assertThat(reports.position(line)).isEmpty();
    }

    @Test
    void only_the_wanted_device_counts() {
        var ours = new Reports("/dev/ttyACM0", Clock.systemUTC());
        var report = "{\"class\":\"TPV\",\"device\":\"%s\",\"mode\":2,\"lat\":1,\"lon\":2}";

        assertThat(ours.position(report.formatted("/dev/ttyACM0"))).isPresent();
        assertThat(ours.position(report.formatted("/dev/ttyACM1"))).isEmpty();
    }
}
