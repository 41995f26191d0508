// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.management.internal;

import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResourceDefinition;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.concurrent.CompletionStage;

/**
 * Finds the operation that a request asks for (Transport 1.2, table 6.4.3-1). Every operation decides its code in the
 * same order: path, then what the object tree {@link io.tessera.lwm2m.client.spi.ObjectTree#check checks}, then the
 * formats, then the payload.
 */
final class Pipeline {

    private final Reading reading;
    private final Writing writing;
    private final Creating creating;
    private final Discovering discovering;
    private final Composite composite;

    Pipeline(Codec codec) {
        reading = new Reading(codec);
        writing = new Writing(codec);
        creating = new Creating(codec);
        discovering = new Discovering(codec);
        composite = new Composite(codec);
    }

    CompletionStage<Response> answer(Session session, Request request) throws RequestRefused {
        var path = Path.parse(request.path());
        boolean isComposite =
                switch (request.method()) {
                    case FETCH, IPATCH -> true;
                    default -> false;
                };
        if ((path.depth() == 0) != isComposite) {
            throw notAllowed(request.method() + " " + path);
        }
        return switch (request.method()) {
            case GET -> get(session, path, request);
            case PUT -> put(session, path, request);
            case POST -> post(session, path, request);
            case DELETE -> delete(session, path);
            case FETCH -> composite.read(session, request);
            case IPATCH -> composite.write(session, request);
            case PATCH -> throw notAllowed("PATCH");
        };
    }

    private CompletionStage<Response> get(Session session, Path path, Request request) throws RequestRefused {
        return request.accept() == ContentFormat.LINK
                ? discovering.discover(session, path, request)
                : reading.read(session, path, request);
    }

    /** Write-Attributes has a query and nothing else, Write a payload; an empty text is a payload too. */
    private CompletionStage<Response> put(Session session, Path path, Request request) throws RequestRefused {
        boolean hasContent = request.payload().length > 0 || request.contentFormat() != ContentFormat.NONE;
        return request.query().isEmpty() || hasContent
                ? writing.write(session, path, true, request)
                : AttributeWriting.write(session, path, request);
    }

    private CompletionStage<Response> post(Session session, Path path, Request request) throws RequestRefused {
        return switch (path.depth()) {
            case 1 -> creating.create(session, path, request);
            case 2 -> writing.write(session, path, false, request);
            case 3 -> postToResource(session, path, request);
            default -> throw notAllowed("Execute of a Resource Instance");
        };
    }

    /** A multiple-instance Resource can be written in part; everything else that is posted to a Resource is Execute. */
    private CompletionStage<Response> postToResource(Session session, Path path, Request request)
            throws RequestRefused {
        boolean isMultiple = session.client()
                .tree()
                .object(path.object())
                .flatMap(object -> object.definition().resource(path.resource()))
                .filter(ResourceDefinition::multiple)
                .isPresent();
        boolean hasValues = request.contentFormat() > ContentFormat.TEXT;
        return isMultiple && hasValues
                ? writing.write(session, path, false, request)
                : Executing.execute(session, path, request);
    }

    private static CompletionStage<Response> delete(Session session, Path path) throws RequestRefused {
        var tree = session.client().tree();
        tree.check(session.caller(), Operation.DELETE, path);
        return tree.delete(session.caller(), path).thenApply(done -> Response.of(ResponseCode.DELETED));
    }

    private static RequestRefused notAllowed(String what) {
        return new RequestRefused(ResponseCode.METHOD_NOT_ALLOWED, what + " is not allowed");
    }
}
