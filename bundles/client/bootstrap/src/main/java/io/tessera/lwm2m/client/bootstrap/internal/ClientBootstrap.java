// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.Provisioning;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bootstrap of one client: does what its phases ask for. Only on the client's engine. */
final class ClientBootstrap {

    /** So long the answer to what a server executed gets a head start over what follows from it. */
    static final Duration SOON = Duration.ofMillis(100);

    /** So long accounts may come at the start, or after others went, before there is none. */
    static final Duration SETTLING = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(ClientBootstrap.class);

    private static final int SERVER = 1;
    private static final int BOOTSTRAP_TRIGGER = 9;
    /** So often a server's trigger is tried while nothing else asks for a bootstrap. */
    private static final int TRIGGER_ATTEMPTS = 5;

    private final Client client;
    private final Settings settings;
    private final Provisioning provisioning;
    private final ClientSources sources;
    private final Needs needs;
    private final Asking asking;
    private final AutoCloseable check;
    private Phase phase = new Phase.Idle();
    private Client.Timer timer = () -> {};
    private Client.Timer soon = () -> {};
    private String failure = "";
    private boolean looking;
    private boolean lookAgain;
    private boolean tried;
    private boolean closed;

    ClientBootstrap(Client client, Settings settings, Operations operations, Sources sources) {
        this.client = client;
        this.settings = settings;
        provisioning = client.provisioning();
        this.sources = new ClientSources(client, sources);
        needs = new Needs(client);
        asking = new Asking(client, settings, operations, this::answered);
        check = provisioning.checkSmartcard(this.sources::checkCard);
        if (provisioning.transaction().isPresent()) {
            // An interface before this one began it.
            on(Event.CONTACT);
        }
        look();
    }

    void close() throws Exception {
        closed = true;
        timer.cancel();
        soon.cancel();
        asking.close();
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
        on(Event.CONTACT);
        return provisioning.transaction().isPresent();
    }

    /** What it wrote is in force. */
    void finished() {
        on(Event.FINISHED);
    }

    void on(ClientEvent event) {
        needs.on(event);
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
            if (phase instanceof Phase.Waiting) {
                on(Event.DUE);
            }
        } else if (event instanceof ClientEvent.Bootstrapped || event instanceof ClientEvent.AccountRemoved) {
            considerSoon();
        } else if (event instanceof ClientEvent.Registered && !isBusy() && !needs.areThere()) {
            on(Event.FINISHED);
        }
    }

    private boolean isBusy() {
        return phase instanceof Phase.Asking || phase instanceof Phase.Open;
    }

    private void provisioningChanged() {
        if (provisioning.bootstrapServer().isEmpty()) {
            on(Event.GONE);
        }
        if (!tried || lookAgain) {
            look();
        }
        considerSoon();
    }

    private void trigger() {
        if (closed || !tried) {
            return;
        }
        needs.trigger(true);
        if (isPossible()) {
            on(Event.TRIGGERED);
        }
    }

    private void considerSoon() {
        soon.cancel();
        soon = client.schedule(SETTLING, this::consider);
    }

    private void consider() {
        if (!closed && tried && needs.areThere() && isPossible()) {
            on(Event.NEEDED);
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

    private void answered(Event event, String why) {
        failure = why;
        if (event == Event.NO_PACK) {
            LOG.info("{}: no Bootstrap-Pack: {}", client.name(), why);
        } else if (event == Event.FINISHED) {
            LOG.info("{}: bootstrapped by a Bootstrap-Pack", client.name());
        }
        on(event);
    }

    private void on(Event event) {
        if (closed) {
            return;
        }
        var step = phase.on(event);
        phase = step.next();
        step.effects().forEach(this::perform);
        if (lookAgain && phase instanceof Phase.Idle) {
            client.execute(this::look);
        }
    }

    private void perform(Effect effect) {
        switch (effect) {
            case HOLD_OFF -> holdOff();
            case ASK -> ask(settings.pack());
            case REQUEST -> ask(false);
            case OPEN, KEEP_OPEN -> open();
            case ABORT -> abort();
            case RETRY -> retry();
            case REST -> timer.cancel();
        }
    }

    private void wait(Duration time, BooleanSupplier isWanted) {
        timer.cancel();
        timer = client.schedule(time, () -> on(isWanted.getAsBoolean() ? Event.DUE : Event.FINISHED));
    }

    private void holdOff() {
        var server = provisioning.bootstrapServer();
        var time = server.map(each -> each.holdOff()).orElse(Duration.ZERO);
        LOG.info("{}: bootstrap at {} in {} s: {}", client.name(), name(), time.toSeconds(), needs.reason());
        if (time.isZero()) {
            on(Event.DUE);
        } else {
            wait(time, needs::areThere);
        }
    }

    private void ask(boolean pack) {
        timer.cancel();
        var server = provisioning.bootstrapServer();
        if (server.isEmpty()) {
            on(Event.GONE);
        } else if (pack) {
            asking.pack(server.get());
        } else {
            asking.request(server.get());
        }
    }

    private void open() {
        if (provisioning.transaction().isEmpty()) {
            begin();
        }
        failure = "the Bootstrap-Server is silent";
        wait(settings.patience(), () -> true);
    }

    private void begin() {
        try {
            provisioning.begin();
            LOG.info("{}: bootstrap by {} begins", client.name(), name());
        } catch (IllegalStateException e) {
            LOG.debug("{}: {}", client.name(), e.getMessage());
        }
    }

    private void abort() {
        asking.close();
        provisioning.transaction().ifPresent(transaction -> transaction.abort());
    }

    private void retry() {
        int failures = phase.failed();
        if (failures >= TRIGGER_ATTEMPTS) {
            needs.trigger(false);
        }
        var delay = settings.delay(failures);
        LOG.warn(
                "{}: bootstrap at {} failed ({}), attempt {}: {}; the configuration stays as it was, again in {} s",
                client.name(),
                name(),
                needs.areThere() ? needs.reason() : "not needed",
                failures,
                failure,
                delay.toSeconds());
        wait(delay, needs::areThere);
    }

    private String name() {
        return provisioning.bootstrapServer().map(each -> each.uri().toString()).orElse("no server");
    }
}
