// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.Registration;
import java.time.Duration;
import java.time.Instant;

/**
 * How exactly the store knows when a client was heard. Most Updates only say that the client is there: one is written
 * when a tenth of the lifetime has passed since the last that was. After a restart each lifetime lasts that much longer,
 * so that no registration ends before its time.
 */
final class Precision {

    private static final int PARTS = 10;

    private Precision() {}

    /** @param kept when the client was heard, as the store knows it */
    static boolean isWorthWriting(Registration before, Registration now, Instant kept) {
        boolean late = !now.lifetime().isZero() && !now.updated().isBefore(kept.plus(of(now)));
        return late || !saysTheSame(before, now);
    }

    /** When a registration that comes from a store has ended for sure. */
    static Instant end(Registration registration) {
        return registration.lifetime().isZero()
                ? Instant.MAX
                : registration.expires().plus(of(registration));
    }

    private static Duration of(Registration registration) {
        return registration.lifetime().dividedBy(PARTS);
    }

    /** Whatever an Update can change (Core 1.2, 6.2.2), and where it came from. */
    private static boolean saysTheSame(Registration before, Registration now) {
        return before.peer().equals(now.peer())
                && before.via().equals(now.via())
                && before.lifetime().equals(now.lifetime())
                && before.binding().equals(now.binding())
                && before.queueMode() == now.queueMode()
                && before.smsNumber().equals(now.smsNumber())
                && before.profiles().equals(now.profiles())
                && (before.objects() == now.objects() || before.objects().equals(now.objects()));
    }
}
