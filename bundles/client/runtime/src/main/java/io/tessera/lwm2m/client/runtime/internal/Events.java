// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.ClientEvent;
import java.util.function.Consumer;

/** Tells the interfaces what happens, after what runs now, so that none is called while it acts. */
final class Events implements Consumer<ClientEvent> {

    private final Engine engine;
    private final Interfaces interfaces;
    private Runnable accounts = () -> {};

    Events(Engine engine, Interfaces interfaces) {
        this.engine = engine;
        this.interfaces = interfaces;
    }

    /** Who is told when anything in Objects 0 and 1 happens. */
    void alsoTell(Runnable whoKeepsAccounts) {
        accounts = whoKeepsAccounts;
    }

    @Override
    public void accept(ClientEvent event) {
        engine.execute(() -> interfaces.event(event));
        if (DurableObjects.isDurable(object(event))) {
            engine.execute(accounts);
        }
    }

    private static int object(ClientEvent event) {
        if (event instanceof ClientEvent.Changed changed) {
            return changed.path().object();
        }
        if (event instanceof ClientEvent.Added added) {
            return added.path().object();
        }
        return event instanceof ClientEvent.Removed removed ? removed.path().object() : -1;
    }
}
