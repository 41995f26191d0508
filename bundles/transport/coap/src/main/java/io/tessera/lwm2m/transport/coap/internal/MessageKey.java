// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.nio.ByteBuffer;
import org.eclipse.californium.elements.EndpointContext;

/**
 * A message id together with whose it is (RFC 7252, 4.4), packed: there is one for each message of the last minutes.
 *
 * @param high the upper half of an IPv6 address; 0 for IPv4; the session with security
 * @param low the lower half, or the IPv4 address; 0 with security: a session may change its address
 * @param portAndId the peer's port in the upper half, 0 with security; the message id in the lower
 * @param secure 1 with security, otherwise 0
 */
record MessageKey(long high, long low, int portAndId, int secure) {

    static MessageKey of(EndpointContext context, int messageId) {
        if (context instanceof SecureContext association) {
            return new MessageKey(association.session(), 0, messageId, 1);
        }
        var peer = context.getPeerAddress();
        var address = ByteBuffer.wrap(peer.getAddress().getAddress());
        int portAndId = peer.getPort() << 16 | messageId;
        if (address.remaining() == 4) {
            return new MessageKey(0, address.getInt() & 0xFFFF_FFFFL, portAndId, 0);
        }
        return new MessageKey(address.getLong(), address.getLong(), portAndId, 0);
    }
}
