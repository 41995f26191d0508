// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.connectivity_statistics.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.platform.TrafficInfo;
import io.tessera.lwm2m.platform.TrafficInfo.Traffic;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.IntConsumer;
import java.util.function.ToLongFunction;

/**
 * What is counted between Start and Stop. It is counted when somebody asks, and the last time when it stops; the platform
 * may be replaced meanwhile.
 */
final class Collection {

    /** Does something later. */
    interface Timer {
        /** @return ends it, if it hasn't been done */
        Runnable after(Duration delay, Runnable task);
    }

    private static final long KILOBYTE = 1000;
    private static final int[] COUNTERS = {0, 1, 2, 3, 5};
    private static final Runnable NOTHING = () -> {};

    private final Timer timer;
    private volatile IntConsumer changed = resource -> {};
    private Optional<TrafficInfo> source = Optional.empty();
    private Optional<Traffic> seen = Optional.empty();
    private Optional<Traffic> collected = Optional.empty();
    private boolean running;
    private long period;
    private Runnable ending = NOTHING;

    Collection(Timer timer) {
        this.timer = timer;
    }

    void tell(IntConsumer changedResource) {
        changed = changedResource;
    }

    synchronized void set(TrafficInfo traffic) {
        count();
        source = Optional.of(traffic);
        if (seen.isEmpty()) {
            seen = Optional.of(traffic.traffic());
            collected = Optional.of(Counts.zero(seen.get()));
        }
    }

    synchronized void clear(TrafficInfo traffic) {
        if (source.filter(traffic::equals).isPresent()) {
            count();
            source = Optional.empty();
        }
    }

    synchronized void close() {
        ending.run();
        running = false;
    }

    CompletionStage<Void> start() {
        synchronized (this) {
            if (source.isEmpty()) {
                return Lwm2mObject.refused(
                        ResponseCode.METHOD_NOT_ALLOWED, "this gateway doesn't count what it sends and receives");
            }
            ending.run();
            seen = source.map(TrafficInfo::traffic);
            collected = seen.map(Counts::zero);
            running = true;
            ending = period == 0 ? NOTHING : timer.after(Duration.ofSeconds(period), this::end);
        }
        tell();
        return Lwm2mObject.DONE;
    }

    /** Has no effect while nothing is collected. */
    CompletionStage<Void> stop() {
        end();
        return Lwm2mObject.DONE;
    }

    synchronized long period() {
        return period;
    }

    /** From the next Start on. */
    synchronized void setPeriod(long seconds) throws RequestRefused {
        if (seconds < 0 || seconds > Integer.MAX_VALUE) {
            throw new RequestRefused(
                    ResponseCode.BAD_REQUEST, "a Collection Period is from 0 to " + Integer.MAX_VALUE + " seconds");
        }
        period = seconds;
    }

    Optional<Long> sentKilobytes() {
        return now(traffic -> traffic.sentBytes() / KILOBYTE);
    }

    Optional<Long> receivedKilobytes() {
        return now(traffic -> traffic.receivedBytes() / KILOBYTE);
    }

    synchronized Optional<Long> sentMessages() {
        count();
        return collected.flatMap(Traffic::sentMessages);
    }

    synchronized Optional<Long> receivedMessages() {
        count();
        return collected.flatMap(Traffic::receivedMessages);
    }

    Optional<Long> averageSize() {
        return now(Counts::averageSize);
    }

    private synchronized Optional<Long> now(ToLongFunction<Traffic> fact) {
        count();
        return collected.map(fact::applyAsLong);
    }

    private void end() {
        synchronized (this) {
            if (!running) {
                return;
            }
            count();
            running = false;
            ending.run();
            ending = NOTHING;
        }
        tell();
    }

    private void count() {
        if (!running || source.isEmpty() || seen.isEmpty()) {
            return;
        }
        var now = source.get().traffic();
        var since = Counts.difference(seen.get(), now);
        collected = collected.map(sum -> Counts.sum(sum, since));
        seen = Optional.of(now);
    }

    private void tell() {
        for (int resource : COUNTERS) {
            changed.accept(resource);
        }
    }
}
