// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertPath;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;
import jdk.security.jarsigner.JarSignerException;

/** Signs jars with a key of a key store. The same jar gets the same bytes where the algorithm draws nothing, as RSA does. */
final class JarSignature {

    private static final String NAME = "TESSERA";

    private final PrivateKey key;
    private final CertPath chain;

    private JarSignature(PrivateKey key, CertPath chain) {
        this.key = key;
        this.chain = chain;
    }

    /**
     * @param keystore PKCS#12 or JKS
     * @param passwordFile its first line is the password of store and key
     */
    static JarSignature of(Path keystore, String alias, Path passwordFile) throws IOException {
        var lines = Files.readAllLines(passwordFile);
        var password = lines.isEmpty() ? new char[0] : lines.get(0).strip().toCharArray();
        try {
            var store = KeyStore.getInstance(keystore.toFile(), password);
            if (!(store.getKey(alias, password) instanceof PrivateKey key)) {
                throw new IOException("%s has no private key '%s'".formatted(keystore, alias));
            }
            if (!List.of("RSA", "EC").contains(key.getAlgorithm())) {
                throw new IOException("a key of the kind %s signs no jars here".formatted(key.getAlgorithm()));
            }
            var certificates = List.of(store.getCertificateChain(alias));
            return new JarSignature(key, CertificateFactory.getInstance("X.509").generateCertPath(certificates));
        } catch (GeneralSecurityException e) {
            throw new IOException("%s: %s".formatted(keystore, e.getMessage()), e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    OrderedJar sign(OrderedJar jar) throws IOException {
        var file = Files.createTempFile("tessera", ".jar");
        try {
            Files.write(file, jar.bytes());
            var signed = new ByteArrayOutputStream();
            try (var zip = new ZipFile(file.toFile())) {
                new JarSigner.Builder(key, chain)
                        .digestAlgorithm("SHA-256")
                        .signerName(NAME)
                        .build()
                        .sign(zip, signed);
            }
            Files.write(file, signed.toByteArray());
            var read = OrderedJar.read(file);
            var block = "META-INF/%s.%s".formatted(NAME, key.getAlgorithm());
            var content = read.entries().get("META-INF/%s.SF".formatted(NAME));
            read.entries().put(block, SignatureBlock.of(content, key, chain.getCertificates()));
            return read;
        } catch (JarSignerException | GeneralSecurityException e) {
            throw new IOException("cannot sign: " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
