// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import io.tessera.lwm2m.platform.software.SoftwarePackage;
import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * Several bundles in one archive, a Deployment Package (OSGi Compendium 7, 114), all of which is signed. One that asks
 * for more than its bundles, such as a resource processor, isn't taken.
 */
record BundleSet(String name, Version version, List<Member> members) {

    private static final String NAME = "DeploymentPackage-SymbolicName";
    private static final String VERSION = "DeploymentPackage-Version";
    private static final String FIX_PACK = "DeploymentPackage-FixPack";
    private static final String CUSTOMIZER = "DeploymentPackage-Customizer";

    /** @param entry where it is in the archive */
    record Member(String entry, BundlePackage bundle) {}

    /**
     * Reads all of it.
     *
     * @param largest bytes, unpacked
     * @return empty if it is no set
     */
    static Optional<BundleSet> open(Path file, Trust trust, long largest) throws SoftwareRefused {
        try (var jar = new JarFile(file.toFile(), true)) {
            var manifest = jar.getManifest();
            if (manifest == null || manifest.getMainAttributes().getValue(NAME) == null) {
                return Optional.empty();
            }
            BundlePackage.check(jar, trust, largest);
            return Optional.of(of(manifest, members(jar, manifest)));
        } catch (SecurityException e) {
            throw new SoftwareRefused(Reason.INTEGRITY, "the package was changed: " + e.getMessage(), e);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static BundleSet of(Manifest manifest, List<Member> members) throws SoftwareRefused {
        var headers = manifest.getMainAttributes();
        var name = headers.getValue(NAME).trim();
        if (!BundlePackage.isName(name) || members.isEmpty() || headers.getValue(FIX_PACK) != null) {
            throw unsupported(name + " is a fix pack, or has no bundles, or no name");
        }
        try {
            return new BundleSet(name, Version.parseVersion(headers.getValue(VERSION)), members);
        } catch (IllegalArgumentException e) {
            throw new SoftwareRefused(Reason.UNSUPPORTED_TYPE, name + " has no version: " + e.getMessage(), e);
        }
    }

    private static List<Member> members(JarFile jar, Manifest manifest) throws IOException, SoftwareRefused {
        var members = new ArrayList<Member>();
        var names = new HashSet<String>();
        for (var entry : jar.stream().toList()) {
            if (entry.isDirectory() || BundlePackage.isSignature(entry.getName())) {
                continue;
            }
            var member = member(jar, entry, manifest.getAttributes(entry.getName()));
            if (!names.add(member.bundle().name())) {
                throw new SoftwareRefused(Reason.INTEGRITY, member.bundle().name() + " is there twice");
            }
            members.add(member);
        }
        return members;
    }

    private static Member member(JarFile jar, JarEntry entry, Attributes section) throws IOException, SoftwareRefused {
        boolean isBundle = section != null && section.getValue(Constants.BUNDLE_SYMBOLICNAME) != null;
        if (!isBundle || section.getValue(CUSTOMIZER) != null) {
            throw unsupported(entry.getName() + " is no bundle, and nobody here processes it");
        }
        try (var in = new JarInputStream(jar.getInputStream(entry))) {
            if (in.getManifest() == null) {
                throw unsupported(entry.getName() + " is no bundle: it has no manifest");
            }
            var bundle = BundlePackage.of(in.getManifest().getMainAttributes());
            if (!bundle.isAnnounced(section)) {
                throw new SoftwareRefused(Reason.INTEGRITY, entry.getName() + " isn't the bundle that is announced");
            }
            return new Member(entry.getName(), bundle);
        }
    }

    private static SoftwareRefused unsupported(String why) {
        return new SoftwareRefused(Reason.UNSUPPORTED_TYPE, why);
    }

    /** Unpacks a bundle. */
    static void extract(Path file, Member member, Path target) throws IOException {
        try (var jar = new JarFile(file.toFile(), false);
                var in = jar.getInputStream(jar.getEntry(member.entry()))) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    SoftwarePackage content() {
        return new SoftwarePackage(name, version.toString());
    }
}
