// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.connectivity_statistics.internal;

import io.tessera.lwm2m.platform.TrafficInfo.Traffic;
import java.util.Optional;
import java.util.function.LongBinaryOperator;

/** Arithmetic of counters, each for itself. */
final class Counts {

    private Counts() {}

    /** Nothing, of the same kinds. */
    static Traffic zero(Traffic like) {
        return combine(like, like, (one, same) -> 0);
    }

    static Traffic sum(Traffic one, Traffic other) {
        return combine(one, other, Long::sum);
    }

    /** A counter that fell began anew: what it shows is what came since. */
    static Traffic difference(Traffic before, Traffic now) {
        return combine(before, now, (then, later) -> later < then ? later : later - then);
    }

    /** Bytes of a packet, either way; 0 without packets. */
    static long averageSize(Traffic traffic) {
        long packets = traffic.sentPackets() + traffic.receivedPackets();
        return packets == 0 ? 0 : (traffic.sentBytes() + traffic.receivedBytes()) / packets;
    }

    private static Traffic combine(Traffic one, Traffic other, LongBinaryOperator operator) {
        return new Traffic(
                operator.applyAsLong(one.sentBytes(), other.sentBytes()),
                operator.applyAsLong(one.receivedBytes(), other.receivedBytes()),
                operator.applyAsLong(one.sentPackets(), other.sentPackets()),
                operator.applyAsLong(one.receivedPackets(), other.receivedPackets()),
                combine(one.sentMessages(), other.sentMessages(), operator),
                combine(one.receivedMessages(), other.receivedMessages(), operator));
    }

    private static Optional<Long> combine(Optional<Long> one, Optional<Long> other, LongBinaryOperator operator) {
        return other.map(count -> operator.applyAsLong(one.orElse(count), count));
    }
}
