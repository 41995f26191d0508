// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.californium.elements.util.CertPathUtil;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;

/** The path from a peer's certificate up to an authority that is trusted (RFC 5280, 6). */
final class CertificatePath {

    private CertificatePath() {}

    /**
     * Checks signatures, dates, constraints and what the peer's key may be used for. Revocation is checked elsewhere.
     *
     * @param chain as presented, the peer's certificate first; not empty
     * @param anchors at least one, otherwise nothing is accepted
     * @param isClient what the peer is
     * @return the authorities on the path, the trusted one last
     */
    static List<X509Certificate> check(
            List<X509Certificate> chain, Collection<X509Certificate> anchors, boolean isClient)
            throws CertificateRefused {
        var own = chain.get(0);
        checkDates(own);
        if (!CertPathUtil.canBeUsedForAuthentication(own, isClient)) {
            throw CertificateRefused.of(
                    own,
                    AlertDescription.UNSUPPORTED_CERTIFICATE,
                    "may not be used by a " + (isClient ? "client" : "server"));
        }
        for (int i = 0; i < chain.size(); i++) {
            if (anchors.contains(chain.get(i))) {
                validate(chain.subList(0, i), List.of(chain.get(i)));
                checkDates(chain.get(i));
                return chain.subList(Math.min(1, i), i + 1);
            }
        }
        var anchor = validate(chain, anchors);
        checkDates(anchor);
        var authorities = new ArrayList<>(chain.subList(1, chain.size()));
        authorities.add(anchor);
        return authorities;
    }

    private static void checkDates(X509Certificate certificate) throws CertificateRefused {
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException e) {
            throw CertificateRefused.of(
                    certificate,
                    AlertDescription.CERTIFICATE_EXPIRED,
                    "has expired, at " + certificate.getNotAfter().toInstant());
        } catch (CertificateNotYetValidException e) {
            throw CertificateRefused.of(
                    certificate,
                    AlertDescription.CERTIFICATE_EXPIRED,
                    "isn't valid yet, but from " + certificate.getNotBefore().toInstant());
        }
    }

    private static X509Certificate validate(List<X509Certificate> chain, Collection<X509Certificate> anchors)
            throws CertificateRefused {
        if (chain.isEmpty()) {
            return anchors.iterator().next();
        }
        var trusted =
                anchors.stream().map(anchor -> new TrustAnchor(anchor, null)).collect(Collectors.toSet());
        if (trusted.isEmpty()) {
            throw new CertificateRefused(AlertDescription.UNKNOWN_CA, "no authority is trusted here");
        }
        try {
            var parameters = new PKIXParameters(trusted);
            parameters.setRevocationEnabled(false);
            var path = CertificateFactory.getInstance("X.509").generateCertPath(chain);
            var result = CertPathValidator.getInstance("PKIX").validate(path, parameters);
            return ((PKIXCertPathValidatorResult) result).getTrustAnchor().getTrustedCert();
        } catch (CertPathValidatorException e) {
            throw refused(chain, e);
        } catch (GeneralSecurityException e) {
            throw new CertificateRefused(AlertDescription.BAD_CERTIFICATE, e.getMessage());
        }
    }

    private static CertificateRefused refused(List<X509Certificate> chain, CertPathValidatorException failure) {
        var failed = chain.get(Math.max(0, failure.getIndex()));
        try {
            checkDates(failed);
        } catch (CertificateRefused e) {
            return e;
        }
        if (failure.getReason() == PKIXReason.NO_TRUST_ANCHOR) {
            var last = chain.get(chain.size() - 1);
            return CertificateRefused.of(
                    chain.get(0),
                    AlertDescription.UNKNOWN_CA,
                    "was issued by %s, which isn't trusted"
                            .formatted(last.getIssuerX500Principal().getName()));
        }
        return CertificateRefused.of(
                failed, AlertDescription.BAD_CERTIFICATE, "isn't trusted: " + failure.getMessage());
    }
}
