// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import io.tessera.lwm2m.transport.OwnKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is put into a distribution's work folder before it starts: configuration, keys and certificates. */
public record WorkFolder(Path path) {

    /** Of every key store. */
    public static final String PASSWORD = "known-to-all-tests";

    /** Bytes of a private and an uncompressed public key on secp256r1. */
    private static final int SECRET = 32;

    private static final int POINT = 65;

    /** @param pid with its suffix, where there can be several */
    public void configure(String pid, Map<String, String> properties) throws IOException {
        var lines = properties.entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
        write("config/" + pid + ".cfg", lines.getBytes(StandardCharsets.UTF_8));
    }

    /** A key with its certificates in PKCS#12. */
    public Path keyStore(String name, OwnKey key) throws IOException, GeneralSecurityException {
        var store = store();
        store.setKeyEntry(
                "own", key.privateKey(), PASSWORD.toCharArray(), key.chain().toArray(Certificate[]::new));
        return save(name, store);
    }

    /** What a Java platform trusts, in PKCS#12. */
    Path trustStore(String name, Certificate anchor) throws IOException, GeneralSecurityException {
        var store = store();
        store.setCertificateEntry("anchor", anchor);
        return save(name, store);
    }

    private static KeyStore store() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private Path save(String name, KeyStore store) throws IOException, GeneralSecurityException {
        var file = write(name, new byte[0]);
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    Path pem(String name, List<? extends Certificate> certificates) throws IOException, GeneralSecurityException {
        var text = new StringBuilder();
        for (var certificate : certificates) {
            text.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        return write(name, text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** A key on secp256r1 as RFC 5915 has it: GnuTLS wants the public key with it, which Java's PKCS#8 leaves out. */
    Path pem(String name, OwnKey key) throws IOException {
        var secret = new byte[SECRET];
        var number = ((ECPrivateKey) key.privateKey()).getS().toByteArray();
        int length = Math.min(number.length, SECRET);
        System.arraycopy(number, number.length - length, secret, SECRET - length, length);
        var shown = key.publicKey().getEncoded();
        var der = new ByteArrayOutputStream();
        der.writeBytes(HexFormat.of().parseHex("30770201010420"));
        der.writeBytes(secret);
        der.writeBytes(HexFormat.of().parseHex("A00A06082A8648CE3D030107A144034200"));
        der.write(shown, shown.length - POINT, POINT);
        return write(name, pem("EC PRIVATE KEY", der.toByteArray()).getBytes(StandardCharsets.US_ASCII));
    }

    private static String pem(String what, byte[] der) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(what, lines, what);
    }

    public Path write(String name, byte[] content) throws IOException {
        var file = path.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
