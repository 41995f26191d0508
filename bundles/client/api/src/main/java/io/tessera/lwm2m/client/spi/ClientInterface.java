// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.spi;

import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Request;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The client's end of one of the interfaces of LwM2M, registered as a service. It holds no state that matters: when it
 * is replaced, the runtime keeps the requests and events that are its business for the next one.
 *
 * <p>All methods but {@link #name} and {@link #claims} are called on the engine of the client that they are about.
 */
@ConsumerType
public interface ClientInterface {

    String BOOTSTRAP = "bootstrap";
    String REGISTRATION = "registration";
    String MANAGEMENT = "management";
    String REPORTING = "reporting";

    /** One of the names above; a client uses one interface of each name, that of the highest service ranking. */
    String name();

    /** Whether the request is its business, by method, path and Observe alone. */
    boolean claims(Request request);

    /** Answers the request of a server that the client is registered at, now or later. */
    void handle(Session session, Exchange exchange);

    /**
     * Answers, or ignores, the request of the client's Bootstrap-Server, now or later. Only the interface {@link
     * #BOOTSTRAP} is asked, whatever the others claim.
     */
    default void handleBootstrap(Client client, Exchange exchange) {
        exchange.ignore();
    }

    /** Takes a client up, as it stands: with its sessions, registrations and observations. */
    void attach(Client client);

    /** Lets go of a client: stops its timers, keeps no reference. */
    void detach(Client client);

    /** Something happened in a client that it is attached to. */
    void event(Client client, ClientEvent event);
}
