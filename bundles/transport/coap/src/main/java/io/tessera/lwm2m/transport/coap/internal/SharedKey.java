// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Credentials;
import java.net.InetSocketAddress;
import java.util.Arrays;
import javax.crypto.SecretKey;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.eclipse.californium.scandium.dtls.PskPublicInformation;
import org.eclipse.californium.scandium.dtls.PskSecretResult;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedPskStore;
import org.eclipse.californium.scandium.util.SecretUtil;
import org.eclipse.californium.scandium.util.ServerNames;

/** The one key that this end shares with a server. */
final class SharedKey implements AdvancedPskStore {

    private final Credentials.PreSharedKey credentials;

    SharedKey(Credentials.PreSharedKey credentials) {
        this.credentials = credentials;
    }

    @Override
    public boolean hasEcdhePskSupported() {
        return true;
    }

    @Override
    public PskSecretResult requestPskSecretResult(
            ConnectionId association,
            ServerNames serverName,
            PskPublicInformation identity,
            String algorithm,
            SecretKey otherSecret,
            byte[] seed,
            boolean extendedMasterSecret) {
        return new PskSecretResult(association, identity, secret(credentials));
    }

    /** The handshake overwrites it when it has served. */
    static SecretKey secret(Credentials.PreSharedKey credentials) {
        var key = credentials.key();
        try {
            return SecretUtil.create(key, PskSecretResult.ALGORITHM_PSK);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    @Override
    public PskPublicInformation getIdentity(InetSocketAddress peer, ServerNames serverName) {
        return new PskPublicInformation(credentials.identity());
    }

    /** Not needed: the key is at hand. */
    @Override
    public void setResultHandler(HandshakeResultHandler handler) {}
}
