// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import io.tessera.lwm2m.platform.software.SoftwarePackage;
import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.PublicKey;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * A deployment package that came in (OSGi Compendium 7, 114), all of which is signed by somebody who is trusted.
 *
 * @param bundles their symbolic names
 */
record IncomingPackage(String name, Version version, List<String> bundles) {

    /** Also the name of a file, in Kura. */
    private static final String NAME = "[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*";

    private static final String SIGNATURE = "META-INF/([^/]+\\.(SF|RSA|DSA|EC)|SIG-[^/]*|MANIFEST\\.MF)";
    private static final int PIECE = 1 << 16;

    /**
     * Reads all of it.
     *
     * @param largest bytes, unpacked
     */
    static IncomingPackage open(Path file, Set<PublicKey> trusted, long largest) throws SoftwareRefused {
        try (var jar = new JarFile(file.toFile(), true)) {
            var manifest = jar.getManifest();
            if (manifest == null) {
                throw unsupported("there is no manifest");
            }
            var content = of(manifest);
            checkSignatures(jar, trusted, largest);
            return content;
        } catch (SecurityException e) {
            throw new SoftwareRefused(Reason.INTEGRITY, "the package was changed: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new SoftwareRefused(Reason.UNSUPPORTED_TYPE, "this is no package: " + e.getMessage(), e);
        }
    }

    private static IncomingPackage of(Manifest manifest) throws SoftwareRefused {
        var headers = manifest.getMainAttributes();
        var name = header(headers, "DeploymentPackage-SymbolicName");
        if (!name.matches(NAME)) {
            throw unsupported("it has no name");
        }
        if (headers.getValue("DeploymentPackage-FixPack") != null) {
            throw unsupported("Kura has a fix pack until its next start only");
        }
        var bundles = manifest.getEntries().values().stream()
                .map(section -> header(section, Constants.BUNDLE_SYMBOLICNAME))
                .filter(bundle -> !bundle.isEmpty())
                .toList();
        if (bundles.isEmpty()) {
            throw unsupported("it has no bundle");
        }
        try {
            var version = Version.parseVersion(header(headers, "DeploymentPackage-Version"));
            return new IncomingPackage(name, version, bundles);
        } catch (IllegalArgumentException e) {
            throw new SoftwareRefused(Reason.UNSUPPORTED_TYPE, name + " has no version", e);
        }
    }

    private static String header(Attributes headers, String name) {
        return Objects.requireNonNullElse(headers.getValue(name), "")
                .replaceFirst(";.*", "")
                .strip();
    }

    private static void checkSignatures(JarFile jar, Set<PublicKey> trusted, long largest)
            throws IOException, SoftwareRefused {
        long left = largest;
        for (var entry : jar.stream().toList()) {
            left -= length(jar, entry, left);
            boolean isContent = !entry.isDirectory()
                    && !entry.getName().toUpperCase(Locale.ROOT).matches(SIGNATURE);
            if (isContent && !isSigned(entry, trusted)) {
                throw new SoftwareRefused(
                        Reason.INTEGRITY, entry.getName() + " is signed by nobody who is trusted here");
            }
        }
    }

    /** Who signed an entry is known once it was read to its end. */
    private static long length(JarFile jar, JarEntry entry, long most) throws IOException, SoftwareRefused {
        long length = 0;
        var piece = new byte[PIECE];
        try (var in = jar.getInputStream(entry)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                length += read;
                if (length > most) {
                    throw new SoftwareRefused(Reason.NO_ROOM, "there is more in the package than is allowed");
                }
            }
        }
        return length;
    }

    private static boolean isSigned(JarEntry entry, Set<PublicKey> trusted) {
        var signers = entry.getCodeSigners();
        return signers != null
                && Stream.of(signers)
                        .map(CodeSigner::getSignerCertPath)
                        .anyMatch(path ->
                                trusted.contains(path.getCertificates().get(0).getPublicKey()));
    }

    private static SoftwareRefused unsupported(String why) {
        return new SoftwareRefused(Reason.UNSUPPORTED_TYPE, "this is no deployment package: " + why);
    }

    SoftwarePackage content() {
        return new SoftwarePackage(name, version.toString());
    }
}
