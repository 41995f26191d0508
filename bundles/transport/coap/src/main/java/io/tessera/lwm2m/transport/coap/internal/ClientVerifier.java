// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Identity;
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

/** Knows the clients that the security store knows. */
final class ClientVerifier extends PeerVerifier {

    private final Security security;
    private final Question question;

    ClientVerifier(Security security, Question question, BiConsumer<ConnectionId, String> refused) {
        super(List.of(CertificateType.RAW_PUBLIC_KEY, CertificateType.X_509), refused);
        this.security = security;
        this.question = question;
    }

    @Override
    CertificateVerificationResult verify(ConnectionId association, PublicKey key) {
        var identity = Identity.PublicKey.of(key);
        var unknown = new CertificateRefused(
                AlertDescription.BAD_CERTIFICATE, "unknown public key " + identity.fingerprint());
        return ask(identity, List.of(), new CertificateVerificationResult(association, key, null), unknown);
    }

    @Override
    CertificateVerificationResult verify(ConnectionId association, CertPath path, List<X509Certificate> chain)
            throws CertificateRefused {
        CertificatePath.check(chain, security.store().get().trustAnchors(), true);
        security.revoked().check(chain);
        var own = chain.get(0);
        var unknown = CertificateRefused.of(own, AlertDescription.BAD_CERTIFICATE, "is that of an unknown client");
        return ask(Identities.of(own), chain, new CertificateVerificationResult(association, path, null), unknown);
    }

    private CertificateVerificationResult ask(
            Identity identity,
            List<X509Certificate> chain,
            CertificateVerificationResult accepted,
            CertificateRefused unknown) {
        return question.ask(
                () -> security.store().get().isKnown(identity, chain),
                false,
                isKnown -> isKnown ? accepted : refuse(accepted.getConnectionId(), unknown));
    }

    @Override
    public void setResultHandler(HandshakeResultHandler handler) {
        question.answerTo(handler);
    }
}
