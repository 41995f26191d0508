// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.bootstrap.BootstrapOperation;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession.State;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession.Trigger;
import io.tessera.lwm2m.server.bootstrap.BootstrapStep;
import io.tessera.lwm2m.server.spi.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what happens in one session, and tells those who want to know. On the endpoint's lane. */
final class Minutes {

    private static final Logger LOG = LoggerFactory.getLogger(Minutes.class);
    private static final int LONGEST_DETAIL = 4096;

    private final Server server;
    private final History history;
    private final Audience audience;
    private final long id;
    private final Device device;
    private final String configuration;
    private final Trigger trigger;
    private final Instant started;
    private final List<BootstrapStep> steps = new ArrayList<>();
    private int format = ContentFormat.NONE;

    Minutes(Server server, History history, Audience audience, Device device, String configuration, Trigger trigger) {
        this.server = server;
        this.history = history;
        this.audience = audience;
        this.device = device;
        this.configuration = configuration;
        this.trigger = trigger;
        id = history.nextId();
        started = server.clock().instant();
    }

    void format(int chosen) {
        format = chosen;
    }

    /** What the device asked, and its answer. */
    void begin(BootstrapOperation asked, ResponseCode answer) {
        LOG.info("Bootstrap {} of {} begins: {}, configuration {}", id, device.endpoint(), trigger, configuration);
        var session = session(State.RUNNING, "");
        audience.tell(server, listener -> listener.started(session));
        step(new Order(asked, Path.ROOT, List.of()), started, Optional.of(answer), "");
    }

    /** A session that the server began. */
    void begin() {
        LOG.info("Bootstrap {} of {} begins unasked, configuration {}", id, device.endpoint(), configuration);
        var session = session(State.RUNNING, "");
        history.update(session);
        audience.tell(server, listener -> listener.started(session));
    }

    void step(Order order, Instant sent, Optional<ResponseCode> code, String detail) {
        var now = server.clock().instant();
        var step = new BootstrapStep(
                order.operation(), order.path(), sent, Duration.between(sent, now), code, plain(detail));
        steps.add(step);
        LOG.debug(
                "Bootstrap {} of {}: {} {}",
                id,
                device.endpoint(),
                order,
                code.map(Object::toString).orElse("-"));
        var session = session(State.RUNNING, "");
        history.update(session);
        audience.tell(server, listener -> listener.step(session, step));
    }

    void finished() {
        var session = ended(State.FINISHED, "");
        LOG.info("Bootstrap {} of {} is finished after {} steps", id, device.endpoint(), steps.size());
        audience.tell(server, listener -> listener.finished(session));
    }

    /** @param state failed or aborted */
    void failed(State state, String reason) {
        var session = ended(state, plain(reason));
        LOG.warn("Bootstrap {} of {} {}: {}", id, device.endpoint(), state, session.reason());
        audience.tell(server, listener -> listener.failed(session));
    }

    private BootstrapSession ended(State state, String reason) {
        var session = session(state, reason);
        history.end(session);
        return session;
    }

    private BootstrapSession session(State state, String reason) {
        var end = state == State.RUNNING
                ? Optional.<Instant>empty()
                : Optional.of(server.clock().instant());
        var address = device.peer().address();
        return new BootstrapSession(
                id, device.endpoint(), configuration, trigger, address, format, started, end, state, reason, steps);
    }

    /** What a device says is shown to people and written into logs. */
    private static String plain(String text) {
        var cut = text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL) : text;
        return cut.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
