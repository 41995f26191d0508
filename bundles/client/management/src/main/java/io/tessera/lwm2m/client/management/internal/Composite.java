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
import java.util.concurrent.CompletionStage;

/** The Read-Composite and Write-Composite operations (Core 1.2, 6.3.8 and 6.3.9). */
final class Composite {

    private final Codec codec;
    private final Reading reading;

    Composite(Codec codec) {
        this.codec = codec;
        reading = new Reading(codec);
    }

    CompletionStage<Response> read(Session session, Request request) throws RequestRefused {
        Writing.requireFormat(request);
        int format = reading.acceptedBy(session, request);
        if (!carriesManyPaths(format)) {
            throw new RequestRefused(
                    ResponseCode.NOT_ACCEPTABLE, ContentFormat.name(format) + " can't carry several Objects");
        }
        var paths = codec.decodePaths(request.contentFormat(), request.payload());
        return session.client()
                .tree()
                .readComposite(session.caller(), paths)
                .thenCompose(values -> reading.content(format, Path.ROOT, values));
    }

    private static boolean carriesManyPaths(int format) {
        return switch (format) {
            case ContentFormat.SENML_JSON, ContentFormat.SENML_CBOR, ContentFormat.LWM2M_CBOR -> true;
            default -> false;
        };
    }

    /** All Resources are checked before the first is written: if one may not be, none is. */
    CompletionStage<Response> write(Session session, Request request) throws RequestRefused {
        var tree = session.client().tree();
        var values = Writing.decode(codec, Path.ROOT, request, tree);
        for (var value : values) {
            if (value.path().depth() < 3) {
                throw new RequestRefused(ResponseCode.BAD_REQUEST, value.path() + " is not a Resource");
            }
            tree.check(session.caller(), Operation.WRITE, value.path().cut(3));
        }
        return new CompositeWrite(tree, session.caller(), values)
                .run()
                .thenApply(done -> Response.of(ResponseCode.CHANGED));
    }
}
