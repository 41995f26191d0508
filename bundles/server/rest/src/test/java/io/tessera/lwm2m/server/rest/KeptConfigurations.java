// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfigurations;
import io.tessera.lwm2m.server.bootstrap.BootstrapOperation;
import io.tessera.lwm2m.server.bootstrap.InvalidConfiguration;
import io.tessera.lwm2m.server.bootstrap.KnownConfiguration;
import io.tessera.lwm2m.server.bootstrap.PlannedOperation;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.server.bootstrap.Secret;
import io.tessera.lwm2m.server.bootstrap.ServerEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps what it is given, if each server has coaps; "fixed" comes from the configuration. */
public final class KeptConfigurations implements BootstrapConfigurations {

    /** What was put, keys included. */
    public final Map<String, BootstrapConfiguration> kept = new ConcurrentSkipListMap<>();

    @Override
    public Collection<KnownConfiguration> all() {
        return kept.values().stream().map(KeptConfigurations::known).toList();
    }

    private static KnownConfiguration known(BootstrapConfiguration configuration) {
        var servers = configuration.servers().stream()
                .map(KeptConfigurations::withoutKey)
                .toList();
        var shown = new BootstrapConfiguration(
                configuration.name(),
                configuration.endpoints(),
                servers,
                configuration.keepOthers(),
                configuration.accessControl(),
                configuration.values(),
                configuration.deletes(),
                configuration.reads(),
                configuration.pack());
        return new KnownConfiguration(shown, configuration.name().equals("fixed"));
    }

    private static ServerEntry withoutKey(ServerEntry entry) {
        return new ServerEntry(
                entry.shortServerId(),
                entry.uri(),
                withoutKey(entry.protection()),
                entry.lifetime(),
                entry.binding(),
                entry.resources(),
                entry.local());
    }

    private static Protection withoutKey(Protection protection) {
        if (protection instanceof Protection.PreSharedKey shared) {
            return new Protection.PreSharedKey(shared.identity(), Secret.KEPT);
        }
        if (protection instanceof Protection.RawPublicKey raw) {
            return new Protection.RawPublicKey(raw.publicKey(), Secret.KEPT, raw.serverPublicKey());
        }
        if (protection instanceof Protection.Certificate certified) {
            return new Protection.Certificate(certified.certificate(), Secret.KEPT, certified.serverCertificate());
        }
        return protection;
    }

    @Override
    public Optional<KnownConfiguration> find(String name) {
        return Optional.ofNullable(kept.get(name)).map(KeptConfigurations::known);
    }

    @Override
    public Optional<KnownConfiguration> of(String endpoint) {
        return kept.values().stream()
                .filter(one -> one.endpoints().contains(endpoint))
                .map(KeptConfigurations::known)
                .findFirst();
    }

    @Override
    public void validate(BootstrapConfiguration configuration) throws InvalidConfiguration {
        int place = 0;
        for (var server : configuration.servers()) {
            if (!server.uri().startsWith("coaps://")) {
                throw new InvalidConfiguration("servers[%d].uri".formatted(place), "coaps://host:port is expected");
            }
            place++;
        }
        if (place == 0) {
            throw new InvalidConfiguration("servers", "there is none");
        }
    }

    @Override
    public List<PlannedOperation> preview(BootstrapConfiguration configuration, String endpoint)
            throws InvalidConfiguration {
        validate(configuration);
        var uri = new PathValue(
                Path.of(0, 1, 0), Value.of(configuration.servers().get(0).uri()));
        return List.of(
                new PlannedOperation(BootstrapOperation.DISCOVER, Path.ROOT, List.of()),
                new PlannedOperation(BootstrapOperation.WRITE, Path.of(0, 1), List.of(uri)),
                new PlannedOperation(BootstrapOperation.FINISH, Path.ROOT, List.of()));
    }

    @Override
    public void put(BootstrapConfiguration configuration) throws InvalidConfiguration {
        validate(configuration);
        mustNotBeFixed(configuration.name());
        kept.put(configuration.name(), configuration);
    }

    @Override
    public boolean remove(String name) {
        mustNotBeFixed(name);
        return kept.remove(name) != null;
    }

    private static void mustNotBeFixed(String name) {
        if (name.equals("fixed")) {
            throw new IllegalStateException("It comes from the configuration and is changed there");
        }
    }
}
