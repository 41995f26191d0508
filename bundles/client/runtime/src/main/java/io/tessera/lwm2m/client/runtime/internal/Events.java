// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.model.Path;
import java.util.function.Consumer;

/** Tells the interfaces what happens, after what runs now, so that none is called while it acts. */
final class Events implements Consumer<ClientEvent> {

    private final Engine engine;
    private final Interfaces interfaces;
    private Consumer<ClientEvent> access = event -> {};
    private Consumer<ClientEvent> durable = event -> {};
    private Runnable accounts = () -> {};

    Events(Engine engine, Interfaces interfaces) {
        this.engine = engine;
        this.interfaces = interfaces;
    }

    /** Who hears of everything first, so that rights are as they should be when others look. */
    void tellFirst(Consumer<ClientEvent> whoControlsAccess) {
        access = whoControlsAccess;
    }

    /**
     * Who is told beside the interfaces.
     *
     * @param whoKeepsObjects of everything
     * @param whoKeepsAccounts when anything in Objects 0 and 1 happens
     */
    void alsoTell(Consumer<ClientEvent> whoKeepsObjects, Runnable whoKeepsAccounts) {
        durable = whoKeepsObjects;
        accounts = whoKeepsAccounts;
    }

    @Override
    public void accept(ClientEvent event) {
        access.accept(event);
        var path = path(event);
        tell(event, path);
        durable.accept(event);
        if (path.depth() > 0 && Accounts.areIn(path.object())) {
            engine.execute(accounts);
        }
    }

    /**
     * What Object 2 does because of an event is on its way before that event is told: an interface that waits until
     * changes end sees both together, however slow the machine is.
     */
    private void tell(ClientEvent event, Path path) {
        Runnable telling = () -> interfaces.event(event);
        boolean isFollowed = path.depth() > 0 && path.object() != AccessTable.OBJECT;
        engine.execute(isFollowed ? () -> engine.execute(telling) : telling);
    }

    /** Where in the tree it happened; the root for what happened elsewhere. */
    static Path path(ClientEvent event) {
        if (event instanceof ClientEvent.Changed changed) {
            return changed.path();
        }
        if (event instanceof ClientEvent.Added added) {
            return added.path();
        }
        return event instanceof ClientEvent.Removed removed ? removed.path() : Path.ROOT;
    }
}
