// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Identity;
import java.security.Principal;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.californium.elements.auth.AdditionalInfo;
import org.eclipse.californium.elements.auth.ExtensiblePrincipal;
import org.eclipse.californium.elements.auth.PreSharedKeyIdentity;
import org.eclipse.californium.elements.auth.RawPublicKeyIdentity;
import org.eclipse.californium.elements.auth.X509CertPath;
import org.eclipse.californium.elements.util.CertPathUtil;
import org.eclipse.californium.scandium.auth.ApplicationLevelInfoSupplier;

/** Who a peer has proved to be, found out once for each association and then kept with it. */
final class Identities implements ApplicationLevelInfoSupplier {

    private static final String KEY = "identity";
    private static final String PROOF = "proof";
    /** Of the general names in a subject alternative name (RFC 5280, 4.2.1.6). */
    private static final int DNS_NAME = 2;

    private static final int URI = 6;

    /** @param argument what the handshake has for us: with which key it was made */
    @Override
    public AdditionalInfo getInfo(Principal principal, Object argument) {
        // There is none where a session is resumed; it is still the key from before, then.
        var proof =
                argument instanceof KeyProof found ? found : proof(principal).orElse(null);
        var identity = find(principal);
        return AdditionalInfo.from(proof == null ? Map.of(KEY, identity) : Map.of(KEY, identity, PROOF, proof));
    }

    /** The same with what we know about it. */
    static Principal amended(Principal principal, KeyProof proof) {
        return principal instanceof ExtensiblePrincipal<?> extended
                ? extended.amend(new Identities().getInfo(principal, proof))
                : principal;
    }

    /** With which key it was proved, if that was a shared one. */
    static Optional<KeyProof> proof(Principal principal) {
        return principal instanceof ExtensiblePrincipal<?> extended
                ? Optional.ofNullable(extended.getExtendedInfo().get(PROOF, KeyProof.class))
                : Optional.empty();
    }

    /** For the log. */
    static String name(Principal principal) {
        return principal instanceof PreSharedKeyIdentity shared ? shared.getIdentity() : principal.getName();
    }

    static Identity of(Principal principal) {
        var known = principal instanceof ExtensiblePrincipal<?> extended
                ? extended.getExtendedInfo().get(KEY, Identity.class)
                : null;
        return known == null ? find(principal) : known;
    }

    private static Identity find(Principal principal) {
        if (principal instanceof PreSharedKeyIdentity shared) {
            return new Identity.PreSharedKey(shared.getIdentity());
        }
        if (principal instanceof RawPublicKeyIdentity raw) {
            return Identity.PublicKey.of(raw.getKey());
        }
        return principal instanceof X509CertPath path ? of(path.getTarget()) : Identity.Anonymous.INSTANCE;
    }

    static Identity.Certificate of(X509Certificate certificate) {
        var commonName = CertPathUtil.getSubjectsCn(certificate);
        return new Identity.Certificate(commonName == null ? "" : commonName, alternativeNames(certificate));
    }

    private static List<String> alternativeNames(X509Certificate certificate) {
        var names = new ArrayList<String>();
        try {
            var entries = certificate.getSubjectAlternativeNames();
            for (List<?> entry : entries == null ? List.<List<?>>of() : entries) {
                int kind = (Integer) entry.get(0);
                if (kind == DNS_NAME || kind == URI) {
                    names.add((String) entry.get(1));
                }
            }
        } catch (CertificateParsingException e) {
            return List.of();
        }
        return names;
    }
}
