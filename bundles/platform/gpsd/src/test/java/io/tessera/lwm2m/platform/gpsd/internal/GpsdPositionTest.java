// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.gpsd.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.platform.PositionSource.Position;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a socket that says what the test wants. */
class GpsdPositionTest {

    private static final Pause SHORT = new Pause(Duration.ofMillis(1), Duration.ofMillis(4));
    private static final String REPORT =
            "{\"class\":\"TPV\",\"mode\":2,\"time\":\"2026-06-01T12:00:%02dZ\"," + "\"lat\":%d,\"lon\":2}\n";

    private final LinkedBlockingQueue<Position> told = new LinkedBlockingQueue<>();
    private ServerSocket daemon;
    private GpsdPosition source;

    @BeforeEach
    void open() throws Exception {
        open(0);
    }

    private void open(int period) throws Exception {
        daemon = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        daemon.setSoTimeout(10_000);
        source = new GpsdPosition(new Configured(daemon.getLocalPort(), period), Clock.systemUTC(), SHORT);
        source.listen(() -> told.add(source.position().orElseThrow()));
    }

    @AfterEach
    void close() throws Exception {
        source.close();
        daemon.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.isAlive() && thread.getName().equals("lwm2m-platform-gpsd"));
    }

    @Test
    void asks_for_reports_and_tells_of_positions() throws Exception {
        try (var connection = daemon.accept()) {
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
            assertThat(in.readLine()).isEqualTo("?WATCH={\"enable\":true,\"json\":true};");

            say(connection, "{\"class\":\"VERSION\"}\n" + REPORT.formatted(0, 46));

            assertThat(next().latitude()).isEqualTo(46);
        }
    }

    @Test
    void positions_that_come_too_fast_are_passed_over() throws Exception {
        close();
        open(3600);
        try (var connection = daemon.accept()) {
            say(connection, REPORT.formatted(0, 1) + REPORT.formatted(9, 2));
        }
        daemon.accept().close(); // so what was said before is read

        assertThat(source.position().orElseThrow().latitude()).isEqualTo(1);
    }

    @Test
    void connects_again_and_keeps_the_last_position_meanwhile() throws Exception {
        try (var connection = daemon.accept()) {
            say(connection, REPORT.formatted(0, 1));
            next();
        }
        assertThat(source.position()).isPresent();
        try (var connection = daemon.accept()) {
            say(connection, REPORT.formatted(30, 2));
            assertThat(next().latitude()).isEqualTo(2);
        }
    }

    @Test
    void an_endless_line_ends_the_connection_and_nothing_else() throws Exception {
        try (var connection = daemon.accept()) {
            say(connection, "x".repeat((1 << 16) + 1));
            try (var second = daemon.accept()) {
                say(second, REPORT.formatted(0, 1));
                assertThat(next().latitude()).isEqualTo(1);
            }
        }
    }

    private Position next() throws InterruptedException {
        var position = told.poll(10, TimeUnit.SECONDS);
        assertThat(position).isNotNull();
        return position;
    }

    private static void say(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(US_ASCII));
    }
}
