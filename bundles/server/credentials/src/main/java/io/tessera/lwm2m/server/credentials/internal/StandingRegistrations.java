// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.RegistrationListener.Reason;
import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.server.spi.ServerEvent;
import io.tessera.lwm2m.server.spi.ServerInterface;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Request;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends registrations as soon as the credentials behind them are gone, or no longer those of the endpoint. An interface
 * that takes no requests: what it is plugged in for is the server.
 */
@Component(name = "io.tessera.lwm2m.server.credentials.registrations", service = ServerInterface.class)
public final class StandingRegistrations implements ServerInterface {

    private static final Logger LOG = LoggerFactory.getLogger(StandingRegistrations.class);

    /** When the configuration has certainly been read: then those that were taken up from before a restart are compared. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private final ServerCredentials credentials;
    private final Runnable end;
    private volatile Attached attached;

    @Activate
    public StandingRegistrations(@Reference(name = "credentials") ServerCredentials credentials) {
        this.credentials = credentials;
        end = credentials.whenChanged(this::changed);
    }

    @Deactivate
    void end() {
        end.run();
    }

    @Override
    public String name() {
        return "credentials";
    }

    @Override
    public boolean claims(Request request) {
        return false;
    }

    @Override
    public void handle(String via, Exchange exchange) {
        throw new IllegalStateException("It claims no request");
    }

    @Override
    public void attach(Server server) {
        var later = server.schedule(SETTLED, () -> compare(server, one -> true, one -> false));
        attached = new Attached(server, later);
    }

    @Override
    public void detach(Server server) {
        attached.comparison().cancel();
        attached = null;
    }

    /** Its credentials may have gone while it was on its way. */
    @Override
    public void event(ServerEvent event) {
        var current = attached;
        if (current != null && event instanceof ServerEvent.Registered) {
            compare(current.server(), event.registration(), one -> false);
        }
    }

    private void changed(Change change) {
        var current = attached;
        if (current != null) {
            compare(current.server(), change::concerns, change::ends);
        }
    }

    private void compare(Server server, Predicate<Registration> concerned, Predicate<Registration> ended) {
        server.registrations().all().stream().filter(concerned).forEach(one -> compare(server, one, ended));
    }

    private void compare(Server server, Registration one, Predicate<Registration> ended) {
        server.execute(one.endpoint(), () -> look(server, one, ended));
    }

    private void look(Server server, Registration before, Predicate<Registration> ended) {
        server.registrations()
                .byId(before.id())
                .filter(one -> ended.test(one) || !stands(one))
                .ifPresent(one -> end(server, one));
    }

    private boolean stands(Registration registration) {
        try {
            credentials.endpointOf(Optional.of(registration.endpoint()), registration.peer());
            return true;
        } catch (RequestRefused refused) {
            return false;
        }
    }

    private static void end(Server server, Registration registration) {
        try {
            server.deregister(registration.id(), Reason.REVOKED, () -> {});
        } catch (RequestRefused gone) {
            LOG.debug("{} has ended by itself", registration);
        }
    }

    private record Attached(Server server, Server.Timer comparison) {}
}
