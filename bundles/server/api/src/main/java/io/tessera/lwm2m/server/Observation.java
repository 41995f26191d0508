// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

import io.tessera.lwm2m.model.Path;
import java.time.Instant;
import java.util.List;

/**
 * A path of a client that this server observes, or a list of paths (Observe-Composite). A server has one for each
 * endpoint, path or list, and format.
 *
 * @param id the token in hex
 * @param endpoint the client's Endpoint Client Name
 * @param registration the id of the registration that it belongs to, and ends with
 * @param path what is observed; the root for a list of paths
 * @param paths what is observed: the path alone, or the list
 * @param format asked for, or {@link io.tessera.lwm2m.model.ContentFormat#NONE}
 * @param attributes asked for with it, such as {@code pmin=10}
 * @param since when it was asked for
 */
public record Observation(
        String id,
        String endpoint,
        String registration,
        Path path,
        List<Path> paths,
        int format,
        List<String> attributes,
        Instant since) {

    public Observation {
        paths = List.copyOf(paths);
        attributes = List.copyOf(attributes);
    }

    /** One of a single path. */
    public Observation(
            String id,
            String endpoint,
            String registration,
            Path path,
            int format,
            List<String> attributes,
            Instant since) {
        this(id, endpoint, registration, path, List.of(path), format, attributes, since);
    }

    /** Whether it is one of a list of paths. */
    public boolean isComposite() {
        return path.equals(Path.ROOT);
    }
}
