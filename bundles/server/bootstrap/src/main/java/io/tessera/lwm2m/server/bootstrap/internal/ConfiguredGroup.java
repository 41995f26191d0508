// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.ServerEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a group of devices is provisioned with, from the framework's configuration; without its servers. */
@Component(
        name = GroupConfig.PID,
        configurationPid = GroupConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = ConfiguredGroup.class)
@Designate(ocd = GroupConfig.class, factory = true)
public final class ConfiguredGroup {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredGroup.class);

    private final GroupConfig config;
    private final Optional<BootstrapConfiguration> frame;

    @Activate
    public ConfiguredGroup(
            GroupConfig config,
            Map<String, Object> properties,
            @Reference(name = "codec") Codec codec,
            @Reference(name = "definitions") ObjectDefinitions definitions) {
        this.config = config;
        frame = frame(config, properties.get("service.pid"), new Texts(codec, definitions.types()));
    }

    String name() {
        return config.name();
    }

    /**
     * With servers.
     *
     * @param all of this group
     * @return empty if one is missing, or if its own values can't be used
     */
    Optional<BootstrapConfiguration> with(List<ServerEntry> all) {
        var listed = Arrays.stream(config.servers()).boxed().distinct().toList();
        var servers = all.stream()
                .filter(server -> listed.contains(server.shortServerId()))
                .toList();
        return frame.filter(one -> isWhole(servers, listed))
                .map(one -> new BootstrapConfiguration(
                        one.name(),
                        one.endpoints(),
                        servers,
                        one.keepOthers(),
                        one.accessControl(),
                        one.values(),
                        one.deletes(),
                        one.reads(),
                        one.pack()));
    }

    private static boolean isWhole(List<ServerEntry> servers, List<Integer> listed) {
        return servers.stream().map(ServerEntry::shortServerId).distinct().count() == listed.size();
    }

    private static Optional<BootstrapConfiguration> frame(GroupConfig config, Object pid, Texts texts) {
        try {
            return Optional.of(new BootstrapConfiguration(
                    config.name(),
                    Texts.trimmed(config.endpoints()),
                    List.of(),
                    config.keepOthers(),
                    Texts.accessControl("accessControl", config.accessControl()),
                    texts.values("values", config.values()),
                    Texts.paths("deletes", config.deletes()),
                    Texts.paths("reads", config.reads()),
                    config.pack()));
        } catch (IllegalArgumentException e) {
            LOG.error("{} is not used: {}", pid, e.getMessage());
            return Optional.empty();
        }
    }
}
