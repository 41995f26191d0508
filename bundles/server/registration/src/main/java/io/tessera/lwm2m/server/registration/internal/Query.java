// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.registration.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a request, by name. */
final class Query {

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> options;

    /**
     * @param known a parameter among these may be given only once; of others the first counts
     * @throws RequestRefused with 4.00 if one is given twice
     */
    Query(List<String> options, List<String> known) throws RequestRefused {
        this.options = options;
        for (var option : options) {
            int equals = option.indexOf('=');
            var name = equals < 0 ? option : option.substring(0, equals);
            var value = equals < 0 ? "" : option.substring(equals + 1);
            if (values.putIfAbsent(name, value) != null && known.contains(name)) {
                throw new RequestRefused(ResponseCode.BAD_REQUEST, name + " is given twice");
            }
        }
    }

    /** Takes a parameter out. */
    Optional<String> take(String name) {
        return Optional.ofNullable(values.remove(name));
    }

    /** Takes out a parameter that may be given several times. */
    List<String> takeAll(String name) {
        values.remove(name);
        return options.stream()
                .filter(option -> option.equals(name) || option.startsWith(name + "="))
                .map(option -> option.substring(Math.min(option.length(), name.length() + 1)))
                .toList();
    }

    /** Takes a parameter out. */
    boolean takeFlag(String name) {
        return values.remove(name) != null;
    }

    /** What was not taken. */
    Map<String, String> rest() {
        return values;
    }
}
