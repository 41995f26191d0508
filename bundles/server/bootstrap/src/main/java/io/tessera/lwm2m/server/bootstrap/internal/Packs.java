// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.BootstrapOperation;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession.State;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession.Trigger;
import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Response;
import java.util.Map;

/** Answers Bootstrap-Pack-Requests: all that a device gets, in one message (Core 1.2, 6.1.7.7). */
final class Packs {

    private final Codec codec;
    private final Surroundings surroundings;
    private final Sessions sessions;

    Packs(Codec codec, Surroundings surroundings, Sessions sessions) {
        this.codec = codec;
        this.surroundings = surroundings;
        this.sessions = sessions;
    }

    /**
     * On the endpoint's lane.
     *
     * @throws RequestRefused with 4.05 if the device shall ask otherwise, 4.06 if it accepts no format that can carry this
     */
    void requested(Server server, Device device, BootstrapConfiguration configuration, Exchange exchange)
            throws RequestRefused {
        if (!configuration.pack()) {
            throw new RequestRefused(ResponseCode.METHOD_NOT_ALLOWED, "use Bootstrap-Request");
        }
        int format = Formats.ofPack(exchange.request().accept());
        sessions.abort(device.endpoint(), "a new session begins");
        var keys = surroundings.keys().of(device.endpoint(), configuration);
        Sessions.warnIfOpen(device, configuration);
        sessions.heard(device);
        var delivery = new Delivery(server, device, configuration, exchange, format);
        keys.whenComplete(
                (given, failure) -> server.execute(device.endpoint(), () -> answer(delivery, given, failure)));
    }

    private void answer(Delivery delivery, Map<Integer, GivenKey> given, Throwable failure) {
        var endpoint = delivery.device().endpoint();
        var minutes = sessions.minutes(
                delivery.server(), delivery.device(), delivery.configuration().name(), Trigger.PACK_REQUEST);
        minutes.format(delivery.format());
        try {
            if (failure != null) {
                throw new RequestRefused(ResponseCode.INTERNAL_SERVER_ERROR, "keys can't be kept");
            }
            var plan = new Plan(delivery.configuration(), endpoint, given, Discovered.NOTHING);
            var pack = codec.encode(delivery.format(), Path.ROOT, plan.pack());
            LocalCredentials.tell(surroundings.credentials().get(), delivery.configuration(), endpoint, given);
            minutes.begin(BootstrapOperation.PACK_REQUEST, ResponseCode.CONTENT);
            delivery.exchange().respond(Response.content(delivery.format(), pack));
            minutes.finished();
        } catch (RequestRefused refusal) {
            delivery.exchange().respond(Response.refused(refusal));
            minutes.begin(BootstrapOperation.PACK_REQUEST, refusal.code());
            minutes.failed(State.FAILED, refusal.diagnostic());
        }
    }

    private record Delivery(
            Server server, Device device, BootstrapConfiguration configuration, Exchange exchange, int format) {}
}
