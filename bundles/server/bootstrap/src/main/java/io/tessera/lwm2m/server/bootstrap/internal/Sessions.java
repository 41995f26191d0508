// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.BootstrapOperation;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession.State;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession.Trigger;
import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.transport.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sessions that are running, at most one of each endpoint; and where devices were heard last. */
final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final Map<String, Provisioning> running = new ConcurrentHashMap<>();
    private final Map<String, Device> heard = new LinkedHashMap<>();
    private final Surroundings surroundings;
    private final Limits limits;
    private final Interrupted interrupted;
    private volatile boolean stopping;

    /**
     * @param sessions how many may run at a time
     * @param devices of how many it is kept where they are
     */
    record Limits(int sessions, int devices, Provisioning.Limits each) {}

    Sessions(Surroundings surroundings, Limits limits, Interrupted interrupted) {
        this.surroundings = surroundings;
        this.limits = limits;
        this.interrupted = interrupted;
    }

    /**
     * A device asks: is answered, and provisioned. On its lane.
     *
     * @param answer sends it its answer
     * @throws RequestRefused with 5.00 if there are too many
     */
    void requested(Server server, Device device, Asked asked, Answer answer) throws RequestRefused {
        var session = begin(server, device, asked.configuration(), asked.preferred(), Trigger.REQUEST);
        session.minutes().begin(BootstrapOperation.REQUEST, ResponseCode.CHANGED);
        answer.send(Response.of(ResponseCode.CHANGED));
        session.provisioning().start();
    }

    /** A device is provisioned unasked. On its lane. */
    void push(Server server, Device device, Asked what) throws RequestRefused {
        var session = begin(server, device, what.configuration(), what.preferred(), Trigger.PUSH);
        session.minutes().begin();
        session.provisioning().start();
    }

    /** A device asked for what there isn't. On its lane. */
    void refused(Server server, Device device, Asking asking, RequestRefused refusal) {
        var minutes = minutes(server, device, "", asking.trigger());
        minutes.begin(asking.operation(), refusal.code());
        minutes.failed(State.FAILED, refusal.diagnostic());
    }

    /** What a device asks by. */
    enum Asking {
        REQUEST(BootstrapOperation.REQUEST, Trigger.REQUEST),
        PACK(BootstrapOperation.PACK_REQUEST, Trigger.PACK_REQUEST);

        private final BootstrapOperation operation;
        private final Trigger trigger;

        Asking(BootstrapOperation operation, Trigger trigger) {
            this.operation = operation;
            this.trigger = trigger;
        }

        BootstrapOperation operation() {
            return operation;
        }

        Trigger trigger() {
            return trigger;
        }
    }

    /** What a device asks for, and in which format. */
    record Asked(BootstrapConfiguration configuration, OptionalInt preferred) {}

    /** Answers a request. */
    interface Answer {
        void send(Response response);
    }

    Minutes minutes(Server server, Device device, String configuration, Trigger trigger) {
        return new Minutes(server, surroundings.history(), surroundings.audience(), device, configuration, trigger);
    }

    /** Ends what is running for an endpoint. On its lane. */
    void abort(String endpoint, String reason) {
        var session = running.get(endpoint);
        if (session != null) {
            session.abort(reason);
        }
    }

    /** The interface ends: what is running is for the next one, which finds it in the store. */
    void stop(Server server, String reason) {
        stopping = true;
        running.keySet().forEach(endpoint -> server.execute(endpoint, () -> abort(endpoint, reason)));
    }

    /** The interface begins. */
    void start(Server server) {
        stopping = false;
        interrupted.find(server.clock().instant());
    }

    /**
     * Begins anew what the end of another interface interrupted, as far as it is known what those devices get.
     *
     * @param known what a device gets
     * @param isComplete whether no other configurations are to be expected, so that it may be another than before
     */
    void resume(Server server, Function<String, Optional<BootstrapConfiguration>> known, boolean isComplete) {
        for (var one : interrupted.found()) {
            known.apply(one.device().endpoint())
                    .filter(now -> isComplete || now.name().equals(one.configuration()))
                    .ifPresent(now -> server.execute(one.device().endpoint(), () -> resume(server, one, now)));
        }
    }

    private void resume(Server server, Interrupted.Session before, BootstrapConfiguration configuration) {
        if (!interrupted.take(before)) {
            return;
        }
        var endpoint = before.device().endpoint();
        LOG.info("The bootstrap of {} was interrupted, and is begun anew", endpoint);
        try {
            push(server, before.device(), new Asked(configuration, before.preferred()));
        } catch (RequestRefused refusal) {
            LOG.warn("The bootstrap of {} isn't begun anew: {}", endpoint, refusal.diagnostic());
        }
    }

    boolean isRunning(String endpoint) {
        return running.containsKey(endpoint);
    }

    /** Where a device was heard last. */
    Optional<Device> whereIs(String endpoint) {
        synchronized (heard) {
            return Optional.ofNullable(heard.get(endpoint));
        }
    }

    void heard(Device device) {
        synchronized (heard) {
            heard.remove(device.endpoint());
            heard.put(device.endpoint(), device);
            if (heard.size() > limits.devices()) {
                heard.remove(heard.keySet().iterator().next());
            }
        }
    }

    private Begun begin(
            Server server, Device device, BootstrapConfiguration configuration, OptionalInt preferred, Trigger trigger)
            throws RequestRefused {
        var endpoint = device.endpoint();
        abort(endpoint, "a new session begins");
        if (running.size() >= limits.sessions()) {
            throw new RequestRefused(ResponseCode.INTERNAL_SERVER_ERROR, "too many sessions at a time");
        }
        var keys = surroundings.keys().of(endpoint, configuration);
        warnIfOpen(device, configuration);
        heard(device);
        var minutes = minutes(server, device, configuration.name(), trigger);
        var task = new Provisioning.Task(device, configuration, keys, preferred, limits.each());
        var provisioning = new Provisioning(
                server,
                task,
                surroundings.messages(),
                minutes,
                new Provisioning.Hooks(
                        given ->
                                LocalCredentials.tell(surroundings.credentials().get(), configuration, endpoint, given),
                        ended -> end(endpoint, ended)));
        running.put(endpoint, provisioning);
        interrupted.begins(new Interrupted.Session(
                device, configuration.name(), preferred, server.clock().instant()));
        return new Begun(provisioning, minutes);
    }

    private void end(String endpoint, Provisioning session) {
        if (running.remove(endpoint, session) && !stopping) {
            interrupted.ends(endpoint);
        }
    }

    static void warnIfOpen(Device device, BootstrapConfiguration configuration) {
        boolean hasKeys = configuration.servers().stream()
                .anyMatch(server -> server.protection().mode() != 3);
        if (hasKeys && !device.peer().isSecure()) {
            LOG.warn("{} proved nothing, and is sent keys that anybody on the way can read", device.endpoint());
        }
    }

    private record Begun(Provisioning provisioning, Minutes minutes) {}
}
