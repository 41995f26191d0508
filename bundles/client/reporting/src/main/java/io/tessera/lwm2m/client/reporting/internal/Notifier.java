// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides for each observation whether to notify now, later or not (Core 1.2, 6.4.2).
 */
final class Notifier {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    /** So many milliseconds after the start an Object may come that was observed before it. */
    static final long LATE_OBJECTS = 60_000;

    private final Client client;
    private final Settings settings;
    private final Deliveries deliveries;
    private final Consumer<Watch> touch;

    /** @param touch has an observation looked at again, soon */
    Notifier(Client client, Settings settings, Deliveries deliveries, Consumer<Watch> touch) {
        this.client = client;
        this.settings = settings;
        this.deliveries = deliveries;
        this.touch = touch;
    }

    void consider(Watch watch, SharedReads reads) {
        if (watch.ended || watch.busy || !deliveries.isOfUse(watch)) {
            return;
        }
        var observation = watch.observation;
        long now = client.clock().millis();
        var periods = watch.periods();
        boolean isDue = watch.lost || observation.lastSent() == 0 || periods.isOver(observation.lastSent(), now);
        if (!isDue && !observation.changed() && !watch.sampling().isOver(watch.evaluated, now)) {
            wakeAtMaximum(watch);
            return;
        }
        long wait = waitFor(watch, periods, isDue, now);
        if (wait > 0) {
            wakeIn(watch, wait);
            return;
        }
        watch.busy = true;
        watch.evaluated = now;
        observation.changed(false);
        var read = reads.read(watch.session, observation.paths(), observation.composite());
        read.values().whenComplete((values, failure) -> conclude(watch, isDue, read, values, failure));
    }

    /** The server can't be reached, mustn't be told yet, or the value needn't be looked at yet. */
    private long waitFor(Watch watch, Periods periods, boolean isDue, long now) {
        long held = Math.min(watch.heldUntil - now, settings.retryAfter());
        if (watch.removed) {
            return held;
        }
        long quiet = periods.quietFor(watch.observation.lastSent(), now);
        long early = isDue ? 0 : watch.sampling().quietFor(watch.evaluated, now);
        return Math.max(held, Math.max(quiet, early));
    }

    private void conclude(
            Watch watch, boolean isDue, SharedReads.Read read, List<PathValue> values, Throwable failure) {
        if (watch.ended) {
            return;
        }
        watch.busy = false;
        watch.removed = false;
        boolean changedMeanwhile = watch.observation.changed();
        if (failure != null) {
            failed(watch, failure);
            return;
        }
        watch.suspended = false;
        if (isDue || isWorthIt(watch, values)) {
            deliveries.send(watch, read, values);
        }
        if (!watch.ended) {
            wakeAtMaximum(watch);
        }
        if (changedMeanwhile) {
            watch.observation.changed(true);
            touch.accept(watch);
        }
    }

    private static boolean isWorthIt(Watch watch, List<PathValue> values) {
        var last = watch.observation.lastValues();
        if (!watch.observation.composite()) {
            return Conditions.areMet(watch::inForce, watch.path(), last, values);
        }
        return watch.observation.paths().stream()
                .anyMatch(path -> Conditions.areMet(
                        watch::inForce, path, Conditions.below(path, last), Conditions.below(path, values)));
    }

    private void failed(Watch watch, Throwable failure) {
        watch.observation.changed(true);
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (!(cause instanceof RequestRefused refusal)) {
            LOG.warn("{} can't be read", watch.path(), cause);
            wakeIn(watch, settings.retryAfter());
            return;
        }
        LOG.debug("{} can't be read: {}", watch.path(), refusal.diagnostic());
        long awaited = Math.min(watch.awaitedUntil - client.clock().millis(), LATE_OBJECTS);
        if (isGone(watch, refusal) && awaited > 0) {
            wakeIn(watch, awaited);
        } else if (isGone(watch, refusal)) {
            deliveries.end(watch, refusal);
        } else if (refusal.code() == ResponseCode.UNAUTHORIZED) {
            watch.suspended = true;
        } else {
            wakeIn(watch, settings.retryAfter());
        }
    }

    /** A Resource that is there and has no value at the moment is not gone. */
    private boolean isGone(Watch watch, RequestRefused refusal) {
        return switch (refusal.code()) {
            case NOT_FOUND -> !client.tree().exists(watch.path());
            case METHOD_NOT_ALLOWED -> true;
            default -> false;
        };
    }

    /** Looks again when the longest time without a notification, or without a look, is over. */
    private void wakeAtMaximum(Watch watch) {
        long now = client.clock().millis();
        long wait = Math.min(
                watch.periods().left(watch.observation.lastSent(), now),
                watch.sampling().left(watch.evaluated, now));
        if (wait < Long.MAX_VALUE) {
            wakeIn(watch, wait);
        }
    }

    private void wakeIn(Watch watch, long milliseconds) {
        watch.wakeWith(client.schedule(Duration.ofMillis(milliseconds), () -> touch.accept(watch)));
    }
}
