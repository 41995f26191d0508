// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.ExpectedCertificate;
import io.tessera.lwm2m.transport.HandshakeTerms;
import io.tessera.lwm2m.transport.OwnKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Whether credentials are the same as others, without keeping them: SHA-256 over all that they consist of. */
final class CredentialsDigest {

    private final MessageDigest digest;

    private CredentialsDigest() throws GeneralSecurityException {
        digest = MessageDigest.getInstance("SHA-256");
    }

    static String of(Credentials credentials) {
        try {
            var whole = new CredentialsDigest();
            whole.add(credentials);
            return HexFormat.of().formatHex(whole.digest.digest());
        } catch (GeneralSecurityException e) {
            // Every Java platform has the hash, and the certificates were read already.
            throw new IllegalStateException(e);
        }
    }

    private void add(Credentials credentials) throws GeneralSecurityException {
        add(credentials.getClass().getSimpleName());
        add(credentials.terms());
        if (credentials instanceof Credentials.PreSharedKey shared) {
            add(shared.identity());
            var key = shared.key();
            add(key);
            Arrays.fill(key, (byte) 0);
        }
        if (credentials instanceof Credentials.RawPublicKey raw) {
            add(raw.own());
            add(raw.server().getEncoded());
        }
        if (credentials instanceof Credentials.Certificate certified) {
            add(certified.own());
            add(certified.server());
        }
    }

    private void add(HandshakeTerms terms) {
        add(terms.serverName());
        add(terms.cipherSuites().toString());
    }

    /** The public key stands for the private one. */
    private void add(OwnKey own) throws GeneralSecurityException {
        add(own.publicKey().getEncoded());
        add(own.chain());
    }

    private void add(ExpectedCertificate expected) throws GeneralSecurityException {
        add(expected.usage().name() + expected.matching().name());
        add(expected.data());
        add(expected.trustAnchors());
    }

    private void add(List<X509Certificate> certificates) throws GeneralSecurityException {
        for (var certificate : certificates) {
            add(certificate.getEncoded());
        }
    }

    private void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] part) {
        digest.update((byte) (part.length >> 24));
        digest.update((byte) (part.length >> 16));
        digest.update((byte) (part.length >> 8));
        digest.update((byte) part.length);
        digest.update(part);
    }
}
