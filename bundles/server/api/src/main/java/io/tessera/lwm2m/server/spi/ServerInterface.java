// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.spi;

import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The server's end of one of the interfaces of LwM2M, registered as a service. It holds no state that matters: while it
 * is being replaced, the runtime keeps the requests, notifications and events that are its business for the next one,
 * for a short time and up to a bound.
 */
@ConsumerType
public interface ServerInterface {

    String BOOTSTRAP = "bootstrap";
    String REGISTRATION = "registration";
    String MANAGEMENT = "management";
    String REPORTING = "reporting";

    /** One of the names above; a server uses one interface of each name, that of the highest service ranking. */
    String name();

    /** Whether the request is its business, by method and path alone. Called on any thread. */
    boolean claims(Request request);

    /**
     * Answers a request, now or later. Called on a lane of the peer's, not on that of an endpoint: go there with {@link
     * Server#execute} for what concerns a client's state.
     *
     * @param via the name of the transport endpoint that it came in at
     */
    void handle(String via, Exchange exchange);

    /**
     * A notification of an observation that is tracked came in. Called on the endpoint's lane, for {@link #REPORTING}
     * alone.
     */
    default void notified(Tracked tracked, Response notification) {}

    /** Takes a server up as it stands. */
    void attach(Server server);

    /** Lets go of the server: ends what it scheduled there, keeps no reference. */
    void detach(Server server);

    /** Something happened to a registration. Called on the endpoint's lane. */
    default void event(ServerEvent event) {}
}
