// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.kura.configuration.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our bundles that are active, and a marker for each of their configurations. Used by one thread. */
final class Tracked implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Tracked.class);

    private record Owner(Bundle bundle, List<String> singles, List<String> factories) {}

    private final ConfigurationAdmin configurations;
    private final Forms forms;
    private final Markers markers;
    private final Map<Long, Owner> owners = new HashMap<>();

    Tracked(ConfigurationAdmin configurations, Forms forms, Markers markers) {
        this.configurations = configurations;
        this.forms = forms;
        this.markers = markers;
    }

    void add(Bundle bundle) {
        var owner = new Owner(bundle, forms.singles(bundle), forms.factories(bundle));
        owners.put(bundle.getBundleId(), owner);
        owner.singles().forEach(markers::addSingle);
        owner.factories().forEach(factory -> find(ConfigurationAdmin.SERVICE_FACTORYPID, factory)
                .forEach(this::addInstance));
        LOG.debug("{} is in Kura's console: {}, {}", bundle, owner.singles(), owner.factories());
    }

    void remove(Bundle bundle) {
        var owner = owners.remove(bundle.getBundleId());
        if (owner == null) {
            return;
        }
        owner.singles().forEach(markers::remove);
        owner.factories().forEach(markers::removeInstances);
    }

    boolean contains(Bundle bundle) {
        return bundle != null && owners.containsKey(bundle.getBundleId());
    }

    /** A configuration was made, or it changed. Kura may give it its name only then. */
    void updated(String factory, String pid) {
        if (isTracked(factory)) {
            find(Constants.SERVICE_PID, pid).forEach(this::addInstance);
        }
    }

    void deleted(String factory, String pid) {
        if (isTracked(factory)) {
            markers.remove(pid);
        }
    }

    /** Whether a bundle with this factory is active. */
    boolean isTracked(String factory) {
        return factory != null
                && owners.values().stream().anyMatch(owner -> owner.factories().contains(factory));
    }

    private void addInstance(Configuration configuration) {
        try {
            var properties = configuration.getProperties();
            if (properties != null && properties.get(Delivery.KURA_PID) instanceof String name) {
                markers.addInstance(configuration.getFactoryPid(), configuration.getPid(), name);
            }
        } catch (IllegalStateException deleted) {
            LOG.debug("{} was deleted meanwhile", configuration);
        }
    }

    /** Never made by looking, as {@code getConfiguration} would. */
    List<Configuration> find(String property, String value) {
        try {
            var found = configurations.listConfigurations("(%s=%s)".formatted(property, escape(value)));
            return found == null ? List.of() : Arrays.asList(found);
        } catch (IOException | InvalidSyntaxException e) {
            LOG.warn("The configurations of {} can't be listed: {}", value, e.getMessage());
            return List.of();
        }
    }

    private static String escape(String value) {
        return value.replaceAll("([\\\\*()])", "\\\\$1");
    }

    @Override
    public void close() {
        owners.clear();
        markers.close();
    }
}
