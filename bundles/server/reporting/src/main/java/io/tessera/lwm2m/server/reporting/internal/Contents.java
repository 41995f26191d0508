// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.reporting.internal;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.server.Observation;
import io.tessera.lwm2m.server.OperationRefused;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.spi.PreferredFormat;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.List;

/** Reads values that clients send, by the definitions of the Object versions that they registered. */
final class Contents {

    private final Codec codec;
    private final ObjectDefinitions definitions;

    Contents(Codec codec, ObjectDefinitions definitions) {
        this.codec = codec;
        this.definitions = definitions;
    }

    /** Asks for what is observed: one path, or a list of them by FETCH to the root (Core 1.2, 6.4.4). */
    Request request(Registration client, Observation observation) throws OperationRefused {
        var path = observation.path();
        if (!observation.isComposite()) {
            return Request.of(Method.GET, client.objects().uriPath(path))
                    .withAccept(PreferredFormat.toRead(client, path, observation.format()));
        }
        int format = PreferredFormat.toCompose(client, observation.format());
        try {
            return Request.of(Method.FETCH, client.objects().uriPath(path))
                    .withPayload(format, codec.encodePaths(format, observation.paths()))
                    .withAccept(PreferredFormat.answerTo(format));
        } catch (RequestRefused unfit) {
            throw new OperationRefused(unfit.diagnostic());
        }
    }

    /** @throws RequestRefused if the content isn't what it claims to be */
    List<PathValue> read(Registration from, Path path, Response response) throws RequestRefused {
        if (response.payload().length == 0 && path.depth() < 3) {
            return List.of();
        }
        int format = response.contentFormat() == ContentFormat.NONE ? ContentFormat.TEXT : response.contentFormat();
        return decode(from, path, format, response.payload());
    }

    /** @throws RequestRefused if the content isn't what it claims to be */
    List<PathValue> read(Registration from, Request request) throws RequestRefused {
        return decode(from, Path.ROOT, request.contentFormat(), request.payload());
    }

    private List<PathValue> decode(Registration from, Path path, int format, byte[] payload) throws RequestRefused {
        return codec.decode(
                format, path, payload, definitions.types(from.objects().versions()));
    }
}
