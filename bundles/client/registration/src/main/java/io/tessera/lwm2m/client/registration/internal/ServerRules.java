// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.model.Path;
import java.util.Optional;

/** What the Server Instance of one server says of registering there, as it was last read. Only on the engine. */
final class ServerRules {

    private final Session session;
    private final Rules defaults;
    private Rules rules;
    private boolean known;

    ServerRules(Session session, RetryTimes retries) {
        this.session = session;
        defaults = Rules.defaults(retries);
        rules = defaults;
    }

    Rules now() {
        return rules;
    }

    /** The server's place in the order, as soon as its Instance was read. */
    Optional<Order.Place> place(Order.Standing standing) {
        var place = new Order.Place(session.account().shortServerId(), rules.priority(), rules.blocks(), standing);
        return known ? Optional.of(place) : Optional.empty();
    }

    /** Reads again; without an Instance the defaults count. */
    void read(Runnable then) {
        var instance = Path.of(1, session.account().serverInstance());
        session.client().tree().read(Caller.DEVICE, instance).whenComplete((values, failure) -> {
            rules = failure == null ? defaults.with(values) : defaults;
            known = true;
            then.run();
        });
    }
}
