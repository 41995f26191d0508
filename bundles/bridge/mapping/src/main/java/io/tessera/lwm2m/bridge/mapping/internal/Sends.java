// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import io.tessera.lwm2m.bridge.Measurement;
import io.tessera.lwm2m.client.Lwm2mClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * What servers get of the points without asking for it (Send; Core 1.2, 6.4.6): by the rules, or since a source wants it.
 * Whether a server is muted or may read it is the client's to know.
 */
final class Sends {

    /** Milliseconds until the next attempt to reach a server. */
    static final long RETRY = 30_000;

    private final ScheduledExecutorService timer;
    private final int kept;
    private final long retry;
    private final Map<String, ServerSends> clients = new ConcurrentHashMap<>();
    private final Map<MappedSensor, Future<?>> periods = new ConcurrentHashMap<>();

    /** @param kept how many values are kept for servers that can't be reached, for each client */
    Sends(ScheduledExecutorService timer, int kept, long retry) {
        this.timer = timer;
        this.kept = kept;
        this.retry = retry;
    }

    void connect(String name, Lwm2mClient client) {
        of(name).connect(client);
    }

    void disconnect(String name, Lwm2mClient client) {
        of(name).disconnect(client);
    }

    private ServerSends of(String name) {
        return clients.computeIfAbsent(name, client -> new ServerSends(client, timer, kept, retry));
    }

    /** A sensor came. */
    void begin(MappedSensor sensor) {
        var sending = sensor.target().sending();
        if (sending.isPeriodic()) {
            var period = timer.scheduleAtFixedRate(
                    () -> sendPeriodically(sensor), sending.every(), sending.every(), TimeUnit.SECONDS);
            periods.put(sensor, period);
        }
    }

    /** A sensor went. */
    void end(MappedSensor sensor) {
        var period = periods.remove(sensor);
        if (period != null) {
            period.cancel(false);
        }
    }

    private void sendPeriodically(MappedSensor sensor) {
        var target = sensor.target();
        var sends = of(target.client());
        if (!target.sending().changes()) {
            sensor.sent().ifPresent(value -> sends.add(new SendLog.Entry(target, value)));
        }
        sends.send();
    }

    /** A sensor has another value. */
    void changed(MappedSensor sensor) {
        var target = sensor.target();
        if (!target.sending().changes()) {
            return;
        }
        sensor.sent().ifPresent(value -> {
            var sends = of(target.client());
            sends.add(new SendLog.Entry(target, value));
            if (!target.sending().isPeriodic()) {
                sends.send();
            }
        });
    }

    /**
     * Sends now what a source wants sent.
     *
     * @param sensors finds the sensor of a measurement; null for what shows nowhere
     */
    CompletionStage<Void> send(List<Measurement> measurements, Function<Measurement, MappedSensor> sensors) {
        var request = new SendRequest();
        for (var measurement : measurements) {
            var sensor = sensors.apply(measurement);
            if (sensor != null) {
                sensor.sent(measurement.value(), measurement.time())
                        .ifPresent(value -> request.add(new SendLog.Entry(sensor.target(), value)));
            }
        }
        return request.send(name -> of(name).client());
    }
}
