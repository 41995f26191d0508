// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides for each observation whether to notify now, later or not, and does it (Core 1.2, 6.4.2). One confirmable
 * notification of an observation is under way at a time; what changes meanwhile goes out after it, in its latest state.
 */
final class Notifier {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final Consumer<Delivery> NOBODY_WAITS = delivery -> {};

    private final Client client;
    private final Settings settings;
    private final Codec codec;
    private final Consumer<Watch> touch;
    private final Consumer<Watch> forget;

    /**
     * @param touch has an observation looked at again, soon
     * @param forget takes an observation out of the index
     */
    Notifier(Client client, Settings settings, Codec codec, Consumer<Watch> touch, Consumer<Watch> forget) {
        this.client = client;
        this.settings = settings;
        this.codec = codec;
        this.touch = touch;
        this.forget = forget;
    }

    void consider(Watch watch, SharedReads reads) {
        if (watch.ended || watch.busy || !watch.session.isReachable()) {
            return;
        }
        var observation = watch.observation;
        long now = client.clock().millis();
        var periods = watch.periods();
        boolean isDue = watch.lost || observation.lastSent() == 0 || periods.isOver(observation.lastSent(), now);
        if (!isDue && !observation.changed()) {
            wakeAtMaximum(watch);
            return;
        }
        long held = Math.min(watch.heldUntil - now, settings.retryAfter());
        long quiet = watch.removed ? 0 : periods.quietFor(observation.lastSent(), now);
        if (held > 0 || quiet > 0) {
            wakeIn(watch, Math.max(held, quiet));
            return;
        }
        watch.busy = true;
        observation.changed(false);
        var read = reads.read(watch.session.caller(), observation.paths(), observation.composite());
        read.values().whenComplete((values, failure) -> conclude(watch, isDue, read, values, failure));
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
            send(watch, read, values);
        } else {
            wakeAtMaximum(watch);
        }
        if (changedMeanwhile) {
            watch.observation.changed(true);
            touch.accept(watch);
        }
    }

    private static boolean isWorthIt(Watch watch, List<PathValue> values) {
        var path = watch.observation.composite() ? Path.ROOT : watch.path();
        return Conditions.areMet(watch.inForce(path), path, watch.observation.lastValues(), values);
    }

    private void send(Watch watch, SharedReads.Read read, List<PathValue> values) {
        long now = client.clock().millis();
        Response response;
        try {
            response = read.write(codec, watch.observation.accept(), values);
        } catch (RequestRefused e) {
            end(watch, e);
            return;
        }
        boolean confirmable = isConfirmable(watch, now);
        watch.busy = confirmable;
        watch.lost = false;
        watch.observation.sent(values, now);
        wakeAtMaximum(watch);
        watch.session.notify(
                watch.observation, response, confirmable, false, outcome -> delivered(watch, confirmable, outcome));
    }

    private boolean isConfirmable(Watch watch, long now) {
        var asked = watch.inForce(watch.path()).con();
        boolean isTime = now - watch.confirmed >= settings.confirmEvery() || now < watch.confirmed;
        return settings.confirmable() || asked != null && asked == 1 || isTime;
    }

    private void delivered(Watch watch, boolean confirmable, Delivery outcome) {
        if (watch.ended) {
            return;
        }
        switch (outcome) {
            case SENT -> LOG.trace("{} is told of {}", watch.session.account().uri(), watch.path());
            case ACKNOWLEDGED -> {
                watch.confirmed = client.clock().millis();
                release(watch, confirmable);
            }
            case REJECTED -> {
                LOG.debug("{} doesn't want {} any more", watch.session.account().uri(), watch.path());
                drop(watch);
            }
            case TIMED_OUT, FAILED -> {
                LOG.debug("{} doesn't hear of {}: {}", watch.session.account().uri(), watch.path(), outcome);
                hold(watch);
                release(watch, confirmable);
            }
        }
    }

    /** The latest values go out when the server can be reached again, and confirmable, to know that it can. */
    private void hold(Watch watch) {
        watch.lost = true;
        watch.confirmed = 0;
        watch.heldUntil = client.clock().millis() + settings.retryAfter();
        watch.observation.changed(true);
    }

    private void release(Watch watch, boolean confirmable) {
        if (confirmable) {
            watch.busy = false;
        }
        touch.accept(watch);
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
        if (isGone(watch, refusal)) {
            end(watch, refusal);
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

    /** An error is the last that an observer hears (RFC 7641, 4.2). */
    private void end(Watch watch, RequestRefused refusal) {
        drop(watch);
        watch.session.notify(watch.observation, Response.refused(refusal), true, true, NOBODY_WAITS);
    }

    private void drop(Watch watch) {
        watch.session.cancel(watch.observation.token());
        forget.accept(watch);
    }

    private void wakeAtMaximum(Watch watch) {
        long maximum = watch.periods().maximum();
        if (maximum > 0) {
            long passed = client.clock().millis() - watch.observation.lastSent();
            wakeIn(watch, Math.max(0, maximum - passed));
        }
    }

    private void wakeIn(Watch watch, long milliseconds) {
        watch.wakeWith(client.schedule(Duration.ofMillis(milliseconds), () -> touch.accept(watch)));
    }
}
