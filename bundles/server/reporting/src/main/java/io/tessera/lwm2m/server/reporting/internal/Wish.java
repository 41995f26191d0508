// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.reporting.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.server.Observation;
import java.util.List;

/**
 * What an application wants to observe.
 *
 * @param path the root for a list of paths
 * @param paths the path alone, or the list
 * @param format to ask for, or {@link io.tessera.lwm2m.model.ContentFormat#NONE}
 * @param attributes such as {@code pmin=10}
 */
record Wish(Path path, List<Path> paths, int format, List<String> attributes) {

    Wish {
        paths = List.copyOf(paths);
        attributes = List.copyOf(attributes);
    }

    /** A single path. */
    Wish(Path path, int format, List<String> attributes) {
        this(path, List.of(path), format, attributes);
    }

    /** What that observation was asked for with. */
    static Wish of(Observation observation) {
        return new Wish(observation.path(), observation.paths(), observation.format(), observation.attributes());
    }

    boolean isFulfilledBy(Observation observation) {
        return observation.path().equals(path) && observation.paths().equals(paths) && observation.format() == format;
    }
}
