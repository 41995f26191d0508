// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator why there is no association with somebody: one line for a handshake, but no more of them than a log
 * can bear when a stranger goes on trying.
 */
final class Refusals {

    /** Lines within {@link #SECONDS} for one address. */
    static final int FOR_ONE = 10;
    /** Lines within {@link #SECONDS} altogether. */
    static final int ALTOGETHER = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final int SECONDS = 60;
    private static final int MOST_ADDRESSES = 1000;

    private static final String ALL = "all";

    private final Remembered<Object, AtomicInteger> told = Remembered.entries(MOST_ADDRESSES, SECONDS);

    void tell(InetSocketAddress peer, String why) {
        int forOne = count(peer == null ? "nobody" : address(peer));
        if (forOne > FOR_ONE) {
            return;
        }
        int altogether = count(ALL);
        if (altogether > ALTOGETHER) {
            return;
        }
        LOG.warn("No association with {}: {}", peer, Printable.of(why));
        if (forOne == FOR_ONE || altogether == ALTOGETHER) {
            LOG.warn(
                    "Further failures {} aren't told for a minute",
                    altogether == ALTOGETHER ? "" : "with " + address(peer));
        }
    }

    private static Object address(InetSocketAddress peer) {
        var address = peer.getAddress();
        return address == null ? peer.getHostString() : address;
    }

    private int count(Object whose) {
        var first = new AtomicInteger();
        var known = told.putIfAbsent(whose, first);
        return (known == null ? first : known).incrementAndGet();
    }
}
