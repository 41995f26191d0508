// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.gpsd.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tessera.lwm2m.platform.PositionSource.Position;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With gpsd itself, which gpsfake feeds with what a receiver said; where both are installed. */
class RealGpsdTest {

    private static final Instant NIGHT = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void gpsd_tells_where_the_receiver_is_and_how_it_moves() throws Exception {
        assumeTrue(isInstalled("gpsfake") && isInstalled("gpsd"), "gpsd and gpsfake are not here");
        int port = freePort();
        var told = new LinkedBlockingQueue<Position>();
        var source = new GpsdPosition(
                new Configured(port, 0), Clock.systemUTC(), new Pause(Duration.ofMillis(50), Duration.ofMillis(200)));
        source.listen(() -> told.add(source.position().orElseThrow()));
        var fake = new ProcessBuilder(
                        "gpsfake",
                        "-q",
                        "-c",
                        "0.05",
                        "-P",
                        "" + port,
                        receiver().toString())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        try {
            var position = moving(told, fake);
            assertThat(position.latitude()).isCloseTo(47.3769, offset());
            assertThat(position.longitude()).isCloseTo(8.5417, offset());
            assertThat(position.altitude()).contains(408.5);
            assertThat(position.time()).isBetween(NIGHT, NIGHT.plus(Duration.ofDays(1)));
            assertThat(position.movement().orElseThrow().bearing()).contains(90.0);
            assertThat(position.movement().orElseThrow().speed()).isCloseTo(10, Offset.offset(0.01));
        } finally {
            source.close();
            fake.descendants().forEach(ProcessHandle::destroy);
            fake.destroy();
            assertThat(fake.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** The first that has it all: a receiver tells it sentence by sentence. */
    private static Position moving(LinkedBlockingQueue<Position> told, Process fake) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            var position = told.poll(30, TimeUnit.SECONDS);
            assumeTrue(position != null || fake.isAlive(), "gpsfake doesn't run here");
            assertThat(position).as("a position from gpsd").isNotNull();
            if (position.movement().isPresent() && position.altitude().isPresent()) {
                return position;
            }
        }
        throw new AssertionError("gpsd never told of a movement");
    }

    /** A minute of a receiver at 47.3769 N, 8.5417 E, on its way to the east at 10 m/s. */
    private Path receiver() throws IOException {
        var log = new StringBuilder();
        for (int second = 0; second < 60; second++) {
            var time = "1200%02d.00".formatted(second);
            log.append(sentence("GPGGA," + time + ",4722.6140,N,00832.5020,E,1,08,1.0,408.5,M,47.0,M,,"));
            log.append(sentence("GPRMC," + time + ",A,4722.6140,N,00832.5020,E,19.4384,090.0,010626,,,A"));
            log.append(sentence("GPGSA,A,3,01,02,03,04,05,06,07,08,,,,,1.8,1.0,1.5"));
        }
        return Files.writeString(folder.resolve("receiver.nmea"), log);
    }

    private static String sentence(String body) {
        int checksum = body.chars().reduce(0, (sum, next) -> sum ^ next);
        return "$%s*%02X\r\n".formatted(body, checksum);
    }

    private static Offset<Double> offset() {
        return Offset.offset(0.000_01);
    }

    private static boolean isInstalled(String program) {
        return Optional.ofNullable(System.getenv("PATH")).stream()
                .flatMap(path -> Arrays.stream(path.split(":")))
                .anyMatch(at -> Files.isExecutable(Path.of(at, program)));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
