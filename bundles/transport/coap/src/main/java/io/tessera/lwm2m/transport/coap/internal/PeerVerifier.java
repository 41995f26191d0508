// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.security.cert.CertPath;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.BiConsumer;
import javax.security.auth.x500.X500Principal;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;
import org.eclipse.californium.scandium.dtls.CertificateMessage;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.CertificateVerificationResult;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.x509.NewAdvancedCertificateVerifier;
import org.eclipse.californium.scandium.util.ServerNames;

/** Decides whether the public key or the certificate that a peer shows is accepted. */
abstract class PeerVerifier implements NewAdvancedCertificateVerifier {

    private final List<CertificateType> types;
    private final BiConsumer<ConnectionId, String> refused;

    /** @param refused is told why somebody is refused */
    PeerVerifier(List<CertificateType> types, BiConsumer<ConnectionId, String> refused) {
        this.types = types;
        this.refused = refused;
    }

    final CertificateVerificationResult refuse(ConnectionId association, CertificateRefused refusal) {
        refused.accept(association, refusal.getMessage());
        return new CertificateVerificationResult(association, refusal.toFailure(), null);
    }

    /** @return null if the answer comes later */
    abstract CertificateVerificationResult verify(ConnectionId association, PublicKey key) throws CertificateRefused;

    /** @return null if the answer comes later */
    abstract CertificateVerificationResult verify(ConnectionId association, CertPath path, List<X509Certificate> chain)
            throws CertificateRefused;

    @Override
    public CertificateVerificationResult verifyCertificate(
            ConnectionId association,
            ServerNames serverName,
            InetSocketAddress peer,
            boolean isClient,
            boolean verifySubject,
            boolean truncatePath,
            CertificateMessage message) {
        try {
            return verify(association, message);
        } catch (CertificateRefused e) {
            return refuse(association, e);
        }
    }

    private CertificateVerificationResult verify(ConnectionId association, CertificateMessage message)
            throws CertificateRefused {
        var path = message.getCertificateChain();
        if (path == null) {
            if (message.getPublicKey() == null) {
                throw new CertificateRefused(AlertDescription.BAD_CERTIFICATE, "it shows no public key");
            }
            return verify(association, message.getPublicKey());
        }
        var chain =
                path.getCertificates().stream().map(X509Certificate.class::cast).toList();
        if (chain.isEmpty()) {
            throw new CertificateRefused(AlertDescription.BAD_CERTIFICATE, "it shows no certificate");
        }
        return verify(association, path, chain);
    }

    @Override
    public List<CertificateType> getSupportedCertificateTypes() {
        return types;
    }

    /** Not told: whom we trust is nobody's business, and a peer has one certificate at most. */
    @Override
    public List<X500Principal> getAcceptedIssuers() {
        return List.of();
    }
}
