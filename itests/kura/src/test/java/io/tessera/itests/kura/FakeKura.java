// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.kura;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.ServiceTracker;

/** Kura's configuration service as far as it is visible from outside, with everything in which it surprises. */
final class FakeKura implements AutoCloseable {

    static final String KURA_PID = "kura.service.pid";

    private final BundleContext context;
    private final Changes changes;
    private final ConfigurationAdmin configurations;
    private final MetaTypeService metatype;
    private final Map<String, String> tracked = new ConcurrentHashMap<>();
    private final Set<String> bound = ConcurrentHashMap.newKeySet();
    private final BundleTracker<Bundle> bundles;
    private final ServiceTracker<ConfigurableComponent, String> components;
    private ServiceRegistration<?> registration;

    FakeKura(BundleContext context, Changes changes) {
        this.context = context;
        this.changes = changes;
        configurations = service(ConfigurationAdmin.class);
        metatype = service(MetaTypeService.class);
        bundles = new BundleTracker<>(context, Bundle.ACTIVE, null) {
            @Override
            public Bundle addingBundle(Bundle bundle, BundleEvent event) {
                seed(bundle);
                return bundle;
            }
        };
        components = new ServiceTracker<>(context, ConfigurableComponent.class, null) {
            @Override
            public String addingService(ServiceReference<ConfigurableComponent> reference) {
                return bound(reference);
            }

            @Override
            public void removedService(ServiceReference<ConfigurableComponent> reference, String kuraPid) {
                tracked.remove(kuraPid, reference.getProperty("service.pid"));
                bound.remove(kuraPid);
                changes.happened();
            }
        };
    }

    void start() {
        start(Map.of());
    }

    /**
     * Its service is there last, when all that is stored has been loaded.
     *
     * @param snapshot what was there before
     */
    void start(Map<String, Map<String, Object>> snapshot) {
        components.open();
        bundles.open();
        restore(snapshot);
        ConfigurationService service = (factory, kuraPid, values, isKept) -> create(factory, kuraPid, values);
        registration = context.registerService(ConfigurationService.class, service, null);
    }

    private <T> T service(Class<T> type) {
        return context.getService(context.getServiceReference(type));
    }

    /** At each start of a bundle, whether something changed or not: what is stored, and the form's defaults. */
    private void seed(Bundle bundle) {
        var forms = metatype.getMetaTypeInformation(bundle);
        for (var pid : forms.getPids()) {
            store(configuration(pid), pid, Map.of(), forms.getObjectClassDefinition(pid, null));
        }
        for (var factory : forms.getFactoryPids()) {
            find("(service.factoryPid=%s)".formatted(factory))
                    .forEach(instance -> store(
                            instance,
                            String.valueOf(instance.getProperties().get(KURA_PID)),
                            Map.of(),
                            forms.getObjectClassDefinition(factory, null)));
        }
    }

    /** There is no method for a service whose properties change. An array becomes the text of an array. */
    private String bound(ServiceReference<?> reference) {
        var pid = reference.getProperty("service.pid");
        var kuraPid = reference.getProperty(KURA_PID);
        if (pid == null || kuraPid == null) {
            return null;
        }
        tracked.put(kuraPid.toString(), pid.toString());
        find("(service.pid=%s)".formatted(pid)).forEach(known -> store(known, kuraPid.toString(), Map.of(), null));
        bound.add(kuraPid.toString());
        changes.happened();
        return kuraPid.toString();
    }

    /** By Kura's name for it. */
    Map<String, String> tracked() {
        return new TreeMap<>(tracked);
    }

