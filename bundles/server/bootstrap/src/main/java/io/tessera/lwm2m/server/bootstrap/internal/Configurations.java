// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.InvalidConfiguration;
import io.tessera.lwm2m.server.bootstrap.KnownConfiguration;
import io.tessera.lwm2m.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All configurations, those from the store and those from the framework's configuration; with their keys. */
final class Configurations {

    private static final Logger LOG = LoggerFactory.getLogger(Configurations.class);
    private static final String PREFIX = "bootstrap/configuration/";
    private static final int MOST = 10_000;

    private final Store store;
    private final ObjectDefinitions definitions;
    private final Map<String, BootstrapConfiguration> stored = new TreeMap<>();
    private final Map<String, BootstrapConfiguration> configured = new HashMap<>();
    private volatile Choice choice = new Choice(List.of());
    private volatile Runnable listener = () -> {};

    Configurations(Store store, ObjectDefinitions definitions) {
        this.store = store;
        this.definitions = definitions;
        store.keys(PREFIX).forEach(this::takeUp);
        choice = new Choice(stored.values());
    }

    private void takeUp(String key) {
        try {
            var one = StoredConfiguration.read(store.get(key).orElseThrow());
            stored.put(one.name(), one);
        } catch (IllegalArgumentException e) {
            LOG.error("{} in the store can't be read and counts for nobody: {}", key, e.getMessage());
        }
    }

    /** Is run whenever a device may get something else, and must be short. */
    void whenChanged(Runnable task) {
        listener = task;
    }

    /** With its keys. */
    Optional<BootstrapConfiguration> of(String endpoint) {
        return choice.of(endpoint);
    }

    synchronized Collection<KnownConfiguration> all() {
        return inForce().values().stream().map(this::known).toList();
    }

    synchronized Optional<KnownConfiguration> find(String name) {
        return Optional.ofNullable(inForce().get(name)).map(this::known);
    }

    synchronized KnownConfiguration known(BootstrapConfiguration one) {
        return new KnownConfiguration(Keys.hidden(one), configured.containsKey(one.name()));
    }

    /**
     * @return the configuration with its keys
     * @throws InvalidConfiguration if it isn't sound
     */
    BootstrapConfiguration checked(BootstrapConfiguration one) throws InvalidConfiguration {
        var whole = Keys.kept(one, before(one.name()));
        Validation.check(whole, definitions.types());
        return whole;
    }

    private synchronized Optional<BootstrapConfiguration> before(String name) {
        return Optional.ofNullable(inForce().get(name));
    }

    synchronized void put(BootstrapConfiguration one) throws InvalidConfiguration {
        refuseConfigured(one.name());
        var whole = checked(one);
        boolean room = stored.containsKey(whole.name()) || stored.size() < MOST;
        Validation.require(room, "name", "there are %d configurations already".formatted(MOST));
        store.put(key(whole.name()), StoredConfiguration.bytes(whole));
        stored.put(whole.name(), whole);
        changed();
    }

    synchronized boolean remove(String name) {
        refuseConfigured(name);
        if (stored.remove(name) == null) {
            return false;
        }
        store.remove(key(name));
        changed();
        return true;
    }

    /** From the framework's configuration: an unsound one leaves in force what was. */
    synchronized void configure(BootstrapConfiguration one) {
        try {
            Validation.check(one, definitions.types());
            configured.put(one.name(), one);
            changed();
            LOG.info("Configuration {} is in force for {}", one.name(), one.endpoints());
        } catch (InvalidConfiguration e) {
            LOG.error("Configuration {} is not used: {}", one.name(), e.getMessage());
        }
    }

    synchronized void unconfigure(String name) {
        if (configured.remove(name) != null) {
            changed();
        }
    }

    private void refuseConfigured(String name) {
        if (configured.containsKey(name)) {
            throw new IllegalStateException("It comes from the configuration and is changed there");
        }
    }

    private void changed() {
        choice = new Choice(inForce().values());
        listener.run();
    }

    private Map<String, BootstrapConfiguration> inForce() {
        var all = new TreeMap<>(stored);
        all.putAll(configured);
        return all;
    }

    private static String key(String name) {
        return PREFIX + name;
    }
}
