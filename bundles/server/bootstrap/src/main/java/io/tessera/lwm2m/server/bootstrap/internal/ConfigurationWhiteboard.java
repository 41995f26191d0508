// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import io.tessera.lwm2m.server.bootstrap.ServerEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Joins what the framework's configuration says of groups and of their servers, as they come and go. A group whose
 * server is being changed stays as it was until that one is there again.
 */
@Component(name = "io.tessera.lwm2m.server.bootstrap.configured")
public final class ConfigurationWhiteboard {

    private final Configurations configurations;
    private final List<ConfiguredGroup> groups = new ArrayList<>();
    private final List<ConfiguredServer> servers = new ArrayList<>();

    @Activate
    public ConfigurationWhiteboard(@Reference(name = "bootstrap") BootstrapInterface bootstrap) {
        configurations = bootstrap.configurations();
    }

    @Reference(name = "group", cardinality = MULTIPLE, policy = DYNAMIC)
    synchronized void addGroup(ConfiguredGroup group) {
        groups.add(group);
        apply(group);
    }

    synchronized void removeGroup(ConfiguredGroup group) {
        groups.remove(group);
        var another =
                groups.stream().filter(one -> one.name().equals(group.name())).findFirst();
        another.ifPresentOrElse(this::apply, () -> configurations.unconfigure(group.name()));
    }

    @Reference(name = "server", cardinality = MULTIPLE, policy = DYNAMIC)
    synchronized void addServer(ConfiguredServer server) {
        servers.add(server);
        groups.stream().filter(group -> group.name().equals(server.group())).forEach(this::apply);
    }

    synchronized void removeServer(ConfiguredServer server) {
        servers.remove(server);
    }

    private void apply(ConfiguredGroup group) {
        var own = servers.stream()
                .filter(server -> server.group().equals(group.name()))
                .map(ConfiguredServer::entry)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(ServerEntry::shortServerId))
                .toList();
        group.with(own).ifPresent(configurations::configure);
    }
}
