// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import io.tessera.lwm2m.platform.events.Event;
import io.tessera.lwm2m.platform.events.Event.Severity;
import io.tessera.lwm2m.platform.events.EventSource;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** What happens to bundles, as events of the system. What a failure says isn't told: it could be anything. */
@Component(name = "io.tessera.lwm2m.platform.osgi.events", service = EventSource.class)
public final class FrameworkEvents implements EventSource {

    private static final Map<Integer, String> WORDS = Map.of(
            BundleEvent.INSTALLED, "installed",
            BundleEvent.UPDATED, "updated",
            BundleEvent.STARTED, "started",
            BundleEvent.STOPPED, "stopped",
            BundleEvent.UNINSTALLED, "uninstalled");

    private final BundleContext framework;
    private final EventListeners listeners = new EventListeners();
    private final BundleListener bundles = this::happened;
    private final FrameworkListener failures = this::happened;

    @Activate
    public FrameworkEvents(BundleContext framework) {
        this.framework = framework;
        framework.addBundleListener(bundles);
        framework.addFrameworkListener(failures);
    }

    @Override
    public AutoCloseable listen(Consumer<Event> listener) {
        return listeners.add(listener);
    }

    private void happened(BundleEvent event) {
        var word = WORDS.get(event.getType());
        if (word != null) {
            tell(Severity.INFO, event.getBundle(), event.getBundle().getVersion() + " " + word);
        }
    }

    private void happened(FrameworkEvent event) {
        var failure = event.getThrowable() == null
                ? "without a reason"
                : event.getThrowable().getClass().getName();
        switch (event.getType()) {
            case FrameworkEvent.ERROR -> tell(Severity.ERROR, event.getBundle(), "failed: " + failure);
            case FrameworkEvent.WARNING -> tell(Severity.WARNING, event.getBundle(), "warns: " + failure);
            default -> {}
        }
    }

    private void tell(Severity severity, Bundle bundle, String text) {
        listeners.tell(new Event(Instant.now(), Event.SYSTEM, severity, bundle.getSymbolicName(), text));
    }

    @Deactivate
    void close() {
        framework.removeBundleListener(bundles);
        framework.removeFrameworkListener(failures);
    }
}
