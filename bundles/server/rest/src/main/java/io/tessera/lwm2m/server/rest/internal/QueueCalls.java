// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.server.DeviceManagement;
import io.tessera.lwm2m.server.WaitingRequest;
import java.time.Instant;

/** What waits for a client in queue mode (Transport 1.2, 6.5): shown, and taken back. */
final class QueueCalls {

    private final String base;
    private final DeviceManagement management;
    private final Overview overview;

    QueueCalls(String base, DeviceManagement management, Overview overview) {
        this.base = base;
        this.management = management;
        this.overview = overview;
    }

    Reply take(Call call, Route route) throws Problem {
        call.about(new Subject(null, route.endpoint(), null));
        if (!overview.isRegistered(route.endpoint())) {
            throw new Problem(404, "No client is registered as " + Json.shown(route.endpoint()));
        }
        if (route.target() == Route.Target.QUEUED_REQUEST && call.method().equals("DELETE")) {
            return cancel(route);
        }
        if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
            throw Problem.methodNotAllowed(route.target() == Route.Target.QUEUE ? "GET" : "GET, DELETE");
        }
        if (route.target() == Route.Target.QUEUED_REQUEST) {
            var request = find(route);
            return Reply.json(json -> WaitingJson.write(json, request, Instant.now()));
        }
        var queue = management.waiting(route.endpoint());
        return Reply.json(json -> WaitingJson.write(json, route.endpoint(), queue, Instant.now()));
    }

    /** Which management a call is done with: one that waits as long as the call says, and says so if it must. */
    DeviceManagement patient(Call call) throws Problem {
        var expiry = call.query().timeToLive();
        var telling = management.telling(request -> queued(call, request, expiry.isPresent()));
        return expiry.isPresent() ? telling.within(expiry.get()) : telling;
    }

    private void queued(Call call, WaitingRequest request, boolean leaves) {
        call.queued(request);
        if (!leaves) {
            return;
        }
        var reply = Reply.json(202, json -> WaitingJson.write(json, request, Instant.now()));
        call.answer(reply.with("Location", href(request)));
    }

    private String href(WaitingRequest request) {
        return base + "/clients/" + EndpointName.toSegment(request.endpoint()) + "/queue/" + request.id();
    }

    private Reply cancel(Route route) throws Problem {
        var cancelled = management.cancel(route.endpoint(), route.id());
        if (cancelled.isPresent()) {
            return Reply.json(json -> WaitingJson.write(json, cancelled.get(), Instant.now()));
        }
        throw new Problem(
                409,
                "Request %s has been sent and can't be taken back"
                        .formatted(find(route).id()));
    }

    private WaitingRequest find(Route route) throws Problem {
        return management.waiting(route.endpoint()).requests().stream()
                .filter(request -> request.id().equals(route.id()))
                .findFirst()
                .orElseThrow(() -> new Problem(404, "No request %s waits".formatted(Json.shown(route.id()))));
    }
}
