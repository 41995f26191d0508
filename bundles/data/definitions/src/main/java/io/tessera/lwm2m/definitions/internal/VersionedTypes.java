// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.definitions.internal;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The types as a client knows them that registered certain versions; the choice is made once per catalogue. */
final class VersionedTypes implements DataTypes {

    private final Supplier<Catalogue> catalogue;
    private final Map<Integer, String> versions;
    private volatile Chosen chosen;

    VersionedTypes(Supplier<Catalogue> catalogue, Map<Integer, String> versions) {
        this.catalogue = catalogue;
        this.versions = versions;
        this.chosen = new Chosen(catalogue.get());
    }

    @Override
    public DataType typeOf(Path path) {
        var definition = definition(path.object());
        return definition == null ? DataType.NONE : definition.typeOf(path);
    }

    @Override
    public boolean isMultiple(Path path) {
        var definition = definition(path.object());
        return definition != null && definition.isMultiple(path);
    }

    private ObjectDefinition definition(int object) {
        var version = versions.get(object);
        var present = catalogue.get();
        return version == null ? present.newest(object) : chosenFrom(present).definition(object, version);
    }

    private Chosen chosenFrom(Catalogue present) {
        var known = chosen;
        if (known.from != present) {
            known = new Chosen(present);
            chosen = known;
        }
        return known;
    }

    private record Chosen(Catalogue from, Map<Integer, ObjectDefinition> byId) {

        Chosen(Catalogue from) {
            this(from, new ConcurrentHashMap<>());
        }

        ObjectDefinition definition(int object, String version) {
            var known = byId.get(object);
            return known != null ? known : byId.computeIfAbsent(object, id -> from.closest(id, version));
        }
    }
}
