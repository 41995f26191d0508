// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.Response;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings notifications to their servers. For a server that wants them stored, what is confirmable, and all that it
 * missed, goes through its outbox; for another, one confirmable notification of an observation is under way at a time,
 * and what changes meanwhile goes out after it, in its latest state.
 */
final class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final Client client;
    private final Settings settings;
    private final Codec codec;
    private final Function<Session, Outbox> outboxes;
    private final Consumer<Watch> touch;
    private final Consumer<Watch> forget;

    /**
     * @param touch has an observation looked at again, soon
     * @param forget takes an observation out of the index
     */
    Deliveries(
            Client client,
            Settings settings,
            Codec codec,
            Function<Session, Outbox> outboxes,
            Consumer<Watch> touch,
            Consumer<Watch> forget) {
        this.client = client;
        this.settings = settings;
        this.codec = codec;
        this.outboxes = outboxes;
        this.touch = touch;
        this.forget = forget;
    }

    /** Whether a notification of it now would reach the server, or be kept. */
    boolean isOfUse(Watch watch) {
        return watch.session.isReachable() || isKept(watch);
    }

    /** Notes what the server is told, and tells it. */
    void send(Watch watch, SharedReads.Read read, List<PathValue> values) {
        long now = client.clock().millis();
        var outbox = outboxes.apply(watch.session);
        try {
            if (!isKept(watch)) {
                sendUnkept(watch, read.write(codec, watch.observation.accept(), values), values, now);
            } else if (outbox.isPassable(watch.observation)) {
                sendKept(watch, read.write(codec, watch.observation.accept(), values), values, now);
            } else {
                tell(watch, values, now);
                outbox.add(watch.observation, now, values, null);
            }
        } catch (RequestRefused e) {
            end(watch, e);
        }
    }

    private boolean isKept(Watch watch) {
        return outboxes.apply(watch.session).isKeeping() && !watch.keepsNothing();
    }

    private void tell(Watch watch, List<PathValue> values, long now) {
        watch.lost = false;
        watch.observation.sent(values, now);
    }

    private void sendKept(Watch watch, Response response, List<PathValue> values, long now) {
        var outbox = outboxes.apply(watch.session);
        tell(watch, values, now);
        if (isConfirmable(watch, now)) {
            outbox.add(watch.observation, now, values, response);
            return;
        }
        watch.session.notify(watch.observation, response, false, false, outcome -> {
            if (outcome == Delivery.REJECTED) {
                rejected(watch);
            } else if (outcome != Delivery.SENT && !watch.ended) {
                outbox.lost(watch.observation, now, values);
            }
        });
    }

    private void sendUnkept(Watch watch, Response response, List<PathValue> values, long now) {
        boolean confirmable = isConfirmable(watch, now);
        watch.busy = confirmable;
        tell(watch, values, now);
        watch.session.notify(
                watch.observation, response, confirmable, false, outcome -> delivered(watch, confirmable, outcome));
    }

    private boolean isConfirmable(Watch watch, long now) {
        boolean isTime = now - watch.confirmed >= settings.confirmEvery() || now < watch.confirmed;
        return settings.confirmable() || isTime || watch.wantsConfirmable();
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
            case REJECTED -> rejected(watch);
            case TIMED_OUT, INCOMPLETE, FAILED -> {
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

    /** The server answered with a Reset. */
    void rejected(Watch watch) {
        if (!watch.ended) {
            LOG.debug("{} doesn't want {} any more", watch.session.account().uri(), watch.path());
            drop(watch);
        }
    }

    /** An error is the last that an observer hears (RFC 7641, 4.2), when it got all that it missed before. */
    void end(Watch watch, RequestRefused refusal) {
        var outbox = outboxes.apply(watch.session);
        if (outbox.isKeeping() && !outbox.isPassable(watch.observation)) {
            watch.observation.changed(true);
            return;
        }
        drop(watch);
        watch.session.notify(watch.observation, Response.refused(refusal), true, true, Deliveries::nobodyWaits);
    }

    private void drop(Watch watch) {
        watch.session.cancel(watch.observation.token());
        forget.accept(watch);
    }

    private static void nobodyWaits(Delivery delivery) {
        LOG.trace("The last notification of an observation: {}", delivery);
    }
}
