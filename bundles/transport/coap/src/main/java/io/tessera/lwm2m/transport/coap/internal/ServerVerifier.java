// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Credentials;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertPath;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.BiConsumer;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.CertificateVerificationResult;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;

/** Knows the one server that this end connects to. */
final class ServerVerifier extends PeerVerifier {

    private final Credentials credentials;
    private final InetSocketAddress address;
    private final Security security;

    ServerVerifier(
            Credentials credentials,
            InetSocketAddress address,
            CertificateType type,
            Security security,
            BiConsumer<ConnectionId, String> refused) {
        super(List.of(type), refused);
        this.credentials = credentials;
        this.address = address;
        this.security = security;
    }

    @Override
    CertificateVerificationResult verify(ConnectionId association, PublicKey key) throws CertificateRefused {
        boolean isKnown = credentials instanceof Credentials.RawPublicKey raw
                && MessageDigest.isEqual(raw.server().getEncoded(), key.getEncoded());
        if (!isKnown) {
            throw new CertificateRefused(AlertDescription.BAD_CERTIFICATE, "the server's public key is another one");
        }
        return new CertificateVerificationResult(association, key, null);
    }

    @Override
    CertificateVerificationResult verify(ConnectionId association, CertPath path, List<X509Certificate> chain)
            throws CertificateRefused {
        if (!(credentials instanceof Credentials.Certificate certified)) {
            throw new CertificateRefused(
                    AlertDescription.UNSUPPORTED_CERTIFICATE, "it shows a certificate, and none was asked for");
        }
        var expected = security.trust().inPlaceOf(certified.server());
        new ServerCertificate(expected, certified.terms().serverName(), address).check(chain);
        security.revoked().check(chain);
        return new CertificateVerificationResult(association, path, null);
    }

    /** Not needed: answers come at once. */
    @Override
    public void setResultHandler(HandshakeResultHandler handler) {}
}
