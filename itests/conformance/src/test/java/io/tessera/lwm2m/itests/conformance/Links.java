// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The links of an answer.
 *
 * @param byTarget the attributes of each, as they are written
 */
record Links(Map<String, Set<String>> byTarget) {

    static Links of(Done discovered) {
        return of(discovered.answer());
    }

    static Links of(Seen answer) {
        var links = new LinkedHashMap<String, Set<String>>();
        for (var link : answer.links()) {
            int end = link.indexOf('>');
            var attributes = Arrays.stream(link.substring(end + 1).split(";"))
                    .filter(attribute -> !attribute.isEmpty())
                    .collect(Collectors.toSet());
            links.put(link.substring(1, end), attributes);
        }
        return new Links(links);
    }

    Set<String> targets() {
        return byTarget.keySet();
    }

    Set<String> attributes(String target) {
        return byTarget.getOrDefault(target, Set.of());
    }
}
