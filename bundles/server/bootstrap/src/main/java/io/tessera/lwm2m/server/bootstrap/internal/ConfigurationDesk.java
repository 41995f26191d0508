// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfigurations;
import io.tessera.lwm2m.server.bootstrap.InvalidConfiguration;
import io.tessera.lwm2m.server.bootstrap.KnownConfiguration;
import io.tessera.lwm2m.server.bootstrap.PlannedOperation;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.server.bootstrap.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where configurations are looked at and changed. */
@Component(name = "io.tessera.lwm2m.server.bootstrap.desk")
public final class ConfigurationDesk implements BootstrapConfigurations {

    private static final int SECRET_KEY = 5;
    private static final Value HIDDEN = Value.of("***");
    private static final Secret NOBODYS = Secret.of("***".getBytes(StandardCharsets.US_ASCII));

    private final Configurations configurations;

    @Activate
    public ConfigurationDesk(@Reference(name = "bootstrap") BootstrapInterface bootstrap) {
        configurations = bootstrap.configurations();
    }

    @Override
    public Collection<KnownConfiguration> all() {
        return configurations.all();
    }

    @Override
    public Optional<KnownConfiguration> find(String name) {
        return configurations.find(name);
    }

    @Override
    public Optional<KnownConfiguration> of(String endpoint) {
        return configurations.of(endpoint).map(configurations::known);
    }

    @Override
    public void validate(BootstrapConfiguration configuration) throws InvalidConfiguration {
        configurations.checked(configuration);
    }

    @Override
    public List<PlannedOperation> preview(BootstrapConfiguration configuration, String endpoint)
            throws InvalidConfiguration {
        var whole = configurations.checked(configuration);
        var planned = new ArrayList<PlannedOperation>();
        planned.add(shown(Order.discover()));
        new Plan(whole, endpoint, identities(whole, endpoint), Discovered.fresh())
                .orders()
                .forEach(order -> planned.add(shown(order)));
        return planned;
    }

    @Override
    public void put(BootstrapConfiguration configuration) throws InvalidConfiguration {
        configurations.put(configuration);
    }

    @Override
    public boolean remove(String name) {
        return configurations.remove(name);
    }

    private static Map<Integer, GivenKey> identities(BootstrapConfiguration configuration, String endpoint) {
        var placeholders = new Placeholders(endpoint);
        var identities = new HashMap<Integer, GivenKey>();
        for (var server : configuration.servers()) {
            var template = "";
            if (server.protection() instanceof Protection.GeneratedKey drawn) {
                template = drawn.identity();
            }
            if (server.protection() instanceof Protection.PreSharedKey psk) {
                template = psk.identity();
            }
            if (!template.isEmpty()) {
                var identity = placeholders.fill(template, server.shortServerId());
                identities.put(server.shortServerId(), new GivenKey(identity, NOBODYS));
            }
        }
        return identities;
    }

    private static PlannedOperation shown(Order order) {
        var values = order.values().stream().map(ConfigurationDesk::hidden).toList();
        return new PlannedOperation(order.operation(), order.path(), values);
    }

    private static PathValue hidden(PathValue value) {
        var path = value.path();
        boolean isKey = path.object() == Discovered.SECURITY
                && path.resource() == SECRET_KEY
                && value.value() instanceof Value.OpaqueValue key
                && key.bytes().length > 0;
        return isKey ? new PathValue(path, HIDDEN) : value;
    }
}
