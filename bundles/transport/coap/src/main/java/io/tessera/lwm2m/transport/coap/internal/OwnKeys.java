// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.OwnKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.security.auth.x500.X500Principal;
import org.eclipse.californium.scandium.dtls.CertificateIdentityResult;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.eclipse.californium.scandium.dtls.SignatureAndHashAlgorithm;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite.CertificateKeyAlgorithm;
import org.eclipse.californium.scandium.dtls.cipher.XECDHECryptography.SupportedGroup;
import org.eclipse.californium.scandium.dtls.x509.CertificateProvider;
import org.eclipse.californium.scandium.util.ServerNames;

/** With what this end proves itself; found out at each handshake. */
final class OwnKeys implements CertificateProvider {

    private final Function<String, Optional<OwnKey>> keys;
    private final List<CertificateType> types;

    /**
     * @param keys by the name that a client calls us by
     * @param types what may be shown to the peer
     */
    OwnKeys(Function<String, Optional<OwnKey>> keys, List<CertificateType> types) {
        this.keys = keys;
        this.types = types;
    }

    @Override
    public List<CertificateKeyAlgorithm> getSupportedCertificateKeyAlgorithms() {
        return List.of(CertificateKeyAlgorithm.EC, CertificateKeyAlgorithm.RSA);
    }

    @Override
    public List<CertificateType> getSupportedCertificateTypes() {
        return types;
    }

    @Override
    public CertificateIdentityResult requestCertificateIdentity(
            ConnectionId association,
            boolean isClient,
            List<X500Principal> issuers,
            ServerNames serverNames,
            List<CertificateKeyAlgorithm> algorithms,
            List<SignatureAndHashAlgorithm> signatures,
            List<SupportedGroup> curves) {
        var key = keys.apply(StoredKeys.name(serverNames));
        if (key.isEmpty()) {
            return new CertificateIdentityResult(association);
        }
        var own = key.get();
        if (own.chain().isEmpty()) {
            return new CertificateIdentityResult(association, own.privateKey(), own.publicKey());
        }
        return new CertificateIdentityResult(association, own.privateKey(), own.chain());
    }

    /** Not needed: answers come at once. */
    @Override
    public void setResultHandler(HandshakeResultHandler handler) {}
}
