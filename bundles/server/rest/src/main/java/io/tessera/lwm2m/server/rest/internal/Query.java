// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.model.ContentFormat;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The query of a URL. Read here and not by the container, which would take a form in the body for a part of it.
 *
 * @param parameters in their order
 */
record Query(List<Parameter> parameters) {

    private static final Set<String> OURS = Set.of("discover", "forget", "format", "observation", "ttl");

    /** @param value null where there was no equals sign */
    record Parameter(String name, String value) {

        @Override
        public String toString() {
            return value == null ? name : name + "=" + value;
        }
    }

    /**
     * @param text null where there is no query
     * @throws Problem with 400 if it isn't percent-encoded UTF-8
     */
    static Query parse(String text) throws Problem {
        var parameters = new ArrayList<Parameter>();
        if (text == null) {
            return new Query(parameters);
        }
        for (var part : text.split("&", -1)) {
            if (!part.isEmpty()) {
                parameters.add(parameter(part));
            }
        }
        return new Query(parameters);
    }

    private static Parameter parameter(String part) throws Problem {
        int equals = part.indexOf('=');
        if (equals < 0) {
            return new Parameter(decode(part), null);
        }
        return new Parameter(decode(part.substring(0, equals)), decode(part.substring(equals + 1)));
    }

    private static String decode(String text) throws Problem {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Problem(400, "The query isn't percent-encoded: " + Json.shown(text));
        }
    }

    boolean has(String name) {
        return parameters.stream().anyMatch(parameter -> parameter.name.equals(name));
    }

    /** @throws Problem with 400 if it is there, where it means nothing */
    void requireNo(String name, String place) throws Problem {
        if (has(name)) {
            throw new Problem(400, name + " doesn't go with " + place);
        }
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** The values that it was given; a parameter without one is left out. */
    List<String> all(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name.equals(name) && parameter.value != null)
                .map(Parameter::value)
                .toList();
    }

    /**
     * The Content-Format number to use.
     *
     * @return {@link ContentFormat#NONE} where the server is to choose
     */
    int format() throws Problem {
        var text = first("format");
        if (text.isEmpty()) {
            return ContentFormat.NONE;
        }
        if (!text.get().matches("\\d{1,5}")) {
            throw new Problem(400, "format is not a Content-Format number: " + Json.shown(text.get()));
        }
        return Integer.parseInt(text.get());
    }

    /** How deep to discover; empty where the client's default is wanted. */
    OptionalInt depth() throws Problem {
        var depth = number("depth");
        if (depth.orElse(0) > 3) {
            throw new Problem(400, "depth is 0 to 3, not " + depth.getAsInt());
        }
        return depth;
    }

    /** A number, not negative; empty where there is none. */
    OptionalInt number(String name) throws Problem {
        if (!has(name)) {
            return OptionalInt.empty();
        }
        var text = first(name).orElse("");
        if (!text.matches("\\d{1,9}")) {
            throw new Problem(400, "%s is a number, not %s".formatted(name, Json.shown(text)));
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    /** How long a request may wait for a client that sleeps; empty where that wasn't said. */
    Optional<Duration> timeToLive() throws Problem {
        var seconds = number("ttl");
        return seconds.isPresent() ? Optional.of(Duration.ofSeconds(seconds.getAsInt())) : Optional.empty();
    }

    /** What is meant for the client: {@code pmin=10}, {@code pmin}. */
    List<String> attributes() {
        return parameters.stream()
                .filter(parameter -> !OURS.contains(parameter.name))
                .map(Parameter::toString)
                .toList();
    }
}
