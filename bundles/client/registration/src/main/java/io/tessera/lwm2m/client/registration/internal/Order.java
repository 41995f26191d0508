// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Which servers may be registered at next (Core 1.2, 6.2.1.1): those without a priority at any time, the others one
 * after the other, by ascending /1/x/13 and, where that is equal, Short Server ID.
 */
final class Order {

    /** How far it is with a server. */
    enum Standing {
        /** Nothing was sent, and its turn hasn't come. */
        WAITING,
        /** Its turn came, but nothing is known yet. */
        TRYING,
        /** An attempt failed, none succeeded. */
        FAILED,
        /** Registered, now or before, or disabled by the server itself. */
        SETTLED
    }

    /**
     * A server in the order.
     *
     * @param priority /1/x/13; without one the server isn't part of the order
     * @param blocks /1/x/15: as long as registration at this server fails, none comes after it
     */
    record Place(int shortServerId, OptionalLong priority, boolean blocks, Standing standing) {

        /** Whether the next one has to wait; a failed attempt is enough where the server doesn't block. */
        private boolean holdsUpOthers() {
            return switch (standing) {
                case WAITING, TRYING -> true;
                case FAILED -> blocks;
                case SETTLED -> false;
            };
        }
    }

    private static final Comparator<Place> BY_PRIORITY = Comparator.<Place, Long>comparing(
                    place -> place.priority().orElseThrow(), Long::compareUnsigned)
            .thenComparing(Place::shortServerId);

    private Order() {}

    /** Whose turn it is now: some that waited, by Short Server ID those without priority, then at most one other. */
    static List<Integer> next(List<Place> places) {
        var next = new ArrayList<Integer>();
        places.stream()
                .filter(place -> place.priority().isEmpty() && place.standing() == Standing.WAITING)
                .forEach(place -> next.add(place.shortServerId()));
        places.stream()
                .filter(place -> place.priority().isPresent())
                .sorted(BY_PRIORITY)
                .filter(Place::holdsUpOthers)
                .findFirst()
                .filter(place -> place.standing() == Standing.WAITING)
                .ifPresent(place -> next.add(place.shortServerId()));
        return next;
    }
}
