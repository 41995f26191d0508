// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Makes guessing slow: each address may fail so often in a minute, then it has to wait. A neighbourhood of IPv6 addresses
 * (/64) counts as one. What happened longest ago is forgotten when there are too many.
 */
final class FailedLogins {

    static final int ADDRESSES = 4096;

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final int IPV6_GROUPS = 8;

    private final long price;
    private final LongSupplier nanoseconds;
    /** When each address will have paid for its failures. */
    private final Map<String, Long> paidAt = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > ADDRESSES;
        }
    };

    FailedLogins(int perMinute, LongSupplier nanoseconds) {
        this.price = MINUTE / perMinute;
        this.nanoseconds = nanoseconds;
    }

    /** 0 if it may try. */
    synchronized int secondsToWait(String address) {
        long wait = debt(neighbourhood(address)) + price - MINUTE;
        return (int) Math.max(0, TimeUnit.NANOSECONDS.toSeconds(wait + TimeUnit.SECONDS.toNanos(1) - 1));
    }

    /** Attempts that ran at the same time are paid for later: the debt may be more than that of a minute. */
    synchronized void add(String address) {
        var place = neighbourhood(address);
        paidAt.put(place, nanoseconds.getAsLong() + debt(place) + price);
    }

    private long debt(String place) {
        var paid = paidAt.get(place);
        return paid == null ? 0 : Math.max(0, paid - nanoseconds.getAsLong());
    }

    private static String neighbourhood(String address) {
        var groups = List.of(address.replace("[", "").split(":", -1));
        return groups.size() < IPV6_GROUPS ? address : String.join(":", groups.subList(0, IPV6_GROUPS / 2));
    }

    synchronized int size() {
        return paidAt.size();
    }
}
