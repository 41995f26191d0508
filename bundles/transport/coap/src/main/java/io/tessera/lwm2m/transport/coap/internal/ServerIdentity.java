// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Identity;
import java.net.InetSocketAddress;

/** As whom a server is known that proves itself by what is in the credentials for it. */
final class ServerIdentity {

    private ServerIdentity() {}

    static Identity of(InetSocketAddress address, Credentials credentials) {
        if (credentials instanceof Credentials.PreSharedKey shared) {
            return new Identity.PreSharedKey(shared.identity());
        }
        if (credentials instanceof Credentials.RawPublicKey raw) {
            return Identity.PublicKey.of(raw.server());
        }
        if (credentials instanceof Credentials.Certificate certified) {
            var name = certified.terms().serverName();
            return new Identity.Certificate(
                    name.isEmpty() ? address.getAddress().getHostAddress() : name);
        }
        return Identity.Anonymous.INSTANCE;
    }
}
