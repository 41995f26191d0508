// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.BootstrapOperation;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession.State;
import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * One device is being provisioned (Core 1.2, 6.1.3.3): one message after another, each when that before it is answered.
 * What a device refuses ends the session without a Bootstrap-Finish, so that it goes back to what it had. On the
 * endpoint's lane.
 */
final class Provisioning {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Server server;
    private final Device device;
    private final BootstrapConfiguration configuration;
    private final CompletionStage<Map<Integer, GivenKey>> given;
    private final OptionalInt preferred;
    private final Limits limits;
    private final Messages messages;
    private final Minutes minutes;
    private final Hooks hooks;
    private final Queue<Order> orders = new ArrayDeque<>();
    private final Queue<Integer> formats = new ArrayDeque<>();
    private Server.Timer deadline = () -> {};
    private Map<Integer, GivenKey> keys = Map.of();
    private boolean discovering = true;
    private boolean ended;

    /**
     * @param retries how often an operation is tried again that isn't answered, or that the device is too busy for
     * @param time until it is given up
     */
    record Limits(int retries, Duration time) {}

    /**
     * What is to be done.
     *
     * @param given the device's pre-shared keys, by Short Server ID, as soon as they are kept
     * @param preferred the Content-Format that the device asked for
     */
    record Task(
            Device device,
            BootstrapConfiguration configuration,
            CompletionStage<Map<Integer, GivenKey>> given,
            OptionalInt preferred,
            Limits limits) {}

    /**
     * What is to be done meanwhile.
     *
     * @param beforeFinish done when the device has everything, with its keys
     * @param atEnd done when it is over, however it ended
     */
    record Hooks(Consumer<Map<Integer, GivenKey>> beforeFinish, Consumer<Provisioning> atEnd) {}

    Provisioning(Server server, Task task, Messages messages, Minutes minutes, Hooks hooks) {
        this.server = server;
        this.messages = messages;
        this.minutes = minutes;
        device = task.device();
        configuration = task.configuration();
        given = task.given();
        preferred = task.preferred();
        limits = task.limits();
        this.hooks = hooks;
        formats.addAll(Formats.toTry(preferred, ""));
        orders.add(Order.discover());
    }

    void start() {
        deadline = server.schedule(limits.time(), () -> server.execute(device.endpoint(), this::giveUp));
        given.whenComplete((ready, failure) -> server.execute(device.endpoint(), () -> begin(ready, failure)));
    }

    private void begin(Map<Integer, GivenKey> ready, Throwable failure) {
        if (ended) {
            return;
        }
        if (failure != null) {
            end(State.FAILED, "its keys can't be kept: " + failure.getMessage());
            return;
        }
        keys = ready;
        next();
    }

    /** Ends it, unless it has ended. */
    void abort(String reason) {
        end(State.ABORTED, reason);
    }

    private void giveUp() {
        end(State.FAILED, "not finished after %d s".formatted(limits.time().toSeconds()));
    }

    private void next() {
        var order = orders.remove();
        if (order.operation() == BootstrapOperation.FINISH) {
            hooks.beforeFinish().accept(keys);
        }
        send(order, 0);
    }

    /** @param tried how often it was tried in vain */
    private void send(Order order, int tried) {
        if (ended) {
            return;
        }
        try {
            var request = messages.request(order, formats.element());
            var sent = server.clock().instant();
            server.send(device.endpoint(), device.via(), device.peer(), request)
                    .whenComplete((response, failure) -> answered(new Attempt(order, tried, sent), response, failure));
        } catch (RequestRefused unfit) {
            end(State.FAILED, "%s can't be sent: %s".formatted(order, unfit.diagnostic()));
        }
    }

