// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import io.tessera.lwm2m.platform.software.InstalledSoftware;
import io.tessera.lwm2m.platform.software.SoftwarePackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

/** Which sets of bundles are installed, a file for each: its version, and the names of its bundles in their order. */
final class InstalledSets {

    /** Before the name of a set, where a bundle has its number. */
    private static final String ID = "set ";

    private static final String ENDING = ".set";

    record Entry(Version version, List<String> bundles) {}

    private final Path folder;
    private final Bundles bundles;
    private final SortedMap<String, Entry> sets = new ConcurrentSkipListMap<>();

    InstalledSets(Path folder, Bundles bundles) {
        this.folder = folder;
        this.bundles = bundles;
        try (var files = Files.list(Files.createDirectories(folder))) {
            for (var file :
                    files.filter(some -> some.toString().endsWith(ENDING)).toList()) {
                var lines = Files.readAllLines(file);
                var name = file.getFileName().toString();
                var entry = new Entry(Version.parseVersion(lines.get(0)), lines.subList(1, lines.size()));
                sets.put(name.substring(0, name.length() - ENDING.length()), entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " can't be used", e);
        }
    }

    static boolean isSet(String id) {
        return id.startsWith(ID);
    }

    /** Empty if there is no such set. */
    Optional<Entry> find(String name) {
        return Optional.ofNullable(sets.get(name));
    }

    /** The bundles of a set that are there, in their order; nothing if there is no such set. */
    List<Bundle> bundles(String id) {
        var members = new ArrayList<Bundle>();
        find(id.substring(ID.length())).ifPresent(entry -> entry.bundles()
                .forEach(name -> bundles.find(name).ifPresent(members::add)));
        return members;
    }

    List<InstalledSoftware> installed() {
        return sets.keySet().stream().map(this::describe).toList();
    }

    InstalledSoftware describe(String name) {
        var entry = sets.get(name);
        var members = bundles(ID + name);
        boolean isActive =
                members.size() == entry.bundles().size() && members.stream().allMatch(FrameworkInventory::isActive);
        return new InstalledSoftware(
                ID + name, new SoftwarePackage(name, entry.version().toString()), isActive);
    }

    void put(BundleSet set) throws IOException {
        var names = set.members().stream().map(member -> member.bundle().name()).toList();
        var lines = new ArrayList<String>();
        lines.add(set.version().toString());
        lines.addAll(names);
        var draft = folder.resolve(set.name() + ".draft");
        Files.write(draft, lines);
        Files.move(
                draft,
                folder.resolve(set.name() + ENDING),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        sets.put(set.name(), new Entry(set.version(), names));
    }

    void remove(String id) throws IOException {
        var name = id.substring(ID.length());
        sets.remove(name);
        Files.deleteIfExists(folder.resolve(name + ENDING));
    }

    /** Whether another set has that bundle, too. */
    boolean isShared(String bundle, String butFor) {
        return sets.entrySet().stream()
                .anyMatch(set ->
                        !set.getKey().equals(butFor) && set.getValue().bundles().contains(bundle));
    }
}
