// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.leshan;

import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.leshan.core.observation.CompositeObservation;
import org.eclipse.leshan.core.observation.Observation;
import org.eclipse.leshan.core.observation.SingleObservation;
import org.eclipse.leshan.core.response.ObserveCompositeResponse;
import org.eclipse.leshan.core.response.ObserveResponse;
import org.eclipse.leshan.server.observation.ObservationListener;
import org.eclipse.leshan.server.registration.Registration;

/** How many notifications of one path came in. */
final class CountedNotifications implements ObservationListener {

    private final AtomicLong notifications;

    CountedNotifications(AtomicLong notifications) {
        this.notifications = notifications;
    }

    @Override
    public void onResponse(SingleObservation observation, Registration registration, ObserveResponse response) {
        notifications.incrementAndGet();
    }

    @Override
    public void onResponse(
            CompositeObservation observation, Registration registration, ObserveCompositeResponse response) {
        // None of those are under load.
    }

    @Override
    public void newObservation(Observation observation, Registration registration) {
        // What counts are the notifications.
    }

    @Override
    public void cancelled(Observation observation) {
        // What counts are the notifications.
    }

    @Override
    public void onError(Observation observation, Registration registration, Exception error) {
        System.err.println("a notification that could not be read: " + error);
    }
}
