// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.tessera.lwm2m.bridge.Point;
import io.tessera.lwm2m.bridge.PointListener;
import io.tessera.lwm2m.bridge.PointSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This machine's own measurements. */
@Component(name = LinuxConfig.PID, configurationPid = LinuxConfig.PID)
@Designate(ocd = LinuxConfig.class)
public final class LinuxPoints implements PointSource {

    static final String NAME = "linux";

    private static final Logger LOG = LoggerFactory.getLogger(LinuxPoints.class);

    /** So many devices may hang before no other is read any more. */
    private static final int MOST_WORKERS = 16;

    private final PointBoard board;
    private final ScheduledExecutorService timer;
    private final ThreadPoolExecutor workers;

    @Activate
    public LinuxPoints(LinuxConfig config) {
        this(config, families(Path.of(config.root())));
    }

    LinuxPoints(LinuxConfig config, List<Family> families) {
        board = new PointBoard(without(config.exclude()));
        var count = new AtomicInteger();
        workers = new ThreadPoolExecutor(
                0,
                MOST_WORKERS,
                10,
                SECONDS,
                new SynchronousQueue<>(),
                task -> daemon(task, "tessera-bridge-linux-" + count.incrementAndGet()));
        timer = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "tessera-bridge-linux"));
        var poller = new Poller(families, board, Clock.systemUTC(), workers);
        every(config.rescan() * 1000L, 0, () -> poller.rescan(timer));
        every(config.interval(), 0, poller::readAll);
        every(config.interval(), config.deadline(), () -> poller.checkDeadlines(config.deadline()));
    }

    private static List<Family> families(Path root) {
        List<Device> always = List.of(
                new Processor(root),
                new Memory(root),
                new Disks(root, System::nanoTime),
                new Networks(root, System::nanoTime));
        return List.of(
                () -> always,
                new FileSystems(root),
                new Hwmon(root),
                new ThermalZones(root),
                new IndustrialIo(root),
                new PowerSupplies(root));
    }

    private static Predicate<Point> without(String[] excluded) {
        var patterns = Stream.of(excluded)
                .map(glob -> Pattern.compile("\\Q" + glob.replace("*", "\\E.*\\Q") + "\\E"))
                .toList();
        return point -> patterns.stream()
                .noneMatch(pattern -> pattern.matcher(point.name()).matches());
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private void every(long millis, long delay, Runnable task) {
        timer.scheduleWithFixedDelay(() -> guarded(task), delay, millis, MILLISECONDS);
    }

    /** A scheduled task that throws would not run again. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("Measuring failed", e);
        }
    }

    @Deactivate
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public AutoCloseable listen(PointListener listener) {
        return board.listen(listener);
    }
}
