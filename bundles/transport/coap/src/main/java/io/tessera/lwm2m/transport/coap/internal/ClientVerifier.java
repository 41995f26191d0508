// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.SecurityStore;
import java.security.PublicKey;
import java.security.cert.CertPath;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.CertificateVerificationResult;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows the clients that the security store knows. */
final class ClientVerifier extends PeerVerifier {

    private static final Logger LOG = LoggerFactory.getLogger(ClientVerifier.class);

    private final Supplier<SecurityStore> store;
    private final Question question;

    ClientVerifier(Supplier<SecurityStore> store, Question question) {
        super(List.of(CertificateType.RAW_PUBLIC_KEY, CertificateType.X_509));
        this.store = store;
        this.question = question;
    }

    @Override
    CertificateVerificationResult verify(ConnectionId association, PublicKey key) {
        return ask(
                association,
                Identity.PublicKey.of(key),
                List.of(),
                new CertificateVerificationResult(association, key, null));
    }

    @Override
    CertificateVerificationResult verify(ConnectionId association, CertPath path, List<X509Certificate> chain)
            throws CertificateRefused {
        CertificatePath.check(chain, store.get().trustAnchors(), true);
        return ask(
                association,
                Identities.of(chain.get(0)),
                chain,
                new CertificateVerificationResult(association, path, null));
    }

    private CertificateVerificationResult ask(
            ConnectionId association,
            Identity identity,
            List<X509Certificate> chain,
            CertificateVerificationResult accepted) {
        return question.ask(
                () -> store.get().isKnown(identity, chain),
                false,
                isKnown -> isKnown ? accepted : refused(association, identity));
    }

    private static CertificateVerificationResult refused(ConnectionId association, Identity identity) {
        LOG.warn("A handshake with the unknown {} is refused", Printable.of(identity.toString()));
        var refusal = new CertificateRefused(AlertDescription.BAD_CERTIFICATE, "Unknown: " + identity);
        return new CertificateVerificationResult(association, refusal.toFailure(), null);
    }

    @Override
    public void setResultHandler(HandshakeResultHandler handler) {
        question.answerTo(handler);
    }
}
