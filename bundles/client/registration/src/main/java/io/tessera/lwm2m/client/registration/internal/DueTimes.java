// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.Session;
import java.time.Duration;
import java.util.function.Consumer;

/** When something is to be done next about one registration: one time, the last that was set. Only on the engine. */
final class DueTimes {

    private final Session session;
    private final Settings settings;
    private final ServerRules rules;
    private final UnderWay underWay;
    private final Consumer<Event> events;
    private Client.Timer timer = () -> {};

    /** @param events is told when it is time, and when no attempt is left */
    DueTimes(Session session, Settings settings, ServerRules rules, UnderWay underWay, Consumer<Event> events) {
        this.session = session;
        this.settings = settings;
        this.rules = rules;
        this.underWay = underWay;
        this.events = events;
    }

    void cancel() {
        timer.cancel();
    }

    void in(Duration delay) {
        timer.cancel();
        timer = session.client().schedule(delay, () -> events.accept(new Event.Due()));
    }

    /** Sets the time that an effect is about, if it is about one. */
    void perform(Effect effect) {
        if (effect instanceof Effect.RetryAfter retry) {
            retryAfter(retry.attempt());
        } else if (effect instanceof Effect.InitialDelay) {
            in(rules.now().initialDelay());
        } else if (effect instanceof Effect.RefreshInTime) {
            refreshInTime();
        } else if (effect instanceof Effect.DueSoon) {
            in(ClientRegistrations.SOON);
        }
    }

    /** In time for the server not to drop the registration. */
    void refreshInTime() {
        Lifetime.untilRefresh(session.registration(), session.client().clock().instant(), settings)
                .ifPresent(this::in);
    }

    /** As the Server Instance says by then, unless something else was asked meanwhile. */
    private void retryAfter(int attempt) {
        int number = underWay.number();
        rules.read(() -> {
            if (number == underWay.number() && !underWay.isClosed()) {
                rules.now().retries().after(attempt).ifPresent(delay -> in(settings.later(delay)));
                if (rules.now().retries().isExhausted(attempt)) {
                    events.accept(new Event.Exhausted());
                }
            }
        });
    }
}
