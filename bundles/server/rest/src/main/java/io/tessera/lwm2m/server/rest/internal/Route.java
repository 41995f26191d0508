// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.List;

/**
 * Where a URL leads.
 *
 * @param target what is there
 * @param endpoint of the client that it is about, or null
 * @param path at the client or of the definition; the root where there is none
 * @param id of a request that waits, of what a client proves itself with, or of a configuration; or null
 */
record Route(Target target, String endpoint, Path path, String id) {

    Route(Target target, String endpoint, Path path) {
        this(target, endpoint, path, null);
    }

    enum Target {
        SERVER,
        DESCRIPTION,
        CLIENTS,
        CLIENT,
        CLIENT_PATH,
        CLIENT_VALUES,
        CLIENT_OBSERVATIONS,
        HISTORY,
        QUEUE,
        QUEUED_REQUEST,
        OBSERVATION,
        READ_COMPOSITE,
        WRITE_COMPOSITE,
        OBSERVE_COMPOSITE,
        OBSERVATIONS,
        EVENTS,
        DEFINITIONS,
        DEFINITION,
        CREDENTIALS,
        PRE_SHARED_KEY,
        PUBLIC_KEY,
        CERTIFICATE,
        BOOTSTRAP_CONFIGURATIONS,
        BOOTSTRAP_CONFIGURATION,
        BOOTSTRAP_VALIDATION,
        BOOTSTRAP_ENDPOINTS,
        BOOTSTRAP_ENDPOINT,
        BOOTSTRAP_START,
        BOOTSTRAP_ABORT
    }

    private static final int DEEPEST = 8;

    /**
     * @param path below the base path as it stood in the URL, not decoded: a name may have an encoded slash in it
     * @throws Problem with 404 if there is nothing; with 400 if it isn't an LwM2M path
     */
    static Route parse(String path) throws Problem {
        if (path.indexOf(';') >= 0) {
            throw new Problem(
                    400, "Parameters in the path mean nothing here; an endpoint name with ; is written with ~");
        }
        var segments = List.of(path.split("/", -1));
        boolean endsInTheOpen = segments.size() > 2 && path.endsWith("/");
        if (segments.size() > DEEPEST || path.contains("//") || endsInTheOpen) {
            throw nothing();
        }
        var below = segments.subList(1, segments.size());
        return below.isEmpty() || below.get(0).isEmpty() ? to(Target.SERVER) : parse(below);
    }

    private static Route parse(List<String> segments) throws Problem {
        boolean alone = segments.size() == 1;
        return switch (segments.get(0)) {
            case "openapi.json" -> only(alone, Target.DESCRIPTION);
            case "events" -> only(alone, Target.EVENTS);
            case "observations" -> only(alone, Target.OBSERVATIONS);
            case "clients" -> alone ? to(Target.CLIENTS) : client(segments);
            case "definitions" -> alone ? to(Target.DEFINITIONS) : definition(segments);
            case "credentials" -> alone ? to(Target.CREDENTIALS) : credential(segments);
            case "bootstrap" -> bootstrap(segments.subList(1, segments.size()));
            default -> throw nothing();
        };
    }

    private static Route bootstrap(List<String> segments) throws Problem {
        boolean ofEndpoint = segments.isEmpty() || segments.get(0).equals("endpoints");
        if (!ofEndpoint && !segments.get(0).equals("configurations")) {
            throw nothing();
        }
        if (segments.size() <= 1) {
            return to(ofEndpoint ? Target.BOOTSTRAP_ENDPOINTS : Target.BOOTSTRAP_CONFIGURATIONS);
        }
        var name = EndpointName.ofSegment(segments.get(1));
        if (segments.size() == 2) {
            return ofEndpoint
                    ? new Route(Target.BOOTSTRAP_ENDPOINT, name, Path.ROOT)
                    : new Route(Target.BOOTSTRAP_CONFIGURATION, null, Path.ROOT, name);
        }
        var what = String.join("/", segments.subList(2, segments.size()));
        if (!ofEndpoint) {
            only(what.equals("validate"), Target.BOOTSTRAP_VALIDATION);
            return new Route(Target.BOOTSTRAP_VALIDATION, null, Path.ROOT, name);
        }
        return switch (what) {
            case "start" -> new Route(Target.BOOTSTRAP_START, name, Path.ROOT);
            case "abort" -> new Route(Target.BOOTSTRAP_ABORT, name, Path.ROOT);
            default -> throw nothing();
        };
    }

    private static Route client(List<String> segments) throws Problem {
        var endpoint = EndpointName.ofSegment(segments.get(1));
        if (segments.size() == 2) {
            return new Route(Target.CLIENT, endpoint, Path.ROOT);
        }
        return switch (segments.get(2)) {
            case "values" -> last(segments, Target.CLIENT_VALUES, endpoint);
            case "read-composite" -> last(segments, Target.READ_COMPOSITE, endpoint);
            case "write-composite" -> last(segments, Target.WRITE_COMPOSITE, endpoint);
            case "observe-composite" -> last(segments, Target.OBSERVE_COMPOSITE, endpoint);
            case "queue" -> queue(endpoint, segments.subList(3, segments.size()));
            case "history" -> new Route(Target.HISTORY, endpoint, path(segments.subList(3, segments.size())));
            case "observations" -> observations(endpoint, segments.subList(3, segments.size()));
            default -> new Route(Target.CLIENT_PATH, endpoint, path(segments.subList(2, segments.size())));
        };
    }

    private static Route last(List<String> segments, Target target, String endpoint) throws Problem {
        only(segments.size() == 3, target);
        return new Route(target, endpoint, Path.ROOT);
    }

    private static Route observations(String endpoint, List<String> ids) throws Problem {
        if (ids.isEmpty()) {
            return new Route(Target.CLIENT_OBSERVATIONS, endpoint, Path.ROOT);
        }
        return new Route(Target.OBSERVATION, endpoint, path(ids));
    }

    private static Route queue(String endpoint, List<String> ids) throws Problem {
        if (ids.size() > 1) {
            throw nothing();
        }
        return ids.isEmpty()
                ? new Route(Target.QUEUE, endpoint, Path.ROOT)
                : new Route(Target.QUEUED_REQUEST, endpoint, Path.ROOT, ids.get(0));
    }

    private static Route credential(List<String> segments) throws Problem {
        boolean named = segments.size() == 3;
        var target =
                switch (segments.get(1)) {
                    case "psk" -> Target.PRE_SHARED_KEY;
                    case "public-key" -> Target.PUBLIC_KEY;
                    case "certificate" -> Target.CERTIFICATE;
                    default -> throw nothing();
                };
        only(named || (target == Target.PUBLIC_KEY && segments.size() == 2), target);
        return new Route(target, null, Path.ROOT, named ? EndpointName.ofSegment(segments.get(2)) : null);
    }

    private static Route definition(List<String> segments) throws Problem {
        only(segments.size() == 2, Target.DEFINITION);
        return new Route(Target.DEFINITION, null, path(segments.subList(1, 2)));
    }

    private static Path path(List<String> ids) throws Problem {
        try {
            return Path.parse("/" + String.join("/", ids));
        } catch (RequestRefused e) {
            throw new Problem(400, e.getMessage());
        }
    }

    private static Route only(boolean alone, Target target) throws Problem {
        if (!alone) {
            throw nothing();
        }
        return to(target);
    }

    private static Route to(Target target) {
        return new Route(target, null, Path.ROOT);
    }

    private static Problem nothing() {
        return new Problem(404, "There is nothing at this address; openapi.json lists what there is");
    }
}
