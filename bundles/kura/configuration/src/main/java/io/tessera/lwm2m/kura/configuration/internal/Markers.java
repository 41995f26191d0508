// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.kura.configuration.internal;

import java.util.Hashtable;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * The services by which Kura tracks configurations. Kura looks at their properties once, when they come; so a marker
 * whose properties change is another marker. Registered with the context of this bundle: that of the configured bundle
 * may end meanwhile.
 */
final class Markers implements AutoCloseable {

    /** @param factory empty for a single */
    private record Marker(String factory, String kuraPid, ServiceRegistration<?> registration) {}

    /** Each its own: Kura asks nothing of it. */
    private static final class Mark implements ConfigurableComponent {}

    private final BundleContext context;
    private final Map<String, Marker> byPid = new TreeMap<>();

    Markers(BundleContext context) {
        this.context = context;
    }

    /** Of a configuration that there is one of; Kura knows it by its PID. */
    void addSingle(String pid) {
        put("", pid, pid);
    }

    /**
     * Of one configuration of a factory.
     *
     * @param pid another one at each start of Kura
     * @param kuraPid as a person named it
     */
    void addInstance(String factory, String pid, String kuraPid) {
        put(factory, pid, kuraPid);
    }

    @SuppressWarnings("JdkObsolete") // a service takes a Dictionary
    private void put(String factory, String pid, String kuraPid) {
        var known = byPid.get(pid);
        if (known != null && known.kuraPid().equals(kuraPid)) {
            return;
        }
        remove(pid);
        var properties = new Hashtable<String, Object>();
        properties.put(Constants.SERVICE_PID, pid);
        properties.put(Delivery.KURA_PID, kuraPid);
        if (!factory.isEmpty()) {
            properties.put(ConfigurationAdmin.SERVICE_FACTORYPID, factory);
        }
        var registration = context.registerService(ConfigurableComponent.class, new Mark(), properties);
        byPid.put(pid, new Marker(factory, kuraPid, registration));
    }

    /** Of all configurations of a factory. */
    void removeInstances(String factory) {
        byPid.entrySet().stream()
                .filter(entry -> entry.getValue().factory().equals(factory))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::remove);
    }

    void remove(String pid) {
        var marker = byPid.remove(pid);
        if (marker != null) {
            withdraw(marker);
        }
    }

    private static void withdraw(Marker marker) {
        try {
            marker.registration().unregister();
        } catch (IllegalStateException gone) {
            // It ended with this bundle.
        }
    }

    @Override
    public void close() {
        byPid.values().forEach(Markers::withdraw);
        byPid.clear();
    }
}
