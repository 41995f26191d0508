// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A value in a body with the place where it stands, so that a refusal can name it.
 *
 * @param name such as {@code servers[1].uri}; empty for the whole
 * @param value a map, a list, a {@link Scalar}, the characters of a secret, or null where there is none
 */
record Field(String name, Object value) {

    boolean isPresent() {
        return value != null;
    }

    /** @throws Problem if this is no object */
    Field at(String member) throws Problem {
        var below = name.isEmpty() ? member : name + "." + member;
        return new Field(below, map().get(member));
    }

    /** @throws Problem if this is no object, or has members of other names */
    Field only(String... members) throws Problem {
        var known = Set.of(members);
        for (var member : map().keySet()) {
            if (!known.contains(member)) {
                throw new Field(name.isEmpty() ? member : name + "." + member, null).wrong("there is no such member");
            }
        }
        return this;
    }

    Set<String> names() throws Problem {
        return map().keySet();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> map() throws Problem {
        if (value instanceof Map<?, ?>) {
            return (Map<String, Object>) value;
        }
        throw wrong("an object is expected");
    }

    /** None where there is nothing. */
    List<Field> elements() throws Problem {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw wrong("an array is expected");
        }
        var fields = new ArrayList<Field>();
        for (var element : list) {
            fields.add(new Field("%s[%d]".formatted(name, fields.size()), element));
        }
        return fields;
    }

    String text() throws Problem {
        return scalar(Scalar.Kind.STRING, "a text is expected");
    }

    String text(String otherwise) throws Problem {
        return isPresent() ? text() : otherwise;
    }

    boolean truth(boolean otherwise) throws Problem {
        return isPresent() ? Boolean.parseBoolean(scalar(Scalar.Kind.BOOLEAN, "true or false is expected")) : otherwise;
    }

    long number() throws Problem {
        try {
            return Long.parseLong(scalar(Scalar.Kind.WHOLE, "a whole number is expected"));
        } catch (NumberFormatException e) {
            throw wrong("it is too great");
        }
    }

    long number(long otherwise) throws Problem {
        return isPresent() ? number() : otherwise;
    }

    int integer() throws Problem {
        long number = number();
        if (number != (int) number) {
            throw wrong("it is too great");
        }
        return (int) number;
    }

    Path path() throws Problem {
        try {
            return Path.parse(text());
        } catch (RequestRefused e) {
            throw wrong(e.getMessage());
        }
    }

    /** The characters of a secret. */
    char[] secret() throws Problem {
        if (value instanceof char[] characters) {
            return characters;
        }
        throw wrong("a text is expected");
    }

    Scalar scalar() throws Problem {
        if (value instanceof Scalar scalar) {
            return scalar;
        }
        throw wrong("text, a number, true or false is expected");
    }

    private String scalar(Scalar.Kind kind, String expected) throws Problem {
        if (value instanceof Scalar scalar && scalar.kind() == kind) {
            return scalar.text();
        }
        throw wrong(expected);
    }

    /** Says what is wrong here. */
    Problem wrong(String why) {
        return Problem.of(400, name, name + ": " + why);
    }

    /** Overwrites all secrets in it. */
    void destroy() {
        destroy(value);
    }

    private static void destroy(Object part) {
        if (part instanceof char[] secret) {
            Arrays.fill(secret, '\0');
        } else if (part instanceof Map<?, ?> map) {
            map.values().forEach(Field::destroy);
        } else if (part instanceof List<?> list) {
            list.forEach(Field::destroy);
        }
    }
}
