// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.Provisioning;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a client is bootstrapped, and by what: smartcard, factory, Bootstrap-Server (Core 1.2, 6.1.4). Only on the
 * client's engine.
 */
final class ClientBootstrap {

    /** So long the answer to what a server executed gets a head start over what follows from it. */
    static final Duration SOON = Duration.ofMillis(100);

    /** So long nothing may happen to the accounts, at the start or after others went, before there is none. */
    static final Duration SETTLING = Duration.ofMillis(300);

    private static final Logger LOG = LoggerFactory.getLogger(ClientBootstrap.class);

    private static final int SERVER = 1;
    private static final int BOOTSTRAP_TRIGGER = 9;

    private final Client client;
    private final Provisioning provisioning;
    private final ClientSources sources;
    private final Needs needs;
    private final Course course;
    private final AutoCloseable check;
    private Client.Timer soon = () -> {};
    private boolean looking;
    private boolean lookAgain;
    private boolean tried;
    private boolean closed;

    ClientBootstrap(Client client, Settings settings, Operations operations, Sources sources) {
        this.client = client;
        provisioning = client.provisioning();
        this.sources = new ClientSources(client, sources);
        needs = new Needs(client);
        course = new Course(client, settings, operations, needs);
        check = provisioning.checkSmartcard(this.sources::checkCard);
        if (provisioning.transaction().isPresent()) {
            // An interface before this one began it, and so tried the others before.
            tried = true;
            course.on(Event.CONTACT);
        }
        look();
    }

    void close() throws Exception {
        closed = true;
        soon.cancel();
        course.close();
        check.close();
    }

    /** A source came: what it holds counts at once, unless a bootstrap is under way. */
    void look() {
        boolean canLook = provisioning.isKnown() && provisioning.transaction().isEmpty();
        lookAgain = looking || !canLook;
        if (closed || lookAgain) {
            return;
        }
        looking = true;
        sources.bring().whenComplete((done, failed) -> {
            looking = false;
            tried = true;
            if (lookAgain) {
                look();
            }
            considerSoon();
        });
    }

    /** Whether the smartcard and the factory were tried, so that the Bootstrap-Server is listened to. */
    boolean isListening() {
        return tried;
    }

    /** The Bootstrap-Server asks for something: whether there is a transaction for it. */
    boolean isContacted() {
        course.on(Event.CONTACT);
        return provisioning.transaction().isPresent();
    }

    /** What it wrote is in force. */
    void finished() {
        course.on(Event.FINISHED);
    }

    void on(ClientEvent event) {
        needs.on(event);
        if (lookAgain && !looking) {
            look();
        }
        if (event instanceof ClientEvent.ProvisioningChanged) {
            provisioningChanged();
        } else if (event instanceof ClientEvent.BootstrapNeeded) {
            consider();
        } else if (event instanceof ClientEvent.Executed executed) {
            var path = executed.path();
            if (path.object() == SERVER && path.resource() == BOOTSTRAP_TRIGGER) {
                client.schedule(SOON, this::trigger);
            }
        } else if (event instanceof ClientEvent.TransportUp) {
            retryNow();
        } else if (event instanceof ClientEvent.Bootstrapped || event instanceof ClientEvent.AccountRemoved) {
            considerSoon();
        } else if (event instanceof ClientEvent.Registered && !course.isUnderWay() && !needs.areThere()) {
            course.on(Event.FINISHED);
        }
    }

    private void provisioningChanged() {
        if (provisioning.bootstrapServer().isEmpty()) {
            course.on(Event.GONE);
        }
        if (!tried) {
            look();
        }
        considerSoon();
    }

    private void retryNow() {
        if (course.isWaiting() && needs.areThere()) {
            course.on(Event.DUE);
        }
    }

    private void trigger() {
        if (closed || !tried) {
            return;
        }
        needs.trigger(true);
        if (isPossible()) {
            course.on(Event.TRIGGERED);
        }
    }

    private void considerSoon() {
        soon.cancel();
        soon = client.schedule(SETTLING, this::consider);
    }

    private void consider() {
        if (!closed && tried && needs.areThere() && isPossible()) {
            course.on(Event.NEEDED);
        }
    }

    private boolean isPossible() {
        if (provisioning.bootstrapServer().isPresent()) {
            return true;
        }
        LOG.info("{}: no bootstrap, though {}: there is no Bootstrap-Server", client.name(), needs.reason());
        needs.trigger(false);
        return false;
    }
}
