// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers which Object Instance ID a point has, so that a server finds it under the same path after a restart. An id
 * is never given to another point, not even while its point is away. Each line of the file is {@code client object
 * instance point}; a file that can't be written costs the memory of new ids over a restart, nothing else.
 */
final class InstanceIds {

    private static final Logger LOG = LoggerFactory.getLogger(InstanceIds.class);

    private record Place(String client, int object) {}

    private final Path file;
    private final Map<Place, Map<String, Integer>> ids = new HashMap<>();

    InstanceIds(Path folder) {
        file = folder.resolve("instances.txt");
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(this::load);
            }
        } catch (IOException e) {
            LOG.error("{} can't be read, Object Instance IDs may change: {}", file, e.toString());
        }
    }

    private void load(String line) {
        var parts = line.split(" ", 4);
        try {
            var place = new Place(parts[0], Integer.parseInt(parts[1]));
            at(place).put(parts[3], Integer.parseInt(parts[2]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            LOG.warn("{}: not a line of it: {}", file, line);
        }
    }

    /**
     * The id of a point.
     *
     * @param point source and name
     * @param wanted an id, or -1 for any; one that another point has is not given
     */
    synchronized int idOf(String client, int object, String point, int wanted) {
        var known = at(new Place(client, object));
        var own = known.get(point);
        if (own != null && (wanted < 0 || own == wanted)) {
            return own;
        }
        int id = choose(known.values(), point, wanted);
        known.put(point, id);
        save();
        return id;
    }

    private static int choose(Collection<Integer> inUse, String point, int wanted) {
        Set<Integer> taken = new HashSet<>(inUse);
        if (wanted >= 0 && !taken.contains(wanted)) {
            return wanted;
        }
        int id = 0;
        while (taken.contains(id)) {
            id++;
        }
        if (wanted >= 0) {
            LOG.warn("Instance {} belongs to another point; {} gets {}", wanted, point, id);
        }
        return id;
    }

    private Map<String, Integer> at(Place place) {
        return ids.computeIfAbsent(place, p -> new TreeMap<>());
    }

    private void save() {
        var text = new StringBuilder();
        ids.forEach((place, known) -> known.forEach((point, id) -> text.append(place.client)
                .append(' ')
                .append(place.object)
                .append(' ')
                .append(id)
                .append(' ')
                .append(point)
                .append('\n')));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var next = file.resolveSibling("instances.new");
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.error("{} can't be written, new Object Instance IDs may change: {}", file, e.toString());
        }
    }
}
