// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** Makes bundles and signs them. */
record SignedBundle(Path folder) {

    static final String NAME = "com.example.application";

    private static final char[] PASSWORD = "changeit".toCharArray();

    static Path trusted() {
        try {
            return Path.of(SignedBundle.class.getResource("vendor.pem").toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Path version(String version) throws Exception {
        return with(version, Map.of());
    }

    Path with(String version, Map<String, String> headers) throws Exception {
        return signed("vendor", unsigned(version, headers));
    }

    Path ofStranger(String version) throws Exception {
        return signed("stranger", unsigned(version, Map.of()));
    }

    Path unsigned(String version, Map<String, String> more) throws IOException {
        return unsigned(version, more, Map.of());
    }

    /** @param files what else is in it */
    Path unsigned(String version, Map<String, String> more, Map<String, String> files) throws IOException {
        var headers = new TreeMap<>(
                Map.of("Bundle-ManifestVersion", "2", "Bundle-SymbolicName", NAME, "Bundle-Version", version));
        headers.putAll(more);
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach(manifest.getMainAttributes()::putValue);
        var file = Files.createTempFile(folder, "bundle", ".jar");
        try (var out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            out.putNextEntry(new JarEntry("data/version.txt"));
            out.write(version.getBytes(StandardCharsets.UTF_8));
            for (var entry : files.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    /** As if the way had ended in the middle of it. */
    Path truncated(Path whole) throws IOException {
        var bytes = Files.readAllBytes(whole);
        return Files.write(Files.createTempFile(folder, "truncated", ".jar"), Arrays.copyOf(bytes, bytes.length / 2));
    }

    /** As if somebody had put something into it afterwards. */
    Path extended(Path signed) throws IOException {
        var file = Files.createTempFile(folder, "extended", ".jar");
        try (var in = new ZipFile(signed.toFile());
                var out = new JarOutputStream(Files.newOutputStream(file))) {
            for (var entry : in.stream().toList()) {
                copy(in, entry.getName(), out);
            }
            out.putNextEntry(new JarEntry("evil.txt"));
        }
        return file;
    }

    private static void copy(ZipFile in, String name, JarOutputStream out) throws IOException {
        out.putNextEntry(new JarEntry(name));
        try (var content = in.getInputStream(in.getEntry(name))) {
            content.transferTo((OutputStream) out);
        }
    }

    Path signed(String who, Path unsigned) throws Exception {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = SignedBundle.class.getResourceAsStream(who + ".p12")) {
            keys.load(in, PASSWORD);
        }
        var key = (KeyStore.PrivateKeyEntry) keys.getEntry(who, new KeyStore.PasswordProtection(PASSWORD));
        var file = Files.createTempFile(folder, who, ".jar");
        try (var in = new ZipFile(unsigned.toFile());
                var out = Files.newOutputStream(file)) {
            new JarSigner.Builder(key).build().sign(in, out);
        }
        return file;
    }
}
