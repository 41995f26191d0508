// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whose signatures count. Of certificates nothing but the key counts: a gateway may not know yet what day it is. */
record Trust(Set<PublicKey> keys) {

    /** @throws IllegalArgumentException if there is no certificate in the file */
    static Trust read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException(SoftwareConfig.PID + ": trust: no certificate in " + file);
            }
            return new Trust(
                    certificates.stream().map(Certificate::getPublicKey).collect(Collectors.toUnmodifiableSet()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(SoftwareConfig.PID + ": trust: " + file + " can't be read: " + e, e);
        }
    }

    /** @param signers of a part of a bundle; null where it has none */
    boolean vouches(CodeSigner[] signers) {
        return signers != null
                && Stream.of(signers)
                        .map(signer -> signer.getSignerCertPath().getCertificates())
                        .anyMatch(path ->
                                !path.isEmpty() && keys.contains(path.get(0).getPublicKey()));
    }
}
