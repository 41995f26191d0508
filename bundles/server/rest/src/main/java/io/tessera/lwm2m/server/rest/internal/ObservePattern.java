// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.server.ObjectLinks;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which paths of a client to observe.
 *
 * @param from first Object ID
 * @param to last Object ID
 * @param instance Object Instance ID, {@link #EACH}, or {@link #NONE} for the Object as a whole
 * @param resource Resource ID, or {@link #NONE} for the Object Instance as a whole
 */
record ObservePattern(int from, int to, int instance, int resource) {

    static final int NONE = -1;
    static final int EACH = -2;

    private static final Pattern FORM =
            Pattern.compile("/(\\d{1,5})(?:-(\\d{1,5}))?(?:/(\\d{1,5}|\\*)(?:/(\\d{1,5}))?)?");

    /** @throws IllegalArgumentException if it is no pattern, or an id in it is greater than 65534 */
    static ObservePattern parse(String text) {
        var form = FORM.matcher(text.trim());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "patterns: \"%s\" is not of the form /3/0, /3200-3449/* or /3303/*/5700".formatted(text));
        }
        int from = id(form, 1);
        int to = form.group(2) == null ? from : id(form, 2);
        int instance = "*".equals(form.group(3)) ? EACH : id(form, 3);
        if (to < from) {
            throw new IllegalArgumentException("patterns: %d is greater than %d".formatted(from, to));
        }
        return new ObservePattern(from, to, instance, id(form, 4));
    }

    private static int id(Matcher form, int group) {
        if (form.group(group) == null) {
            return NONE;
        }
        int id = Integer.parseInt(form.group(group));
        if (id > Path.MAX_ID) {
            throw new IllegalArgumentException("patterns: %d is not an id from 0 to 65534".formatted(id));
        }
        return id;
    }

    /** What of that a client has. */
    Stream<Path> in(ObjectLinks objects) {
        if (instance == NONE) {
            return objects.versions().subMap(from, true, to, true).keySet().stream()
                    .map(Path::of);
        }
        return objects.instances().stream()
                .filter(path -> path.object() >= from && path.object() <= to)
                .filter(path -> instance == EACH || path.instance() == instance)
                .map(path -> resource == NONE ? path : path.child(resource));
    }
}
