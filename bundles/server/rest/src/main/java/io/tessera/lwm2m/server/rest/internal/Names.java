// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.ResourceDefinition;
import io.tessera.lwm2m.server.Registration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the Objects and Resources of one client are called, by the versions that it registered. For one use, by one thread. */
final class Names {

    private final ObjectDefinitions definitions;
    private final Map<Integer, String> versions;
    private final Map<Integer, Optional<ObjectDefinition>> found = new HashMap<>();

    Names(ObjectDefinitions definitions, Optional<Registration> client) {
        this.definitions = definitions;
        this.versions = client.<Map<Integer, String>>map(
                        registration -> registration.objects().versions())
                .orElse(Map.of());
    }

    Optional<ObjectDefinition> object(int object) {
        return found.computeIfAbsent(object, this::find);
    }

    Optional<ResourceDefinition> resource(Path path) {
        return object(path.object()).flatMap(definition -> definition.resource(path.resource()));
    }

    /** The types for what is written to the client. */
    DataTypes types() {
        return definitions.types(versions);
    }

    private Optional<ObjectDefinition> find(int object) {
        var version = versions.get(object);
        var exact = version == null ? Optional.<ObjectDefinition>empty() : definitions.find(object, version);
        return exact.or(() -> definitions.find(object));
    }
}
