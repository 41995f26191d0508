// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.californium.core.coap.Token;
import org.eclipse.californium.core.observe.Observation;
import org.eclipse.californium.core.observe.ObservationStore;
import org.eclipse.californium.elements.EndpointContext;

/** Keeps nothing: which observations there are is known above the transport. */
final class NoObservations implements ObservationStore {

    @Override
    public Observation putIfAbsent(Token token, Observation observation) {
        return null;
    }

    @Override
    public Observation put(Token token, Observation observation) {
        return null;
    }

    @Override
    public void remove(Token token) {}

    @Override
    public Observation get(Token token) {
        return null;
    }

    @Override
    public void setContext(Token token, EndpointContext context) {}

    @Override
    public void setExecutor(ScheduledExecutorService executor) {}

    @Override
    public void start() {}

    @Override
    public void stop() {}
}
