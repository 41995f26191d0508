// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.server.bootstrap.BootstrapOperation;
import java.util.List;

/** One operation that a device gets. Values may be keys: they are shown as so many bytes only. */
record Order(BootstrapOperation operation, Path path, List<PathValue> values) {

    static Order discover() {
        return new Order(BootstrapOperation.DISCOVER, Path.ROOT, List.of());
    }

    static Order delete(Path path) {
        return new Order(BootstrapOperation.DELETE, path, List.of());
    }

    static Order write(Path path, List<PathValue> values) {
        return new Order(BootstrapOperation.WRITE, path, values);
    }

    static Order read(Path path) {
        return path.depth() == 0 ? discover() : new Order(BootstrapOperation.READ, path, List.of());
    }

    static Order finish() {
        return new Order(BootstrapOperation.FINISH, Path.ROOT, List.of());
    }

    /** {@code Bootstrap-Write /0/1}. */
    @Override
    public String toString() {
        return operation + " " + path;
    }
}
