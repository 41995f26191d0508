// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs the bundles of a set, or puts all of them back as they were: also after the process ended on the way. A note
 * says what was there before, a line for each: {@code old 7 true} for a bundle that was copied and ran, {@code new NAME}.
 */
final class SetReplacement {

    private static final Logger LOG = LoggerFactory.getLogger(SetReplacement.class);

    private final Bundles bundles;
    private final Health health;
    private final Path folder;
    private final Path note;

    /** @param folder of its own */
    SetReplacement(Bundles bundles, Health health, Path folder) {
        this.bundles = bundles;
        this.health = health;
        this.folder = folder;
        note = folder.resolve("replaced");
    }

    void install(BundleSet set, Path file) throws SoftwareRefused, IOException, InterruptedException {
        recover();
        var before = health.now(there(set));
        keep(set);
        try {
            change(set, file);
            health.await(before);
        } catch (BundleException | IOException | RuntimeException e) {
            var back = restore(before) ? "all is as it was before" : "not all is back as it was before";
            throw new SoftwareRefused(Reason.FAILED, "%s; %s".formatted(e.getMessage(), back), e);
        }
        clear();
    }

    private List<Bundle> there(BundleSet set) {
        return set.members().stream()
                .flatMap(member -> bundles.find(member.bundle().name()).stream())
                .toList();
    }

    /** Whoever installed a set didn't live to see how that ends: so it hasn't happened. */
    void recover() throws IOException, InterruptedException {
        if (Files.exists(note)) {
            LOG.warn("The installation of a set of bundles was interrupted");
            restore(health.now(List.of()));
            return;
        }
        clear();
    }

    private void keep(BundleSet set) throws IOException {
        Files.createDirectories(folder);
        var lines = new ArrayList<String>();
        for (var member : set.members()) {
            var there = bundles.find(member.bundle().name());
            if (there.isPresent()) {
                new BundleCopy(there.get()).writeTo(previous(there.get().getBundleId()));
                lines.add("old %d %s".formatted(there.get().getBundleId(), FrameworkInventory.isActive(there.get())));
            } else {
                lines.add("new " + member.bundle().name());
            }
        }
        var draft = folder.resolve("draft");
        Files.write(draft, lines);
        Files.move(draft, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void change(BundleSet set, Path file) throws BundleException, IOException, InterruptedException {
        var old = new ArrayList<Bundle>();
        var all = new ArrayList<Bundle>();
        var running = new ArrayList<Bundle>();
        for (var member : set.members()) {
            var name = member.bundle().name();
            var jar = folder.resolve("next.jar");
            BundleSet.extract(file, member, jar);
            var there = bundles.find(name);
            if (there.isPresent()) {
                if (FrameworkInventory.isActive(there.get())) {
                    running.add(there.get());
                }
                bundles.update(there.get(), jar);
                old.add(there.get());
            }
            all.add(there.isPresent() ? there.get() : bundles.add(name, jar));
        }
        settle(old, all, running);
    }

    /** The framework finds out in which order they depend on one another. */
    private void settle(List<Bundle> changed, List<Bundle> all, List<Bundle> running)
            throws BundleException, InterruptedException {
        bundles.refresh(changed);
        bundles.resolve(all);
        for (var bundle : running) {
            bundles.start(bundle);
        }
    }

    private boolean restore(Health.Before before) throws InterruptedException {
        try {
            var old = new ArrayList<Bundle>();
            var running = new ArrayList<Bundle>();
            for (var line : Files.readAllLines(note)) {
                var words = line.split(" ");
                if (words[0].equals("new")) {
                    bundles.drop(words[1]);
                    continue;
                }
                var bundle = bundles.framework().getBundle(Long.parseLong(words[1]));
                if (bundle == null) {
                    continue;
                }
                bundles.update(bundle, previous(bundle.getBundleId()));
                old.add(bundle);
                if (Boolean.parseBoolean(words[2])) {
                    running.add(bundle);
                }
            }
            settle(old, old, running);
            health.restart(before);
            clear();
            return true;
        } catch (BundleException | IOException | RuntimeException e) {
            LOG.error("A set of bundles is not back as it was", e);
            return false;
        }
    }

    private Path previous(long bundle) {
        return folder.resolve("previous-%d.jar".formatted(bundle));
    }

    /** The note first: without it, the copies mean nothing. */
    private void clear() throws IOException {
        Files.deleteIfExists(note);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var some : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(some);
            }
        }
    }
}
