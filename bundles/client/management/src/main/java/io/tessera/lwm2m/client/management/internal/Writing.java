// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.management.internal;

import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The Write operation, which replaces or updates (Core 1.2, 6.3.3). */
final class Writing {

    private final Codec codec;

    Writing(Codec codec) {
        this.codec = codec;
    }

    CompletionStage<Response> write(Session session, Path target, boolean replace, Request request)
            throws RequestRefused {
        var tree = session.client().tree();
        tree.check(session.caller(), Operation.WRITE, target);
        var values = decode(codec, target, request, tree);
        return tree.write(session.caller(), target, replace, values)
                .thenApply(done -> Response.of(ResponseCode.CHANGED));
    }

    /** @throws RequestRefused with 4.00 if the Content-Format is missing, and as {@link Codec#decode} says */
    static List<PathValue> decode(Codec codec, Path base, Request request, DataTypes types) throws RequestRefused {
        requireFormat(request);
        return codec.decode(request.contentFormat(), base, request.payload(), types);
    }

    static void requireFormat(Request request) throws RequestRefused {
        if (request.contentFormat() == ContentFormat.NONE) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "Content-Format is not specified");
        }
    }
}