    private void answered(Attempt attempt, Response response, Throwable failure) {
        if (ended) {
            return;
        }
        if (failure != null) {
            silent(attempt, failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
            return;
        }
        var order = attempt.order();
        minutes.step(order, attempt.sent(), Optional.of(response.code()), messages.detail(order, response));
        if (isFormatRefused(order, response)) {
            formats.remove();
            minutes.format(formats.element());
            send(order, attempt.tried());
            return;
        }
        boolean busy = response.code() == ResponseCode.SERVICE_UNAVAILABLE
                || response.code() == ResponseCode.TOO_MANY_REQUESTS;
        if (busy && attempt.tried() < limits.retries()) {
            var later = attempt.tried() + 1;
            server.schedule(PAUSE, () -> server.execute(device.endpoint(), () -> send(order, later)));
            return;
        }
        proceed(order, response);
    }

    private void silent(Attempt attempt, Throwable failure) {
        minutes.step(attempt.order(), attempt.sent(), Optional.empty(), String.valueOf(failure.getMessage()));
        boolean again = failure instanceof NoAnswer silence
                && (silence.reason() == NoAnswer.Reason.TIMEOUT || silence.reason() == NoAnswer.Reason.UNREACHABLE);
        if (again && attempt.tried() < limits.retries()) {
            send(attempt.order(), attempt.tried() + 1);
            return;
        }
        if (isUnusable(attempt.order(), failure)) {
            proceed(attempt.order(), Response.of(ResponseCode.REQUEST_ENTITY_INCOMPLETE));
            return;
        }
        end(State.FAILED, "%s: no answer: %s".formatted(attempt.order(), failure.getMessage()));
    }

    /** The device answered, but with more than can be received. */
    private static boolean isUnusable(Order order, Throwable failure) {
        boolean asks = order.operation() == BootstrapOperation.DISCOVER || order.operation() == BootstrapOperation.READ;
        return asks && failure instanceof NoAnswer silence && silence.reason() == NoAnswer.Reason.CANCELLED;
    }

    private boolean isFormatRefused(Order order, Response response) {
        boolean refused = order.operation() == BootstrapOperation.WRITE
                && response.code() == ResponseCode.UNSUPPORTED_CONTENT_FORMAT;
        return refused && formats.size() > 1;
    }

    private void proceed(Order order, Response response) {
        if (order.operation() == BootstrapOperation.DISCOVER && discovering) {
            discovering = false;
            plan(response);
            return;
        }
        if (!response.code().isSuccess() && !isHarmless(order, response.code())) {
            var said = messages.detail(order, response);
            end(State.FAILED, "%s: %s%s".formatted(order, response.code(), said.isEmpty() ? "" : " " + said));
            return;
        }
        if (order.operation() == BootstrapOperation.FINISH) {
            end(State.FINISHED, "");
            return;
        }
        next();
    }

    /** Nothing to delete is as good as deleted; what is read is for the record alone. */
    private static boolean isHarmless(Order order, ResponseCode code) {
        return switch (order.operation()) {
            case DELETE -> code == ResponseCode.NOT_FOUND;
            case READ, DISCOVER -> true;
            default -> false;
        };
    }

    /** A device that can't be asked what it has gets all anew. */
    private void plan(Response response) {
        var found = Discovered.NOTHING;
        try {
            found = response.code().isSuccess() ? messages.discovered(response) : found;
        } catch (RequestRefused unreadable) {
            minutes.step(
                    Order.discover(),
                    server.clock().instant(),
                    Optional.of(response.code()),
                    "unreadable: " + unreadable.diagnostic());
        }
        formats.clear();
        formats.addAll(Formats.toTry(preferred, found.version()));
        orders.addAll(new Plan(configuration, device.endpoint(), keys, found).orders());
        minutes.format(formats.element());
        next();
    }

    private void end(State state, String reason) {
        if (ended) {
            return;
        }
        ended = true;
        deadline.cancel();
        orders.clear();
        hooks.atEnd().accept(this);
        if (state == State.FINISHED) {
            minutes.finished();
            return;
        }
        minutes.failed(state, reason);
    }

    private record Attempt(Order order, int tried, Instant sent) {}
}
