// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.binary_app_data.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import java.util.NavigableMap;

/** How much there may be: bytes of an instance, bytes of all, instances, fragments of an instance, waiting writes. */
record Limits(int largest, int total, int instances, int fragments, int waiting) {

    Limits(BinaryAppDataConfig config) {
        this(config.largest(), config.total(), config.instances(), config.fragments(), config.waiting());
    }

    /** @throws RequestRefused with 4.13 if one Object Instance, or all of them, would hold too much */
    void check(NavigableMap<Integer, Container> all, Container changed) throws RequestRefused {
        if (changed.size() > largest) {
            throw tooLarge("an instance holds %d bytes at most".formatted(largest));
        }
        if (changed.fragments().size() > fragments) {
            throw tooLarge("an instance has %d fragments at most".formatted(fragments));
        }
        if (all.size() > instances) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "%d instances are all".formatted(instances));
        }
        long sum = all.values().stream().mapToLong(Container::size).sum();
        if (sum > total) {
            throw tooLarge("all instances hold %d bytes at most".formatted(total));
        }
    }

    private static RequestRefused tooLarge(String why) {
        return new RequestRefused(ResponseCode.REQUEST_ENTITY_TOO_LARGE, why);
    }
}
