// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.nio.ByteBuffer;
import org.eclipse.californium.elements.DtlsEndpointContext;
import org.eclipse.californium.elements.EndpointContext;

/**
 * A message id together with whose it is (RFC 7252, 4.4), packed: there is one for each message of the last minutes.
 *
 * @param high the upper half of an IPv6 address; 0 for IPv4
 * @param low the lower half, or the IPv4 address
 * @param portAndId the peer's port in the upper half, the message id in the lower
 * @param session tells secure sessions of one address apart; 0 without security
 */
record MessageKey(long high, long low, int portAndId, int session) {

    static MessageKey of(EndpointContext context, int messageId) {
        var peer = context.getPeerAddress();
        var address = ByteBuffer.wrap(peer.getAddress().getAddress());
        int portAndId = peer.getPort() << 16 | messageId;
        var sessionId = context.get(DtlsEndpointContext.KEY_SESSION_ID);
        int session = sessionId == null ? 0 : sessionId.hashCode();
        if (address.remaining() == 4) {
            return new MessageKey(0, address.getInt() & 0xFFFF_FFFFL, portAndId, session);
        }
        return new MessageKey(address.getLong(), address.getLong(), portAndId, session);
    }
}
