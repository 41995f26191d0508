// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A private key, and what the other end gets to see of it: its public key, or a certificate. Never shows the key. */
public final class OwnKey {

    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");

    private final PrivateKey privateKey;
    private final PublicKey publicKey;
    private final List<X509Certificate> chain;

    private OwnKey(PrivateKey privateKey, PublicKey publicKey, List<X509Certificate> chain) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.chain = List.copyOf(chain);
    }

    /** A raw key pair (RFC 7250). */
    public static OwnKey raw(PrivateKey privateKey, PublicKey publicKey) {
        return new OwnKey(privateKey, publicKey, List.of());
    }

    /**
     * A key with its certificate.
     *
     * @param chain the certificate of the key first, then those of the authorities that lead to one that the other end
     *     knows; at least one
     */
    public static OwnKey certified(PrivateKey privateKey, List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("A chain begins with the certificate of the key");
        }
        return new OwnKey(privateKey, chain.get(0).getPublicKey(), chain);
    }

    /**
     * A raw key pair as in the Security Object.
     *
     * @param privateKey PKCS#8 (/0/x/5)
     * @param publicKey SubjectPublicKeyInfo (/0/x/3)
     * @throws IllegalArgumentException if they aren't that
     */
    public static OwnKey raw(byte[] privateKey, byte[] publicKey) {
        return raw(privateKey(privateKey), publicKey(publicKey));
    }

    /**
     * A key and its certificate as in the Security Object.
     *
     * @param privateKey PKCS#8 (/0/x/5)
     * @param certificates one or more X.509 certificates in DER, one after the other (/0/x/3)
     * @throws IllegalArgumentException if they aren't that
     */
    public static OwnKey certified(byte[] privateKey, byte[] certificates) {
        return certified(privateKey(privateKey), certificates(certificates));
    }

    /**
     * The first private key of a key store, with its certificates.
     *
     * @param pkcs12 a PKCS#12 file
     * @param password of the file and of the key in it; overwritten
     * @throws IllegalArgumentException if it isn't one, if the password is another, or if there is no private key in it
     */
    public static OwnKey stored(byte[] pkcs12, char[] password) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(pkcs12), password);
            for (var alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password) instanceof PrivateKey own) {
                    var chain = Arrays.stream(store.getCertificateChain(alias)).map(X509Certificate.class::cast);
                    return certified(own, chain.toList());
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("No PKCS#12 key store of that password: " + e.getMessage(), e);
        } finally {
            Arrays.fill(password, '\0');
        }
        throw new IllegalArgumentException("There is no private key in the key store");
    }

    /**
     * Reads a SubjectPublicKeyInfo.
     *
     * @throws IllegalArgumentException if it isn't one
     */
    public static PublicKey publicKey(byte[] subjectPublicKeyInfo) {
        for (var algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo));
            } catch (InvalidKeySpecException e) {
                continue;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalArgumentException("No SubjectPublicKeyInfo of an " + ALGORITHMS + " key");
    }

    private static PrivateKey privateKey(byte[] pkcs8) {
        for (var algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException e) {
                continue;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        // Without the cause: its message might quote what is secret.
        throw new IllegalArgumentException("No PKCS#8 private key of " + ALGORITHMS);
    }

    /**
     * Reads X.509 certificates in DER, one after the other.
     *
     * @throws IllegalArgumentException if there is anything else
     */
    public static List<X509Certificate> certificates(byte[] der) {
        var certificates = new ArrayList<X509Certificate>();
        try {
            var factory = CertificateFactory.getInstance("X.509");
            for (var certificate : factory.generateCertificates(new ByteArrayInputStream(der))) {
                certificates.add((X509Certificate) certificate);
            }
        } catch (CertificateException e) {
            throw new IllegalArgumentException("No X.509 certificate in DER: " + e.getMessage(), e);
        }
        return certificates;
    }

    public PrivateKey privateKey() {
        return privateKey;
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    /** Its certificate first; empty for a raw key. */
    public List<X509Certificate> chain() {
        return chain;
    }

    /** Its certificates in DER, one after the other, as /0/x/3 holds them. */
    public byte[] encodedChain() {
        var der = new ByteArrayOutputStream();
        try {
            for (var certificate : chain) {
                der.writeBytes(certificate.getEncoded());
            }
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read can be written", e);
        }
        return der.toByteArray();
    }

    /** The subject, or the fingerprint of the public key. */
    @Override
    public String toString() {
        if (chain.isEmpty()) {
            return Identity.PublicKey.of(publicKey).fingerprint();
        }
        return chain.get(0).getSubjectX500Principal().getName();
    }
}
