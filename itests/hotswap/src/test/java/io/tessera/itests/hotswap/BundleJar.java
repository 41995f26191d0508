// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.hotswap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.osgi.framework.Constants;

/** Bundles that are made here: the test's own, and next versions of ours. */
final class BundleJar {

    private BundleJar() {}

    /** Of the classes in one package. */
    static void make(Path jar, String name, Class<?> activator, String imports, Map<String, ?> headers)
            throws IOException {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, name);
        main.putValue(Constants.BUNDLE_VERSION, "1.0.0");
        main.putValue(Constants.BUNDLE_ACTIVATOR, activator.getName());
        main.putValue(Constants.IMPORT_PACKAGE, imports);
        headers.forEach((header, value) -> main.putValue(header, value.toString()));
        var folder = activator.getPackageName().replace('.', '/') + "/";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var files = Files.list(classes().resolve(folder))) {
            files.forEach(file -> add(out, folder + file.getFileName(), file));
        }
    }

    private static Path classes() {
        try {
            return Path.of(BundleJar.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(JarOutputStream out, String name, Path file) {
        try {
            out.putNextEntry(new ZipEntry(name));
            Files.copy(file, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same content under a higher version. */
    static Path next(Path jar, Path folder) throws IOException {
        var next = folder.resolve("next-" + jar.getFileName());
        try (var in = new JarFile(jar.toFile())) {
            var manifest = in.getManifest();
            var version = manifest.getMainAttributes().getValue(Constants.BUNDLE_VERSION);
            manifest.getMainAttributes().putValue(Constants.BUNDLE_VERSION, version + "-next");
            try (var out = new JarOutputStream(Files.newOutputStream(next), manifest)) {
                for (var entries = in.entries(); entries.hasMoreElements(); ) {
                    var entry = entries.nextElement();
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        out.putNextEntry(new ZipEntry(entry.getName()));
                        in.getInputStream(entry).transferTo(out);
                    }
                }
            }
        }
        return next;
    }
}
