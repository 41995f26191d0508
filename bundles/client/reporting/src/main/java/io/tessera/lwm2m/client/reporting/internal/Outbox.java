// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.Observation;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what a server is to get for certain: in order, confirmable, one at a time, and kept in the store until it is
 * acknowledged (Core 1.2, E.2, Resource 6). What comes while an acknowledgement is awaited goes together after it, with
 * the times, or one by one in a format that has none: of that no more than a server can catch up with. Since it missed
 * something, all is sent, with the times. Only on the engine.
 */
final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** So many milliseconds what the one before this sent may be under way, and is not sent again. */
    private static final long UNDER_WAY = 5_000;

    /** Then all observations are taken up. */
    private static final long SOON = 1;

    private final Session session;
    private final Settings settings;
    private final Codec codec;
    private final Backlog backlog;
    private final BiConsumer<Observation, Delivery> told;
    private final Runnable upToDate;
    private Client.Timer retry = () -> {};
    private long heldUntil;
    private long sent;
    private boolean sending;
    private boolean behind;
    private boolean closed;

    /**
     * Goes on from what the session keeps.
     *
     * @param told learns that the server acknowledged a notification of an observation, or rejected it
     * @param upToDate runs when the server got all that it had missed
     */
    Outbox(Session session, Settings settings, Codec codec, BiConsumer<Observation, Delivery> told, Runnable upToDate) {
        this.session = session;
        this.settings = settings;
        this.codec = codec;
        this.told = told;
        this.upToDate = upToDate;
        backlog = new Backlog(session, settings);
        behind = !backlog.isEmpty();
        if (behind && session.hasNotified()) {
            pause(Math.min(UNDER_WAY, settings.retryAfter()));
        } else if (behind) {
            pause(SOON);
        }
    }

    /** Whether there is any use in keeping notifications: a new registration starts without observations. */
    boolean isKeeping() {
        return session.account().storeNotifications() && session.registration().isRegistered();
    }

    /** Whether what is notified now doesn't overtake anything. */
    boolean isPassable(Observation observation) {
        return session.isReachable() && !behind && !backlog.has(observation);
    }

    /**
     * Takes a notification over.
     *
     * @param due when it was due, milliseconds
     * @param response what to send if it can be sent at once; null for what is written when its turn comes
     */
    void add(Observation observation, long due, List<PathValue> values, Response response) {
        behind |= !session.isReachable();
        backlog.add(observation, due, values, behind ? null : response);
        next();
    }

    /** The server missed it. */
    void lost(Observation observation, long due, List<PathValue> values) {
        hold();
        add(observation, due, values, null);
    }

    /** The server is there, or may be. */
    void reachable() {
        heldUntil = 0;
        next();
    }

    /** Forgets what waits. */
    void clear() {
        backlog.clear();
        behind = false;
        heldUntil = 0;
    }

    void close() {
        closed = true;
        retry.cancel();
    }

    private void next() {
        long now = session.client().clock().millis();
        boolean isHeld = heldUntil > now && heldUntil - now <= settings.retryAfter();
        if (closed || sending || isHeld || !session.isReachable()) {
            return;
        }
        backlog.dropDelivered();
        backlog.expire(now);
        backlog.dropEnded();
        if (!behind) {
            backlog.dropOutdated();
        }
        while (!sending && !backlog.isEmpty()) {
            send(backlog.next());
            backlog.dropEnded();
        }
        if (backlog.isEmpty() && behind) {
            behind = false;
            LOG.info(
                    "Server {}: {} notifications that it missed are sent, {} were dropped",
                    session.account().shortServerId(),
                    sent,
                    backlog.takeDropped());
            sent = 0;
            upToDate.run();
        }
    }

    private void send(Batch batch) {
        Response response;
        try {
            var allowed = batch.readable(session);
            if (allowed.isEmptied(batch)) {
                backlog.remove(batch);
                return;
            }
            response = allowed.response(codec, behind || batch.size() > 1);
        } catch (RequestRefused e) {
            LOG.warn(
                    "A notification of {} can't be written: {}",
                    batch.observation().paths(),
                    e.diagnostic());
            backlog.remove(batch);
            return;
        }
        sending = true;
        session.notify(batch.observation(), response, true, false, outcome -> concluded(batch, outcome));
    }

    private void concluded(Batch batch, Delivery outcome) {
        sending = false;
        switch (outcome) {
            case SENT, ACKNOWLEDGED -> {
                sent += batch.size();
                backlog.remove(batch);
                told.accept(batch.observation(), Delivery.ACKNOWLEDGED);
            }
            case REJECTED -> {
                backlog.forget(batch.observation());
                told.accept(batch.observation(), Delivery.REJECTED);
            }
            case TIMED_OUT, INCOMPLETE, FAILED -> {
                hold();
                backlog.undelivered(batch, outcome);
            }
        }
        next();
    }

    private void hold() {
        if (!behind) {
            LOG.info(
                    "Server {} can't be reached: notifications are stored",
                    session.account().shortServerId());
        }
        behind = true;
        pause(settings.retryAfter());
    }

    private void pause(long milliseconds) {
        heldUntil = session.client().clock().millis() + milliseconds;
        retry.cancel();
        if (!closed) {
            retry = session.client().schedule(Duration.ofMillis(milliseconds), this::next);
        }
    }
}
