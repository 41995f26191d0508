// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.transport.Request;

/**
 * What a request to a client is in the words of the specification (Transport 1.2, 6.4.4).
 *
 * @param name of the operation
 * @param path below the client's root
 */
record RequestedOperation(String name, Path path) {

    static RequestedOperation of(Request request, Registration to) {
        var path = path(request, to);
        return new RequestedOperation(name(request, path), path);
    }

    private static String name(Request request, Path path) {
        return switch (request.method()) {
            case GET -> reading(request, "Read", "Observation");
            case FETCH -> reading(request, "Read-Composite", "Observation-Composite");
            case IPATCH -> "Write-Composite";
            case DELETE -> "Delete";
            case PUT -> request.payload().length == 0 && !request.query().isEmpty() ? "Write-Attributes" : "Write";
            case POST -> posting(request, path);
            default -> request.method().toString();
        };
    }

    private static String reading(Request request, String reading, String observation) {
        if (request.observe() == Request.CANCEL) {
            return "Cancel " + observation;
        }
        if (request.observe() == Request.OBSERVE) {
            return observation.replace("Observation", "Observe");
        }
        return request.accept() == ContentFormat.LINK ? "Discover" : reading;
    }

    /** At a Resource it is its arguments, or none; or the Instances of a Resource that has several. */
    private static String posting(Request request, Path path) {
        if (path.depth() == 1) {
            return "Create";
        }
        int format = request.contentFormat();
        boolean argued = format == ContentFormat.NONE || format == ContentFormat.TEXT;
        return path.depth() == 3 && argued ? "Execute" : "Write";
    }

    private static Path path(Request request, Registration to) {
        int root = Math.min(to.objects().root().size(), request.path().size());
        try {
            return Path.parse(
                    String.join("/", request.path().subList(root, request.path().size())));
        } catch (RequestRefused elsewhere) {
            return Path.ROOT;
        }
    }
}
