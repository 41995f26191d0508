// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import io.tessera.lwm2m.platform.software.InstalledSoftware;
import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets of bundles that are installed, started, stopped and uninstalled as one. On the installer's thread. */
final class SetInstaller {

    private static final Logger LOG = LoggerFactory.getLogger(SetInstaller.class);

    private final SoftwareSettings settings;
    private final Trust trust;
    private final Guard guard;
    private final Bundles bundles;
    private final SetReplacement replacement;
    private final InstalledSets sets;

    SetInstaller(SoftwareSettings settings, Trust trust, Guard guard, Bundles bundles, Health health) {
        this.settings = settings;
        this.trust = trust;
        this.guard = guard;
        this.bundles = bundles;
        replacement = new SetReplacement(bundles, health, settings.folder().resolve("set"));
        sets = new InstalledSets(settings.folder().resolve("sets"), bundles);
    }

    void recover() throws IOException, InterruptedException {
        replacement.recover();
    }

    List<InstalledSoftware> installed() {
        return sets.installed();
    }

    /** Checks all of it; empty if it is no set. */
    Optional<BundleSet> check(Path file) throws SoftwareRefused {
        var set = BundleSet.open(file, trust, settings.largest());
        if (set.isEmpty()) {
            return set;
        }
        var there = sets.find(set.get().name());
        if (there.isPresent()) {
            guard.checkVersion(
                    set.get().name(), set.get().version(), there.get().version());
        }
        for (var member : set.get().members()) {
            guard.check(member.bundle(), bundles.find(member.bundle().name()));
        }
        return set;
    }

    boolean carriesConnection(BundleSet set) {
        return set.members().stream()
                .anyMatch(member -> bundles.find(member.bundle().name())
                        .map(guard::carriesConnection)
                        .orElse(false));
    }

    InstalledSoftware install(BundleSet set, Path file)
            throws SoftwareRefused, BundleException, IOException, InterruptedException {
        LOG.info(
                "The set {} {} of {} bundles is installed now",
                set.name(),
                set.version(),
                set.members().size());
        var before = sets.find(set.name()).map(InstalledSets.Entry::bundles).orElse(List.of());
        replacement.install(set, file);
        sets.put(set);
        var now = sets.find(set.name()).orElseThrow().bundles();
        for (var gone : before) {
            if (!now.contains(gone) && !sets.isShared(gone, set.name())) {
                uninstall(bundles.find(gone));
            }
        }
        return sets.describe(set.name());
    }

    boolean carriesConnection(String id) throws SoftwareRefused {
        return members(id).stream().anyMatch(guard::carriesConnection);
    }

    /** All of them, or none. */
    void start(String id) throws SoftwareRefused, BundleException {
        var started = new ArrayList<Bundle>();
        for (var bundle : members(id)) {
            if (FrameworkInventory.isActive(bundle)) {
                continue;
            }
            try {
                started.add(bundle);
                bundle.start();
            } catch (BundleException e) {
                for (var some : started) {
                    some.stop();
                }
                throw e;
            }
        }
    }

    void stop(String id) throws SoftwareRefused, BundleException {
        for (var bundle : reversed(members(id))) {
            bundle.stop();
        }
    }

    /** But for what another set has, too. */
    void uninstall(String id) throws SoftwareRefused, BundleException, IOException, InterruptedException {
        var members = reversed(members(id));
        sets.remove(id);
        for (var bundle : members) {
            if (!sets.isShared(bundle.getSymbolicName(), "")) {
                uninstall(Optional.of(bundle));
            }
        }
    }

    private void uninstall(Optional<Bundle> bundle) throws BundleException, InterruptedException {
        if (bundle.isPresent()) {
            bundles.uninstall(bundle.get());
        }
    }

    private List<Bundle> members(String id) throws SoftwareRefused {
        var members = sets.bundles(id);
        if (members.isEmpty()) {
            throw new SoftwareRefused(Reason.FAILED, "it isn't installed any more");
        }
        for (var bundle : members) {
            guard.check(bundle);
        }
        return members;
    }

    private static List<Bundle> reversed(List<Bundle> some) {
        var reversed = new ArrayList<>(some);
        Collections.reverse(reversed);
        return reversed;
    }
}
