// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.hotswap.points;

import io.tessera.lwm2m.bridge.Kinds;
import io.tessera.lwm2m.bridge.Point;
import io.tessera.lwm2m.bridge.PointListener;
import io.tessera.lwm2m.bridge.PointSource;
import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Points that are 1, 2, 3 … all at once, whether anybody listens or not. */
public final class SequencePoints implements BundleActivator, PointSource {

    public static final String NAME = "hotswap";
    public static final String POINTS = "Hotswap-Points";
    public static final String INTERVAL = "Hotswap-Interval";

    private final List<Point> points = new ArrayList<>();
    private final List<PointListener> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "hotswap points"));
    private long number = Long.getLong(NAME, 0);
    private long time = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());

    @Override
    public void start(BundleContext context) {
        var headers = context.getBundle().getHeaders("");
        int count = Integer.parseInt(headers.get(POINTS));
        for (int i = 0; i < count; i++) {
            points.add(Point.measured(NAME, "point-%04d".formatted(i), Kinds.NUMBER, "Point " + i, ""));
        }
        long interval = Long.parseLong(headers.get(INTERVAL));
        clock.scheduleAtFixedRate(this::measure, interval, interval, TimeUnit.MILLISECONDS);
        context.registerService(PointSource.class, this, null);
    }

    private void measure() {
        synchronized (points) {
            number++;
            time = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
            // A next version goes on where this one stops.
            System.setProperty(NAME, Long.toString(number));
            listeners.forEach(this::tell);
        }
    }

    private void tell(PointListener listener) {
        points.forEach(point -> listener.measured(point, Value.of((double) number), time));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public AutoCloseable listen(PointListener listener) {
        synchronized (points) {
            points.forEach(listener::added);
            tell(listener);
            listeners.add(listener);
        }
        return () -> listeners.remove(listener);
    }

    @Override
    public void stop(BundleContext context) {
        clock.shutdownNow();
    }
}
