// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.packages;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The folder that {@code distribution/packages} made. */
final class Packed {

    static final Path FOLDER =
            Path.of(System.getProperty("tessera.root"), "distribution/packages/target/tessera-packages");

    private Packed() {}

    static byte[] deploymentPackage(String symbolicName) throws IOException {
        try (var files = Files.list(FOLDER.resolve("deployment"))) {
            var file = files.filter(
                            candidate -> candidate.getFileName().toString().startsWith(symbolicName + "_"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("there is no package of " + symbolicName));
            return Files.readAllBytes(file);
        }
    }

    /** The same package, and the bundle in it, in a version that is greater. */
    static byte[] next(byte[] deploymentPackage) throws IOException {
        try (var in = new JarInputStream(new ByteArrayInputStream(deploymentPackage))) {
            var manifest = in.getManifest();
            raise(manifest, "DeploymentPackage-Version");
            manifest.getEntries()
                    .values()
                    .forEach(section ->
                            section.putValue("Bundle-Version", section.getValue("Bundle-Version") + "-next"));
            var bytes = new ByteArrayOutputStream();
            try (var out = new JarOutputStream(bytes, manifest)) {
                out.putNextEntry(new JarEntry(in.getNextJarEntry().getName()));
                out.write(nextBundle(in.readAllBytes()));
            }
            return bytes.toByteArray();
        }
    }

    private static byte[] nextBundle(byte[] bundle) throws IOException {
        try (var in = new JarInputStream(new ByteArrayInputStream(bundle))) {
            raise(in.getManifest(), "Bundle-Version");
            var bytes = new ByteArrayOutputStream();
            try (var out = new JarOutputStream(bytes, in.getManifest())) {
                for (var entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
            return bytes.toByteArray();
        }
    }

    private static void raise(Manifest manifest, String header) {
        var headers = manifest.getMainAttributes();
        headers.putValue(header, headers.getValue(header) + "-next");
    }
}
