// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.kura.configuration.internal;

import java.util.Hashtable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.crypto.CryptoService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.util.tracker.BundleTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the configurable bundles of ours into Kura's console. It tracks bundles, so it needs the context; all that
 * follows from bundles and configurations happens on one thread, in the order of the events. A listener that is called at
 * once would be called again by Kura's own update, within the registration of the marker.
 */
@Component(
        name = "io.tessera.lwm2m.kura.configuration",
        service = {})
public final class KuraConfiguration extends BundleTracker<Bundle> implements ConfigurationListener {

    private static final Logger LOG = LoggerFactory.getLogger(KuraConfiguration.class);
    private static final long PATIENCE = 2;

    /** Until SCR has surely heard of an update. */
    private static final long HEARD = 1;

    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "lwm2m-kura-configuration"));
    private final Passwords passwords = new Passwords();
    private final Delivery delivery;
    private final Tracked tracked;
    private final Repetition repetition;
    private final FirstEntries firstEntries;
    private ServiceRegistration<?> plugin;
    private ServiceRegistration<?> listener;

    @Activate
    public KuraConfiguration(
            BundleContext context,
            @Reference(name = "configurations") ConfigurationAdmin configurations,
            @Reference(name = "metatype") MetaTypeService metatype,
            @Reference(name = "components") ServiceComponentRuntime components) {
        super(context, Bundle.ACTIVE, null);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        var forms = new Forms(metatype);
        delivery = new Delivery(forms, passwords);
        tracked = new Tracked(configurations, forms, new Markers(context));
        repetition = new Repetition(context, components, forms, delivery, tracked);
        firstEntries = new FirstEntries(tracked);
    }

    /** When Kura has loaded its snapshot: it makes its service only then. */
    @Reference(name = "kura", cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setKura(ConfigurationService service) {
        later(() -> firstEntries.use(service));
    }

    void unsetKura(ConfigurationService service) {
        later(() -> firstEntries.forget(service));
    }

    @Reference(name = "crypto", cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setCrypto(CryptoService service) {
        passwords.use(service);
        later(repetition::deliver);
    }

    void unsetCrypto(CryptoService service) {
        passwords.forget(service);
    }

    /** The plugin first: a component that starts from now on gets what is meant. */
    @Activate
    void start() {
        plugin = context.registerService(ConfigurationPlugin.class, delivery, ranking());
        listener = context.registerService(ConfigurationListener.class, this, null);
        open();
        later(repetition::deliver);
    }

    /** Any number counts, but no number means that the plugin must not change anything. */
    @SuppressWarnings("JdkObsolete") // a service takes a Dictionary
    private static Hashtable<String, Object> ranking() {
        var properties = new Hashtable<String, Object>();
        properties.put(ConfigurationPlugin.CM_RANKING, 500);
        return properties;
    }

    @Override
    public Bundle addingBundle(Bundle bundle, BundleEvent event) {
        if (!Forms.isOurs(bundle)) {
            return null;
        }
        later(() -> {
            tracked.add(bundle);
            firstEntries.make();
        });
        return bundle;
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Bundle same) {
        later(() -> tracked.remove(bundle));
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (event.getType() == ConfigurationEvent.CM_UPDATED) {
            later(() -> tracked.updated(event.getFactoryPid(), event.getPid()));
            later(HEARD, () -> repetition.check(event.getFactoryPid(), event.getPid()));
        } else if (event.getType() == ConfigurationEvent.CM_DELETED) {
            later(() -> tracked.deleted(event.getFactoryPid(), event.getPid()));
        }
    }

    private void later(Runnable task) {
        later(0, task);
    }

    private void later(long seconds, Runnable task) {
        try {
            thread.schedule(() -> run(task), seconds, TimeUnit.SECONDS);
        } catch (RejectedExecutionException ending) {
            LOG.trace("ends", ending);
        }
    }

    /** Services of others are called on the way, and bundles end meanwhile: the next event must find a thread. */
    private void run(Runnable task) {
        if (thread.isShutdown()) {
            return;
        }
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("Kura's console may lack an entry: {}", e.toString());
        }
    }

    @Deactivate
    void stop() throws InterruptedException {
        listener.unregister();
        close();
        plugin.unregister();
        thread.shutdown();
        if (thread.awaitTermination(PATIENCE, TimeUnit.SECONDS)) {
            tracked.close();
            return;
        }
        LOG.warn("Kura is busy with an entry; the framework takes the others away");
    }
}
