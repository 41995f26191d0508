// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.management.internal;

import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The Discover operation (Core 1.2, 6.3.2). */
final class Discovering {

    private static final String DEPTH = "depth=";

    private final Codec codec;

    Discovering(Codec codec) {
        this.codec = codec;
    }

    CompletionStage<Response> discover(Session session, Path path, Request request) throws RequestRefused {
        var tree = session.client().tree();
        tree.check(session.caller(), Operation.DISCOVER, path);
        if (path.depth() > 3) {
            throw new RequestRefused(ResponseCode.METHOD_NOT_ALLOWED, "Discover ends at Resources");
        }
        var object = tree.object(path.object())
                .orElseThrow(() -> new RequestRefused(ResponseCode.NOT_FOUND, path + " does not exist"));
        var links = new DiscoveredLinks(session, object, path, lowest(session, path, request)).all();
        var response = Response.content(ContentFormat.LINK, codec.encodeLinks(links));
        return CompletableFuture.completedStage(response);
    }

    /** How deep the listing goes: to the Resources, from a Resource to its instances (since 1.1), or as asked (1.2). */
    private static int lowest(Session session, Path path, Request request) throws RequestRefused {
        for (var option : request.query()) {
            if (!option.matches("depth=[0-3]")) {
                throw new RequestRefused(ResponseCode.BAD_REQUEST, "depth is not 0 to 3");
            }
            return path.depth() + Integer.parseInt(option.substring(DEPTH.length()));
        }
        boolean knowsResourceInstances = !session.registration().version().equals("1.0");
        return path.depth() == 3 && knowsResourceInstances ? 4 : 3;
    }
}
