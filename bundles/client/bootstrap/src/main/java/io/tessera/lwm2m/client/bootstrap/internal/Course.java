// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import io.tessera.lwm2m.client.spi.BootstrapServer;
import io.tessera.lwm2m.client.spi.BootstrapTransaction;
import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.Provisioning;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the bootstrap of one client from phase to phase, and does what they ask for. Only on the client's engine. */
final class Course {

    private static final Logger LOG = LoggerFactory.getLogger(Course.class);

    /** So often a server's trigger is tried while nothing else asks for a bootstrap. */
    private static final int TRIGGER_ATTEMPTS = 5;

    private final Client client;
    private final Settings settings;
    private final Provisioning provisioning;
    private final Needs needs;
    private final Asking asking;
    private Phase phase = new Phase.Idle();
    private Client.Timer timer = () -> {};
    private String failure = "";
    private boolean closed;

    Course(Client client, Settings settings, Operations operations, Needs needs) {
        this.client = client;
        this.settings = settings;
        this.needs = needs;
        provisioning = client.provisioning();
        asking = new Asking(client, settings, operations, this::answered);
    }

    void close() {
        closed = true;
        timer.cancel();
        asking.close();
    }

    /** Whether the Bootstrap-Server was asked, or writes. */
    boolean isUnderWay() {
        return phase instanceof Phase.Asking || phase instanceof Phase.Open;
    }

    /** Whether an attempt failed, and the next one isn't due yet. */
    boolean isWaiting() {
        return phase instanceof Phase.Waiting;
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

    void on(Event event) {
        if (closed) {
            return;
        }
        var step = phase.on(event);
        phase = step.next();
        step.effects().forEach(this::perform);
    }

    private void perform(Effect effect) {
        switch (effect) {
            case HOLD_OFF -> holdOff();
            case ASK -> ask(settings.pack());
            case REQUEST -> ask(false);
            case OPEN -> open(settings.untilReminded());
            case KEEP_OPEN -> open(phase.isReminded() ? settings.afterReminded() : settings.untilReminded());
            case REMIND -> remind();
            case ABORT -> abort();
            case RETRY -> retry(settings.delay(phase.failed()));
            case RETRY_SOON -> retry(settings.shortDelay(phase.failed()));
            case REST -> timer.cancel();
        }
    }

    private void wait(Duration time, BooleanSupplier isWanted) {
        timer.cancel();
        timer = client.schedule(time, () -> on(isWanted.getAsBoolean() ? Event.DUE : Event.FINISHED));
    }

    private void holdOff() {
        var server = provisioning.bootstrapServer();
        var time = server.map(BootstrapServer::holdOff).orElse(Duration.ZERO);
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

    private void open(Duration patience) {
        if (provisioning.transaction().isEmpty()) {
            begin();
        }
        failure = "the Bootstrap-Server is silent";
        wait(patience, () -> true);
    }

    private void remind() {
        LOG.info("{}: {} is silent, and is asked once more", client.name(), name());
        wait(settings.afterReminded(), () -> true);
        provisioning.bootstrapServer().ifPresent(asking::request);
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
        provisioning.transaction().ifPresent(BootstrapTransaction::abort);
    }

    private void retry(Duration delay) {
        int failures = phase.failed();
        if (failures >= TRIGGER_ATTEMPTS) {
            needs.trigger(false);
        }
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
