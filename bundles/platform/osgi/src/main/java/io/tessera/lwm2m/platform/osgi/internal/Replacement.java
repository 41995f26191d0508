// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a bundle in the place of another version, or that version back: also after the process ended on the way. */
final class Replacement {

    private static final Logger LOG = LoggerFactory.getLogger(Replacement.class);

    private final Bundles bundles;
    private final Health health;
    private final Path previous;
    private final Path note;

    Replacement(Bundles bundles, Health health, Path folder) {
        this.bundles = bundles;
        this.health = health;
        previous = folder.resolve("previous.jar");
        note = folder.resolve("replaced");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " can't be used", e);
        }
    }

    void replace(Bundle bundle, Path file) throws SoftwareRefused, IOException, InterruptedException {
        boolean runs = FrameworkInventory.isActive(bundle);
        var before = health.now(Set.of(bundle));
        keep(bundle, runs);
        try {
            bundles.replace(bundle, file, runs);
            health.await(before);
        } catch (BundleException | IOException | RuntimeException e) {
            var back = restore(bundle, runs, before)
                    ? "the version before is back"
                    : "the version before is not back either";
            throw new SoftwareRefused(Reason.FAILED, "%s; %s".formatted(e.getMessage(), back), e);
        }
        forget();
    }

    /** Whoever replaced a bundle didn't live to see how that ends: so it hasn't happened. */
    void recover() throws IOException, InterruptedException {
        if (!Files.exists(note)) {
            return;
        }
        var words = Files.readString(note).split(" ");
        var bundle = bundles.framework().getBundle(Long.parseLong(words[0]));
        LOG.warn("An update of {} was interrupted", bundle);
        if (bundle == null) {
            forget();
            return;
        }
        restore(bundle, Boolean.parseBoolean(words[1]), health.now(Set.of(bundle)));
    }

    private void keep(Bundle bundle, boolean runs) throws IOException {
        new BundleCopy(bundle).writeTo(previous);
        var draft = note.resolveSibling("replaced.draft");
        Files.writeString(draft, bundle.getBundleId() + " " + runs);
        Files.move(draft, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private boolean restore(Bundle bundle, boolean runs, Health.Before before) throws InterruptedException {
        try {
            bundles.replace(bundle, previous, runs);
            health.restart(before);
            forget();
            return true;
        } catch (BundleException | IOException | RuntimeException e) {
            LOG.error("{} is not back as it was", bundle, e);
            return false;
        }
    }

    private void forget() throws IOException {
        Files.deleteIfExists(note);
        Files.deleteIfExists(previous);
    }
}
