// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.DeviceManagement;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;

/** Device Management &amp; Service Enablement (Core 1.2, 6.3): which operation an HTTP request means. */
final class ClientOperations {

    /** What HTTP method and body come down to. */
    record Operation(String name, CompletionStage<Answer> answer) {}

    private final Overview overview;

    ClientOperations(Overview overview) {
        this.overview = overview;
    }

    /** What a request is going to be, as far as that shows without its body; null where it doesn't. */
    static String name(String method, Path path, Query query) {
        return switch (method) {
            case "GET", "HEAD" -> query.has("discover") ? "Discover" : "Read";
            case "DELETE" -> "Delete";
            case "PUT" -> query.attributes().isEmpty() ? "Write" : "Write-Attributes";
            case "POST" -> path.depth() == 1 ? "Create" : path.depth() == 3 ? null : "Write";
            default -> null;
        };
    }

    /** GET. */
    Operation get(DeviceManagement management, Route route, Query query) throws Problem {
        if (query.has("discover")) {
            return new Operation("Discover", discover(management, route, query.depth()));
        }
        query.requireNo("depth", "a Read, only with discover");
        return new Operation("Read", management.read(route.endpoint(), route.path(), query.format()));
    }

    private CompletionStage<Answer> discover(DeviceManagement management, Route route, OptionalInt depth) {
        return depth.isPresent()
                ? management.discover(route.endpoint(), route.path(), depth.getAsInt())
                : management.discover(route.endpoint(), route.path());
    }

    /** DELETE. */
    Operation delete(DeviceManagement management, Route route) {
        return new Operation("Delete", management.delete(route.endpoint(), route.path()));
    }

    /** PUT: the attributes in the query, or the values in the body. */
    Operation put(DeviceManagement management, Route route, Query query, byte[] body) throws Problem {
        var content = WriteBody.parse(body);
        var attributes = query.attributes();
        if (content.hasValues() && !attributes.isEmpty()) {
            throw new Problem(400, "Either values in the body or attributes in the query");
        }
        if (content.hasValues()) {
            return replace(management, route, query, content);
        }
        if (attributes.isEmpty()) {
            throw new Problem(400, "Neither value, nor values in the body, nor attributes in the query");
        }
        var answer = management.writeAttributes(route.endpoint(), route.path(), attributes);
        return new Operation("Write-Attributes", answer);
    }

    private Operation replace(DeviceManagement management, Route route, Query query, WriteBody content) throws Problem {
        var path = route.path();
        if (path.depth() < 2) {
            throw new Problem(400, "An Object can't be written; an Object Instance can");
        }
        var values = content.values(path, path, overview.names(route.endpoint()).types());
        return new Operation("Write", management.replace(route.endpoint(), path, values, query.format()));
    }

    /** POST: by depth Create, Write (partial update) or Execute. */
    Operation post(DeviceManagement management, Route route, Query query, byte[] body) throws Problem {
        var content = WriteBody.parse(body);
        var path = route.path();
        if (path.depth() == 1) {
            return create(management, route, query, content);
        }
        if (content.hasValues()) {
            return update(management, route, query, content);
        }
        if (path.depth() == 3) {
            return new Operation("Execute", management.execute(route.endpoint(), path, content.arguments()));
        }
        throw new Problem(400, "No value, nor values in the body");
    }

    private Operation create(DeviceManagement management, Route route, Query query, WriteBody content) throws Problem {
        boolean chosen = content.instance() >= 0;
        var path = chosen ? route.path().child(content.instance()) : route.path();
        var start = chosen ? path : path.child(0);
        if (content.single() != null) {
            throw new Problem(400, "An Object Instance is created with values, each at its Resource");
        }
        var values =
                content.values(path, start, overview.names(route.endpoint()).types());
        return new Operation("Create", management.create(route.endpoint(), path, values, query.format()));
    }

    private Operation update(DeviceManagement management, Route route, Query query, WriteBody content) throws Problem {
        var path = route.path();
        var types = overview.names(route.endpoint()).types();
        if (path.depth() == 4 || content.single() != null) {
            return updateOne(management, route, query, content);
        }
        var values = content.values(path, path, types);
        return new Operation("Write", management.update(route.endpoint(), path, values, query.format()));
    }

    /** A single Resource has nothing that could stay: it is its Object Instance that is updated. */
    private Operation updateOne(DeviceManagement management, Route route, Query query, WriteBody content)
            throws Problem {
        var path = route.path();
        if (path.depth() < 3) {
            throw new Problem(400, "An Object Instance is written with values, each at its Resource");
        }
        Path parent = path.parent();
        var values = content.values(path, path, overview.names(route.endpoint()).types());
        return new Operation("Write", management.update(route.endpoint(), parent, values, query.format()));
    }
}
