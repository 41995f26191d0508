// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.tessera.lwm2m.bridge.Kinds;
import io.tessera.lwm2m.bridge.Point;
import io.tessera.lwm2m.bridge.PointListener;
import io.tessera.lwm2m.bridge.PointSource;
import io.tessera.lwm2m.model.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/**
 * Measures 1, 2, 3 … and goes on so after a restart. What it measures it writes to a file before anybody is told: each
 * line is the number and when it was, in milliseconds. A line outlives the process as soon as it is written.
 */
@Component(
        name = CountingSource.PID,
        configurationPid = CountingSource.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class CountingSource implements PointSource {

    static final String PID = "io.tessera.itests.endurance";

    /**
     * Where the numbers are written, and how many milliseconds lie between two; {@code past}, unless it is empty, is the
     * file that tells how many there were.
     */
    @interface Config {
        String file();

        String past() default "";

        long interval() default 100;
    }

    private final Path file;
    private final long interval;
    private long number;

    @Activate
    public CountingSource(Config config) throws IOException {
        file = Path.of(config.file());
        interval = config.interval();
        var past = config.past().isEmpty() ? file : Path.of(config.past());
        number = Files.exists(past) ? Files.readAllLines(past).size() : 0;
    }

    @Override
    public String name() {
        return "endurance";
    }

    @Override
    public AutoCloseable listen(PointListener listener) {
        var counter = Point.measured(name(), "counter", Kinds.NUMBER, "Counter", "");
        var clock = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "endurance"));
        listener.added(counter);
        clock.scheduleWithFixedDelay(() -> measure(counter, listener), 0, interval, TimeUnit.MILLISECONDS);
        return clock::shutdownNow;
    }

    private void measure(Point counter, PointListener listener) {
        number++;
        long now = System.currentTimeMillis();
        try {
            Files.write(file, "%d %d%n".formatted(number, now).getBytes(US_ASCII), CREATE, APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener.measured(counter, Value.of((double) number), TimeUnit.MILLISECONDS.toNanos(now));
    }
}