    /** What the page Services lists: an entry for each service of any type that has Kura's name, but for connections. */
    List<String> entries() {
        try {
            var references = context.getAllServiceReferences(
                    null, "(&(%s=*)(!(objectClass=%s)))".formatted(KURA_PID, CloudEndpoint.class.getName()));
            return references == null
                    ? List.of()
                    : Arrays.stream(references)
                            .map(reference -> reference.getProperty(KURA_PID).toString())
                            .sorted()
                            .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until the Status page says so; it is asked again whenever something happens. */
    void awaitStatus(String wanted) throws InterruptedException {
        changes.await(() -> status().contains(wanted) ? wanted : status(), wanted);
    }

    private String status() {
        var reference = context.getServiceReference(CloudEndpoint.class);
        return reference == null
                ? "nothing"
                : String.join(", ", context.getService(reference).getInfo().values());
    }

    /** "Apply" in the console: done if it is tracked, and otherwise silently not. Passwords are encrypted. */
    void apply(String kuraPid, Map<String, Object> values) throws InterruptedException {
        if (tracked.containsKey(kuraPid)) {
            changes.await(() -> bound.contains(kuraPid), true);
            update(kuraPid, values);
        }
    }

    /** Whether it is tracked or not, and at once. */
    void update(String kuraPid, Map<String, Object> values) {
        find("(%s=%s)".formatted(KURA_PID, kuraPid)).forEach(known -> store(known, kuraPid, encrypted(values), null));
    }

    /** "+" in the console. What it is given of passwords is stored as it is. */
    void create(String factory, String kuraPid, Map<String, Object> values) {
        var configuration = factoryConfiguration(factory);
        store(configuration, kuraPid, values, null);
        tracked.put(kuraPid, configuration.getPid());
    }

    void delete(String kuraPid) {
        find("(%s=%s)".formatted(KURA_PID, kuraPid)).forEach(this::delete);
    }

    /** By Kura's name; the factory is in it. */
    Map<String, Map<String, Object>> snapshot() {
        var all = new TreeMap<String, Map<String, Object>>();
        find("(%s=*)".formatted(KURA_PID))
                .forEach(one -> all.put(one.getProperties().get(KURA_PID).toString(), map(one.getProperties())));
        return all;
    }

    /** Instances are deleted and made anew, as at each start: their PIDs are others then. */
    synchronized void restore(Map<String, Map<String, Object>> snapshot) {
        for (var old : find("(&(%s=*)(service.factoryPid=*))".formatted(KURA_PID))) {
            delete(old);
        }
        for (var entry : snapshot.entrySet()) {
            var factory = entry.getValue().get("service.factoryPid");
            var configuration =
                    factory == null ? configuration(entry.getKey()) : factoryConfiguration(factory.toString());
            update(configuration, new Hashtable<>(entry.getValue()));
        }
    }

    /** The PIDs that there is one configuration of, as Kura finds them in active bundles. */
    List<String> singles(String bundlePrefix) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith(bundlePrefix))
                .flatMap(bundle ->
                        Arrays.stream(metatype.getMetaTypeInformation(bundle).getPids()))
                .sorted()
                .toList();
    }

    Map<String, Object> stored(String kuraPid) {
        return map(find("(%s=%s)".formatted(KURA_PID, kuraPid)).get(0).getProperties());
    }

    private Configuration configuration(String pid) {
        try {
            return configurations.getConfiguration(pid, "?");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Configuration factoryConfiguration(String factory) {
        try {
            return configurations.createFactoryConfiguration(factory, "?");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Configuration> find(String filter) {
        try {
            var found = configurations.listConfigurations(filter);
            return found == null ? List.of() : List.of(found);
        } catch (IOException | InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void store(
            Configuration configuration, String kuraPid, Map<String, Object> values, ObjectClassDefinition form) {
        var all = new Hashtable<String, Object>();
        if (form != null) {
            defaults(form).forEach(all::put);
        }
        if (configuration.getProperties() != null) {
            all.putAll(map(configuration.getProperties()));
        }
        values.forEach((id, value) -> {
            if (value == Boundless.CLEARED) {
                all.remove(id);
                return;
            }
            all.put(id, value);
        });
        all.put(KURA_PID, kuraPid);
        update(configuration, all);
    }

    /** A number that was cleared is absent afterwards. */
    enum Boundless {
        CLEARED
    }

    /** Even the default of a password is encrypted. */
    private static Map<String, Object> defaults(ObjectClassDefinition form) {
        var defaults = new HashMap<String, Object>();
        for (var attribute : form.getAttributeDefinitions(ObjectClassDefinition.ALL)) {
            var value = attribute.getDefaultValue();
            if (value != null && value.length > 0) {
                defaults.put(attribute.getID(), typed(attribute, value));
            }
        }
        return defaults;
    }

    private static Object typed(AttributeDefinition attribute, String[] value) {
        if (attribute.getCardinality() != 0) {
            return value;
        }
        return switch (attribute.getType()) {
            case AttributeDefinition.INTEGER -> Integer.valueOf(value[0]);
            case AttributeDefinition.PASSWORD -> ReversingCrypto.encrypt(value[0]);
            default -> value[0];
        };
    }

    private static Map<String, Object> encrypted(Map<String, Object> values) {
        var stored = new HashMap<>(values);
        stored.replaceAll((id, value) -> id.endsWith("key") ? ReversingCrypto.encrypt(value.toString()) : value);
        return stored;
    }

    private static Map<String, Object> map(java.util.Dictionary<String, Object> properties) {
        var map = new HashMap<String, Object>();
        Collections.list(properties.keys()).forEach(key -> map.put(key, properties.get(key)));
        return map;
    }

    private static void update(Configuration configuration, java.util.Dictionary<String, Object> properties) {
        try {
            configuration.update(properties);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void delete(Configuration configuration) {
        try {
            tracked.remove(configuration.getProperties().get(KURA_PID).toString());
            configuration.delete();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (registration != null) {
            registration.unregister();
        }
        bundles.close();
        components.close();
    }
}
