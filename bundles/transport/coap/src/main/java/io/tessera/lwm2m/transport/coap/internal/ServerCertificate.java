// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.ExpectedCertificate;
import io.tessera.lwm2m.transport.ExpectedCertificate.Matching;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.List;
import org.eclipse.californium.elements.util.CertPathUtil;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;

/** Whether a server's certificate is the one that the Security Object means (Core 1.2, appendix E.1; RFC 6698, 2.1). */
final class ServerCertificate {

    private final ExpectedCertificate expected;
    private final String serverName;
    private final InetSocketAddress address;

    /** @param serverName empty if the certificate must be for the address */
    ServerCertificate(ExpectedCertificate expected, String serverName, InetSocketAddress address) {
        this.expected = expected;
        this.serverName = serverName;
        this.address = address;
    }

    void check(List<X509Certificate> chain) throws CertificateRefused {
        var own = chain.get(0);
        switch (expected.usage()) {
            case CA_CONSTRAINT -> {
                checkName(own);
                var authorities = CertificatePath.check(chain, expected.trustAnchors(), false);
                require(own, authorities, "doesn't lead through the authority that is set");
            }
            case SERVICE_CONSTRAINT -> {
                checkName(own);
                CertificatePath.check(chain, expected.trustAnchors(), false);
                require(own, List.of(own), "isn't the one that is set");
            }
            case TRUST_ANCHOR -> {
                checkName(own);
                CertificatePath.check(chain, anchors(chain), false);
            }
            case DOMAIN_ISSUED -> require(own, List.of(own), "isn't the one that is set");
        }
    }

    /** The authority itself if it is known, otherwise the one in the chain that has its hash. */
    private List<X509Certificate> anchors(List<X509Certificate> chain) throws CertificateRefused {
        if (expected.matching() == Matching.EXACT) {
            return io.tessera.lwm2m.transport.OwnKey.certificates(expected.data());
        }
        for (var certificate : chain) {
            if (matches(certificate)) {
                return List.of(certificate);
            }
        }
        throw new CertificateRefused(
                AlertDescription.UNKNOWN_CA, "the chain doesn't have the authority whose hash is set");
    }

    private void require(X509Certificate own, List<X509Certificate> candidates, String otherwise)
            throws CertificateRefused {
        for (var candidate : candidates) {
            if (matches(candidate)) {
                return;
            }
        }
        throw CertificateRefused.of(own, AlertDescription.BAD_CERTIFICATE, otherwise);
    }

    private boolean matches(X509Certificate certificate) throws CertificateRefused {
        try {
            var encoded = certificate.getEncoded();
            var found =
                    switch (expected.matching()) {
                        case EXACT -> encoded;
                        case SHA_256 -> MessageDigest.getInstance("SHA-256").digest(encoded);
                        case SHA_384 -> MessageDigest.getInstance("SHA-384").digest(encoded);
                        case SHA_512 -> MessageDigest.getInstance("SHA-512").digest(encoded);
                    };
            return MessageDigest.isEqual(found, expected.data());
        } catch (GeneralSecurityException e) {
            throw new CertificateRefused(AlertDescription.BAD_CERTIFICATE, e.getMessage());
        }
    }

    private void checkName(X509Certificate certificate) throws CertificateRefused {
        var name = serverName.isEmpty() ? address.getAddress().getHostAddress() : serverName;
        boolean isFor = serverName.isEmpty()
                ? CertPathUtil.matchLiteralIP(certificate, name)
                : CertPathUtil.matchDestination(certificate, name);
        if (!isFor) {
            throw CertificateRefused.of(certificate, AlertDescription.BAD_CERTIFICATE, "isn't for " + name);
        }
    }
}
