// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.ObjectDefinition;
import java.util.Comparator;

/**
 * An Object that was offered, and how it ranks among others of the same Object ID.
 *
 * @param object what was offered
 * @param definition what it said to be when it was offered
 * @param ranking its service ranking
 * @param service its service id: of two that are equal else, the older one wins
 */
record Provider(Lwm2mObject object, ObjectDefinition definition, int ranking, long service) {

    /** The best first: the higher ranking, then the newer version, then the older service. */
    static final Comparator<Provider> BEST_FIRST = Comparator.comparingInt(Provider::ranking)
            .thenComparing(Provider::version, Provider::compareVersions)
            .reversed()
            .thenComparingLong(Provider::service);

    private String version() {
        return definition.version();
    }

    static int compareVersions(String a, String b) {
        var left = a.split("\\.", -1);
        var right = b.split("\\.", -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = Integer.compare(number(left[i]), number(right[i]));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    private static int number(String part) {
        boolean digitsOnly =
                !part.isEmpty() && part.length() < 9 && part.chars().allMatch(c -> c >= '0' && c <= '9');
        return digitsOnly ? Integer.parseInt(part) : -1;
    }
}
