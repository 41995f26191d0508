// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.server.bootstrap.BootstrapOperation;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.ArrayList;
import java.util.List;

/** Orders as messages, and what the answers say (Transport 1.2, 6.4.2). */
final class Messages {

    private final Codec codec;
    private final DataTypes types;

    Messages(Codec codec, DataTypes types) {
        this.codec = codec;
        this.types = types;
    }

    /** @throws RequestRefused if the format can't carry the values */
    Request request(Order order, int format) throws RequestRefused {
        return switch (order.operation()) {
            case DISCOVER -> Request.of(Method.GET, uriPath(order.path())).withAccept(ContentFormat.LINK);
            case DELETE -> Request.of(Method.DELETE, uriPath(order.path()));
            case WRITE ->
                Request.of(Method.PUT, uriPath(order.path()))
                        .withPayload(format, codec.encode(format, order.path(), order.values()));
            case READ -> Request.of(Method.GET, uriPath(order.path())).withAccept(format);
            case FINISH, REQUEST, PACK_REQUEST -> Request.of(Method.POST, List.of("bs"));
        };
    }

    Discovered discovered(Response answer) throws RequestRefused {
        return Discovered.read(answer.payload(), codec);
    }

    /** What is worth to be written down of an answer. */
    String detail(Order order, Response answer) {
        if (!answer.code().isSuccess()) {
            return answer.diagnostic();
        }
        boolean isText =
                order.operation() == BootstrapOperation.DISCOVER || order.operation() == BootstrapOperation.FINISH;
        if (isText) {
            return new String(answer.payload(), UTF_8);
        }
        return order.operation() == BootstrapOperation.READ ? values(order, answer) : "";
    }

    private String values(Order order, Response answer) {
        try {
            var values = codec.decode(answer.contentFormat(), order.path(), answer.payload(), types);
            return values.toString();
        } catch (RequestRefused unreadable) {
            return "unreadable: " + unreadable.diagnostic();
        }
    }

    private static List<String> uriPath(Path path) {
        var segments = new ArrayList<String>();
        for (int depth = 1; depth <= path.depth(); depth++) {
            segments.add(Integer.toString(path.cut(depth).last()));
        }
        return segments;
    }
}
