// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.spi;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.Peer;
import java.util.Optional;

/** Which name an identity stands for by itself (Core 1.2, 6.2.1). */
final class ProvedName {

    private ProvedName() {}

    static String of(Optional<String> claimed, Peer peer) throws RequestRefused {
        var proved = in(peer.identity());
        if (proved.isEmpty()) {
            return claimed.orElseThrow(() -> new RequestRefused(ResponseCode.BAD_REQUEST, "ep is missing"));
        }
        if (claimed.isPresent() && !claimed.equals(proved)) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "ep is not that of the credentials");
        }
        return proved.get();
    }

    private static Optional<String> in(Identity identity) throws RequestRefused {
        if (identity instanceof Identity.PreSharedKey key) {
            return Optional.of(key.identity());
        }
        if (identity instanceof Identity.Certificate certificate) {
            return Optional.of(certificate.name());
        }
        if (identity instanceof Identity.PublicKey) {
            throw new RequestRefused(ResponseCode.FORBIDDEN, "nobody says whose this public key is");
        }
        return Optional.empty();
    }
}
