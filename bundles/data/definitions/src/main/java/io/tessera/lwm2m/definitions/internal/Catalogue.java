// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.definitions.internal;

import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** One state of everything that is known: sorted by id, within an id the newest version first. */
public final class Catalogue {

    private static final Comparator<ObjectDefinition> ORDER = Comparator.comparingInt(ObjectDefinition::id)
            .thenComparing(ObjectDefinition::version, Version.NEWEST_FIRST);

    private final List<ObjectDefinition> all;
    private final ObjectDefinition[] newest;

    private Catalogue(List<ObjectDefinition> all) {
        this.all = all;
        this.newest = newestOf(all);
    }

    /** Of two with the same id and version the first counts. */
    public static Catalogue of(Collection<ObjectDefinition> definitions) {
        var sorted = new TreeSet<>(ORDER);
        sorted.addAll(definitions);
        return new Catalogue(List.copyOf(sorted));
    }

    /** A hash table with open addressing, at most a quarter full. */
    private static ObjectDefinition[] newestOf(List<ObjectDefinition> all) {
        var table = new ObjectDefinition[Integer.highestOneBit(8 * all.size() + 8)];
        int last = -1;
        for (var definition : all) {
            if (definition.id() != last) {
                last = definition.id();
                table[freeSlot(table, last)] = definition;
            }
        }
        return table;
    }

    private static int freeSlot(ObjectDefinition[] table, int id) {
        int slot = id & table.length - 1;
        while (table[slot] != null) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    List<ObjectDefinition> all() {
        return all;
    }

    /** Null where there is none: this is asked for every value that is decoded. */
    ObjectDefinition newest(int object) {
        int mask = newest.length - 1;
        for (int slot = object & mask; newest[slot] != null; slot = slot + 1 & mask) {
            if (newest[slot].id() == object) {
                return newest[slot];
            }
        }
        return null;
    }

    Optional<ObjectDefinition> find(int object, String version) {
        return all.stream()
                .filter(definition -> definition.id() == object)
                .filter(definition -> Version.NEWEST_FIRST.compare(definition.version(), version) == 0)
                .findFirst();
    }

    /** The version itself, or the newest of the same major version, or the newest. */
    ObjectDefinition closest(int object, String version) {
        return find(object, version)
                .or(() -> all.stream()
                        .filter(definition -> definition.id() == object)
                        .filter(definition -> Version.major(definition.version()) == Version.major(version))
                        .findFirst())
                .orElseGet(() -> newest(object));
    }

    /** What others see: the present catalogue, whichever that is. */
    public record View(Supplier<Catalogue> catalogue) implements ObjectDefinitions {

        @Override
        public Optional<ObjectDefinition> find(int object) {
            return Optional.ofNullable(catalogue.get().newest(object));
        }

        @Override
        public Optional<ObjectDefinition> find(int object, String version) {
            return catalogue.get().find(object, version);
        }

        @Override
        public List<ObjectDefinition> all() {
            return catalogue.get().all();
        }

        @Override
        public DataTypes types() {
            return new NewestTypes(catalogue);
        }

        @Override
        public DataTypes types(Map<Integer, String> versions) {
            return new VersionedTypes(catalogue, Map.copyOf(versions));
        }
    }

    private record NewestTypes(Supplier<Catalogue> catalogue) implements DataTypes {

        @Override
        public DataType typeOf(Path path) {
            var definition = catalogue.get().newest(path.object());
            return definition == null ? DataType.NONE : definition.typeOf(path);
        }

        @Override
        public boolean isMultiple(Path path) {
            var definition = catalogue.get().newest(path.object());
            return definition != null && definition.isMultiple(path);
        }
    }
}
