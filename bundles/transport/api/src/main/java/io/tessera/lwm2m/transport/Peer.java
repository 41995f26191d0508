// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

import java.net.InetSocketAddress;

/**
 * The other end of an exchange.
 *
 * @param address where it was heard from
 * @param identity who it proved to be
 */
public record Peer(InetSocketAddress address, Identity identity) {

    /** A peer without security. */
    public static Peer anonymous(InetSocketAddress address) {
        return new Peer(address, Identity.Anonymous.INSTANCE);
    }

    /** Whether messages from it are authenticated. */
    public boolean isSecure() {
        return !(identity instanceof Identity.Anonymous);
    }
}
