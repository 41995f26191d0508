// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import io.tessera.lwm2m.platform.software.SoftwarePackage;
import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/** A bundle that came in, all of which is signed by somebody who is trusted (signed JAR; OSGi Core 8, 2.3). */
record BundlePackage(String name, Version version) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final Pattern SIGNATURE =
            Pattern.compile("META-INF/([^/]+\\.(SF|RSA|DSA|EC)|SIG-[^/]*|MANIFEST\\.MF)");
    private static final int BUFFER = 65_536;

    /**
     * Reads all of it.
     *
     * @param largest bytes, unpacked
     */
    static BundlePackage open(Path file, Trust trust, long largest) throws SoftwareRefused {
        try (var jar = new JarFile(file.toFile(), true)) {
            var manifest = jar.getManifest();
            if (manifest == null) {
                throw new SoftwareRefused(Reason.UNSUPPORTED_TYPE, "this is no bundle: it has no manifest");
            }
            check(jar, trust, largest);
            return of(manifest.getMainAttributes());
        } catch (SecurityException e) {
            throw new SoftwareRefused(Reason.INTEGRITY, "the bundle was changed: " + e.getMessage(), e);
        } catch (ZipException e) {
            throw new SoftwareRefused(Reason.UNSUPPORTED_TYPE, "this is no bundle: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new SoftwareRefused(Reason.INTEGRITY, "the bundle can't be read: " + e.getMessage(), e);
        }
    }

    /** @throws SoftwareRefused if not all of it is signed by somebody who is trusted, or it is too large */
    static void check(JarFile jar, Trust trust, long largest) throws IOException, SoftwareRefused {
        var names = new HashSet<String>();
        long left = largest;
        boolean isSigned = false;
        for (var entry : jar.stream().toList()) {
            if (!names.add(entry.getName())) {
                throw new SoftwareRefused(Reason.INTEGRITY, entry.getName() + " is there twice");
            }
            left = read(jar, entry, left);
            boolean isContent = !entry.isDirectory() && !isSignature(entry.getName());
            if (isContent && !trust.vouches(entry.getCodeSigners())) {
                throw unsigned();
            }
            isSigned |= isContent;
        }
        if (!isSigned) {
            throw unsigned();
        }
    }

    /** Whether an entry is what the others are signed with. */
    static boolean isSignature(String entry) {
        return SIGNATURE.matcher(entry.toUpperCase(Locale.ROOT)).matches();
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The signature of an entry is known once it was read to its end. */
    private static long read(JarFile jar, JarEntry entry, long most) throws IOException, SoftwareRefused {
        var buffer = new byte[BUFFER];
        long left = most;
        try (var in = jar.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw new SoftwareRefused(Reason.NO_ROOM, "there is more in the bundle than is allowed");
                }
            }
        }
        return left;
    }

    private static SoftwareRefused unsigned() {
        return new SoftwareRefused(Reason.INTEGRITY, "the bundle is signed by somebody else, or by nobody");
    }

    static BundlePackage of(Attributes headers) throws SoftwareRefused {
        var name = name(headers);
        if (!"2".equals(header(headers, Constants.BUNDLE_MANIFESTVERSION).trim()) || !isName(name)) {
            throw new SoftwareRefused(Reason.UNSUPPORTED_TYPE, "this is no bundle: it has no symbolic name");
        }
        if (!header(headers, Constants.FRAGMENT_HOST).isEmpty()) {
            throw new SoftwareRefused(Reason.UNSUPPORTED_TYPE, name + " is a fragment");
        }
        try {
            return new BundlePackage(name, Version.parseVersion(header(headers, Constants.BUNDLE_VERSION)));
        } catch (IllegalArgumentException e) {
            throw new SoftwareRefused(Reason.UNSUPPORTED_TYPE, name + " has no version: " + e.getMessage(), e);
        }
    }

    private static String name(Attributes headers) {
        return header(headers, Constants.BUNDLE_SYMBOLICNAME)
                .replaceFirst(";.*", "")
                .trim();
    }

    /** Whether the manifest of the archive that it is in says the same of it. */
    boolean isAnnounced(Attributes section) {
        try {
            return name.equals(name(section))
                    && version.equals(Version.parseVersion(header(section, Constants.BUNDLE_VERSION)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String header(Attributes headers, String name) {
        var value = headers.getValue(name);
        return value == null ? "" : value;
    }

    SoftwarePackage content() {
        return new SoftwarePackage(name, version.toString());
    }
}
