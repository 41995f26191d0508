// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.spi;

import io.tessera.lwm2m.client.object.ValueSink;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Request;
import java.util.Optional;
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
     * Begins to take a request of a server whose body comes in pieces, before anything of the body is there. Asked only
     * for what it claims.
     *
     * @param head the request without its body
     * @param size of the body in bytes, as far as the server says so; otherwise -1
     * @return what takes it; the answer is then 2.04. Empty: the body is put together, up to the limit of the transport,
     *     and comes to {@link #handle}
     * @throws RequestRefused what is answered
     */
    default Optional<ValueSink> receive(Session session, Request head, long size) throws RequestRefused {
        return Optional.empty();
    }

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
