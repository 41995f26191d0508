// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A jar in memory that is written the same for the same content: the manifest first, then what signs it, as Deployment
 * Packages ask for (Compendium, 114.3), then the other entries as they came, all with one fixed time.
 */
final class OrderedJar {

    private static final LocalDateTime TIME = LocalDateTime.parse("2026-01-01T00:00:00");

    private final Manifest manifest;
    private final Map<String, byte[]> entries;

    OrderedJar(Manifest manifest, Map<String, byte[]> entries) {
        this.manifest = manifest;
        this.entries = entries;
    }

    static OrderedJar read(Path file) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        var manifest = new Manifest();
        try (var zip = new ZipFile(file.toFile())) {
            for (var all = zip.entries(); all.hasMoreElements(); ) {
                var entry = all.nextElement();
                var bytes = zip.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    manifest.read(new ByteArrayInputStream(bytes));
                } else if (!entry.isDirectory()) {
                    entries.put(entry.getName(), bytes);
                }
            }
        }
        return new OrderedJar(manifest, entries);
    }

    Manifest manifest() {
        return manifest;
    }

    Map<String, byte[]> entries() {
        return entries;
    }

    String header(String name) {
        return manifest.getMainAttributes().getValue(name);
    }

    /** Without directives, such as {@code singleton:=true}; null where the jar is no bundle. */
    String symbolicName() {
        var header = header("Bundle-SymbolicName");
        return header == null ? null : header.split(";")[0].strip();
    }

    byte[] bytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            var text = new ByteArrayOutputStream();
            manifest.write(text);
            add(out, JarFile.MANIFEST_NAME, text.toByteArray());
            for (var entry : entries.entrySet()) {
                if (signs(entry.getKey())) {
                    add(out, entry.getKey(), entry.getValue());
                }
            }
            for (var entry : entries.entrySet()) {
                if (!signs(entry.getKey())) {
                    add(out, entry.getKey(), entry.getValue());
                }
            }
        }
        return bytes.toByteArray();
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes());
    }

    private static void add(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }

    private static boolean signs(String name) {
        var upper = name.toUpperCase(Locale.ROOT);
        return upper.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }
}
