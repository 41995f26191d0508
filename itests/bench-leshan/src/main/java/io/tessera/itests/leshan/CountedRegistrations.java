// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.leshan;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.leshan.core.observation.Observation;
import org.eclipse.leshan.server.registration.Registration;
import org.eclipse.leshan.server.registration.RegistrationListener;
import org.eclipse.leshan.server.registration.RegistrationUpdate;

/** How many clients are registered. */
final class CountedRegistrations implements RegistrationListener {

    private final AtomicInteger clients;

    CountedRegistrations(AtomicInteger clients) {
        this.clients = clients;
    }

    @Override
    public void registered(
            Registration registration, Registration previous, Collection<Observation> previousObservations) {
        clients.incrementAndGet();
    }

    @Override
    public void updated(RegistrationUpdate update, Registration updated, Registration previous) {
        // Nobody came and nobody went.
    }

    @Override
    public void unregistered(
            Registration registration,
            Collection<Observation> observations,
            boolean expired,
            Registration replacement) {
        clients.decrementAndGet();
    }
}
