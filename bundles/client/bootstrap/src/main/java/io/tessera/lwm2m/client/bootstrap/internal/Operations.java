// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import io.tessera.lwm2m.client.spi.BootstrapTransaction;
import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * What a Bootstrap-Server asks of a client, but for the Finish (Core 1.2, 6.1.7; Transport 1.2, table 6.4.1-1). Decides
 * all codes, in this order: the path, the operation, the target, the format, the payload.
 */
final class Operations {

    private static final int SERVER = 1;
    private static final int ACCESS_CONTROL = 2;

    private final Codec codec;
    private final Settings settings;
    private final DiscoveredLinks links;

    Operations(Codec codec, Settings settings) {
        this.codec = codec;
        this.settings = settings;
        links = new DiscoveredLinks(codec, settings);
    }

    Response answer(Client client, BootstrapTransaction transaction, Request request) throws RequestRefused {
        var path = Path.parse(request.path());
        boolean isDiscover = request.method() == Method.GET && request.accept() == ContentFormat.LINK;
        return switch (request.method()) {
            case GET ->
                isDiscover ? links.discover(client, transaction, path) : read(transaction, path, request.accept());
            case PUT -> write(client, transaction, path, request);
            case DELETE -> delete(transaction, path);
            default -> throw refused(ResponseCode.METHOD_NOT_ALLOWED, request.method() + " is no bootstrap operation");
        };
    }

    /** Takes a Bootstrap-Pack: of each Object that is in it, what is in it is all that there is (Core 1.2, 6.1.7.7). */
    void unpack(Client client, BootstrapTransaction transaction, Response pack) throws RequestRefused {
        var values = codec.decode(pack.contentFormat(), Path.ROOT, pack.payload(), client.tree());
        var byObject = new TreeMap<Integer, List<PathValue>>();
        for (var value : values) {
            byObject.computeIfAbsent(value.path().object(), object -> new ArrayList<>())
                    .add(value);
        }
        byObject.keySet().removeIf(object -> Arrays.binarySearch(transaction.objects(), object) < 0);
        for (var entry : byObject.entrySet()) {
            var object = Path.of(entry.getKey());
            transaction.delete(object);
            transaction.write(object, entry.getValue());
        }
    }

    private Response read(BootstrapTransaction transaction, Path path, int accept) throws RequestRefused {
        if (path.object() != SERVER && path.object() != ACCESS_CONTROL) {
            throw refused(ResponseCode.UNAUTHORIZED, "only /1 and /2 can be read");
        }
        if (path.depth() > 2) {
            throw refused(ResponseCode.METHOD_NOT_ALLOWED, "only Objects and Object Instances can be read");
        }
        checkExists(transaction, path);
        int format = accept == ContentFormat.NONE ? settings.format() : accept;
        if (!codec.supports(format)) {
            throw refused(ResponseCode.NOT_ACCEPTABLE, "can't write " + ContentFormat.name(format));
        }
        return Response.content(format, codec.encode(format, path, transaction.values(path)));
    }

    private Response write(Client client, BootstrapTransaction transaction, Path path, Request request)
            throws RequestRefused {
        if (path.depth() == 0) {
            throw refused(ResponseCode.METHOD_NOT_ALLOWED, "/ can't be written");
        }
        checkExists(transaction, path.cut(1));
        int format = request.contentFormat();
        if (format == ContentFormat.NONE) {
            throw refused(ResponseCode.BAD_REQUEST, "Content-Format is not specified");
        }
        transaction.write(path, codec.decode(format, path, request.payload(), client.tree()));
        return Response.of(ResponseCode.CHANGED);
    }

    private static Response delete(BootstrapTransaction transaction, Path path) throws RequestRefused {
        transaction.delete(path);
        return Response.of(ResponseCode.DELETED);
    }

    /** @throws RequestRefused with 4.04 if there is no such Object or Object Instance */
    static void checkExists(BootstrapTransaction transaction, Path path) throws RequestRefused {
        boolean isObject = Arrays.binarySearch(transaction.objects(), path.object()) >= 0;
        boolean isThere = path.depth() < 2
                ? isObject
                : Arrays.binarySearch(transaction.instances(path.object()), path.instance()) >= 0;
        if (!isThere) {
            throw refused(ResponseCode.NOT_FOUND, "there is no " + path);
        }
    }

    static RequestRefused refused(ResponseCode code, String why) {
        return new RequestRefused(code, why);
    }
}
