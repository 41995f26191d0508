// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.Observation;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.AttributeRules;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.NotificationAttributes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Observe, Observe-Composite and Cancel Observation (Core 1.2, 6.4.1, 6.4.3, 6.4.4). */
final class ObserveRequests {

    private static final Logger LOG = LoggerFactory.getLogger(ObserveRequests.class);

    private final Client client;
    private final Settings settings;
    private final Codec codec;
    private final WatchIndex index;
    private final Consumer<Watch> touch;

    ObserveRequests(Client client, Settings settings, Codec codec, WatchIndex index, Consumer<Watch> touch) {
        this.client = client;
        this.settings = settings;
        this.codec = codec;
        this.index = index;
        this.touch = touch;
    }

    void handle(Session session, Exchange exchange) {
        var token = exchange.request().token();
        forget(session, token);
        try {
            var observation = observation(session, exchange.request());
            var watch = new Watch(session, observation);
            boolean wanted = exchange.request().observe() == Request.OBSERVE;
            if (wanted && index.count(session) < settings.maxObservations()) {
                // From now on, so that no change is missed while the first values are read.
                watch.busy = true;
                index.add(watch);
            } else {
                watch.end();
            }
            new SharedReads(client.tree())
                    .read(session, observation.paths(), observation.composite())
                    .values()
                    .whenComplete((values, failure) -> answer(watch, exchange, values, failure));
        } catch (RequestRefused | RuntimeException e) {
            refuse(exchange, e);
        }
    }

    private void forget(Session session, Token token) {
        session.cancel(token);
        Optional.ofNullable(index.find(session, token)).ifPresent(this::end);
    }

    private void end(Watch watch) {
        watch.end();
        index.remove(watch);
    }

    private Observation observation(Session session, Request request) throws RequestRefused {
        var path = Path.parse(request.path());
        boolean composite = request.method() == Method.FETCH;
        if ((path.depth() == 0) != composite) {
            throw new RequestRefused(ResponseCode.METHOD_NOT_ALLOWED, path + " can't be observed");
        }
        if (!composite) {
            client.tree().check(session.caller(), Operation.OBSERVE, path);
        }
        var attributes = attributes(path, request);
        int format = format(session, request);
        return new Observation(
                request.token(), composite ? paths(request) : List.of(path), composite, format, attributes);
    }

    private List<Path> paths(Request request) throws RequestRefused {
        if (request.contentFormat() == ContentFormat.NONE) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "Content-Format is not specified");
        }
        return codec.decodePaths(request.contentFormat(), request.payload());
    }

    /** Since 1.2 an Observe can carry attributes of its own (Core 1.2, 6.4.1). */
    private NotificationAttributes attributes(Path path, Request request) throws RequestRefused {
        if (request.query().isEmpty()) {
            return NotificationAttributes.NONE;
        }
        var attributes = NotificationAttributes.NONE.with(request.query());
        var type = path.depth() > 2 ? client.tree().typeOf(path) : DataType.NONE;
        AttributeRules.check(attributes, path, type);
        return attributes;
    }

    private int format(Session session, Request request) throws RequestRefused {
        int format =
                request.accept() == ContentFormat.NONE ? session.registration().defaultFormat() : request.accept();
        if (!codec.supports(format)) {
            throw new RequestRefused(ResponseCode.NOT_ACCEPTABLE, "can't write " + ContentFormat.name(format));
        }
        return format;
    }

    private void answer(Watch watch, Exchange exchange, List<PathValue> values, Throwable failure) {
        if (failure != null) {
            end(watch);
            refuse(exchange, failure);
            return;
        }
        var observation = watch.observation;
        var base = observation.composite() ? Path.ROOT : watch.path();
        try {
            // Cancelled, it is the answer to a Read, and those tell no times.
            var told = watch.ended ? PathValue.untimed(values) : values;
            var content = Response.content(observation.accept(), codec.encode(observation.accept(), base, told));
            exchange.respond(watch.ended ? content : begin(watch, values, content));
        } catch (RequestRefused e) {
            end(watch);
            refuse(exchange, e);
        }
    }

    /** This answer counts as the first notification: the periods begin here. */
    private Response begin(Watch watch, List<PathValue> values, Response content) {
        var observation = watch.observation;
        boolean changedMeanwhile = observation.changed();
        long now = client.clock().millis();
        observation.sent(values, now);
        observation.changed(changedMeanwhile);
        watch.confirmed = now;
        watch.evaluated = now;
        watch.busy = false;
        watch.session.observe(observation);
        touch.accept(watch);
        return content.observed(watch.session.nextSequence(observation.token()));
    }

    private static void refuse(Exchange exchange, Throwable failure) {
        var answer = Response.failed(failure);
        boolean isFault = answer.code() == ResponseCode.INTERNAL_SERVER_ERROR;
        if (isFault && answer.payload().length == 0) {
            LOG.error("{} failed", exchange.request(), failure);
        } else {
            LOG.debug("{}: {} {}", exchange.request(), answer.code(), answer.diagnostic());
        }
        exchange.respond(answer);
    }
}
