// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.bootstrap.AccessControl;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.server.bootstrap.ServerEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A configuration that is sound, unless a test says otherwise. */
final class Draft {

    private String name = "devices";
    private List<String> endpoints = List.of("*");
    private List<ServerEntry> servers = List.of(new ServerEntry(
            1,
            "coaps://localhost",
            new Protection.GeneratedKey("{endpoint}-{server}", 16),
            Duration.ofSeconds(60),
            "U",
            List.of(),
            false));
    private final List<AccessControl> controls = new ArrayList<>();
    private final List<PathValue> values = new ArrayList<>();
    private final List<Path> deletes = new ArrayList<>();
    private final List<Path> reads = new ArrayList<>();

    Draft name(String other) {
        name = other;
        return this;
    }

    Draft endpoints(String... others) {
        endpoints = List.of(others);
        return this;
    }

    Draft servers(ServerEntry... others) {
        servers = List.of(others);
        return this;
    }

    Draft control(AccessControl control) {
        controls.add(control);
        return this;
    }

    Draft value(Path path, Value value) {
        values.add(new PathValue(path, value));
        return this;
    }

    Draft delete(Path path) {
        deletes.add(path);
        return this;
    }

    Draft read(Path path) {
        reads.add(path);
        return this;
    }

    BootstrapConfiguration build() {
        return new BootstrapConfiguration(name, endpoints, servers, false, controls, values, deletes, reads, true);
    }

    @Override
    public String toString() {
        return build().toString();
    }
}
