// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.security.cert.CertPath;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;
import org.eclipse.californium.scandium.dtls.CertificateMessage;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.CertificateVerificationResult;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.x509.NewAdvancedCertificateVerifier;
import org.eclipse.californium.scandium.util.ServerNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether the public key or the certificate that a peer shows is accepted. */
abstract class PeerVerifier implements NewAdvancedCertificateVerifier {

    private static final Logger LOG = LoggerFactory.getLogger(PeerVerifier.class);

    private final List<CertificateType> types;

    PeerVerifier(List<CertificateType> types) {
        this.types = types;
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
            LOG.warn("{} is refused: {}", peer, Printable.of(e.getMessage()));
            return new CertificateVerificationResult(association, e.toFailure(), null);
        }
    }

    private CertificateVerificationResult verify(ConnectionId association, CertificateMessage message)
            throws CertificateRefused {
        var path = message.getCertificateChain();
        if (path == null) {
            if (message.getPublicKey() == null) {
                throw new CertificateRefused(AlertDescription.BAD_CERTIFICATE, "It shows no public key");
            }
            return verify(association, message.getPublicKey());
        }
        var chain =
                path.getCertificates().stream().map(X509Certificate.class::cast).toList();
        if (chain.isEmpty()) {
            throw new CertificateRefused(AlertDescription.BAD_CERTIFICATE, "It shows no certificate");
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
