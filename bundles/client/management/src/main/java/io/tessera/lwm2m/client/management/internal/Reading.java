// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.management.internal;

import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The Read operation (Core 1.2, 6.3.1). */
final class Reading {

    private final Codec codec;

    Reading(Codec codec) {
        this.codec = codec;
    }

    CompletionStage<Response> read(Session session, Path path, Request request) throws RequestRefused {
        var tree = session.client().tree();
        tree.check(session.caller(), Operation.READ, path);
        int format = acceptedBy(session, request);
        return tree.read(session.caller(), path).thenCompose(values -> content(format, path, values));
    }

    /**
     * The format to answer in: what the server accepts; without Accept the one that every server of its version reads.
     *
     * @throws RequestRefused with 4.06 if it is one that can't be written
     */
    int acceptedBy(Session session, Request request) throws RequestRefused {
        int format = request.accept();
        if (format == ContentFormat.NONE) {
            return session.registration().defaultFormat();
        }
        if (!codec.supports(format)) {
            throw new RequestRefused(ResponseCode.NOT_ACCEPTABLE, "can't write " + ContentFormat.name(format));
        }
        return format;
    }

    /**
     * Without the times at which values were measured: a Read says what is so now, and peers refuse an answer in which
     * some values have a time and others none. Notify and Send tell the times.
     */
    CompletionStage<Response> content(int format, Path base, List<PathValue> values) {
        try {
            var payload = codec.encode(format, base, PathValue.untimed(values));
            return CompletableFuture.completedStage(Response.content(format, payload));
        } catch (RequestRefused e) {
            return CompletableFuture.failedStage(e);
        }
    }
}
