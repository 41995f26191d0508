// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.Registration.Status;
import io.tessera.lwm2m.client.spi.Session;
import java.util.HashSet;
import java.util.Set;

/** Why a client has to be bootstrapped, if it has to (Core 1.2, 6.1.4, 6.2.1.1). Only on the client's engine. */
final class Needs {

    private final Client client;
    /** Those servers where it fails to register and is to be bootstrapped for that (/1/x/16). */
    private final Set<Integer> failing = new HashSet<>();

    private boolean triggered;

    Needs(Client client) {
        this.client = client;
        client.sessions().stream()
                .filter(session -> session.registration().status() == Status.BOOTSTRAP_NEEDED)
                .forEach(session -> failing.add(server(session)));
    }

    void on(ClientEvent event) {
        if (event instanceof ClientEvent.BootstrapNeeded needed) {
            failing.add(server(needed.session()));
        } else if (event instanceof ClientEvent.Registered registered) {
            failing.remove(server(registered.session()));
        } else if (event instanceof ClientEvent.AccountRemoved removed) {
            failing.remove(server(removed.session()));
        } else if (event instanceof ClientEvent.Bootstrapped) {
            // All servers are tried again.
            failing.clear();
            triggered = false;
        }
    }

    /** A server asks for it, or asks no longer. */
    void trigger(boolean isTriggered) {
        triggered = isTriggered;
    }

    boolean areThere() {
        return triggered || !failing.isEmpty() || client.sessions().isEmpty();
    }

    /** For a person to read. */
    String reason() {
        if (triggered) {
            return "a server asks for it";
        }
        return client.sessions().isEmpty() ? "there is no server" : "registration fails at " + failing;
    }

    private static int server(Session session) {
        return session.account().shortServerId();
    }
}
