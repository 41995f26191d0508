// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Function;
import org.eclipse.californium.core.network.MessageIdProvider;

/**
 * Message ids that don't repeat within EXCHANGE_LIFETIME for one peer (RFC 7252, 4.4). Peers share counters, so that
 * their number doesn't matter; each counter has ids for 265 messages a second.
 */
final class MessageIds implements MessageIdProvider {

    private static final int COUNTERS = 1024;

    private final AtomicIntegerArray next = new AtomicIntegerArray(COUNTERS);

    private final Function<InetSocketAddress, Object> owner;

    /** @param owner whose ids those of an address are: several devices may be one identity at several addresses */
    MessageIds(Function<InetSocketAddress, Object> owner) {
        this.owner = owner;
        var random = new SecureRandom();
        for (int i = 0; i < COUNTERS; i++) {
            next.set(i, random.nextInt(1 << 16));
        }
    }

    @Override
    public int getNextMessageId(InetSocketAddress peer) {
        int hash = owner.apply(peer).hashCode();
        return next.getAndIncrement((hash ^ hash >>> 10 ^ hash >>> 20) & COUNTERS - 1) & 0xFFFF;
    }
}
