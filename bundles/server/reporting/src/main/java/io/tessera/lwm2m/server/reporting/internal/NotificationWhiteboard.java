// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.reporting.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import io.tessera.lwm2m.server.NotificationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Brings listeners to the interface. A component of its own, since a listener may well need {@link
 * io.tessera.lwm2m.server.InformationReporting}: one component that both provides it and waits for listeners could never
 * get such a listener.
 */
@Component(name = "io.tessera.lwm2m.server.reporting.listeners")
public final class NotificationWhiteboard {

    private final ReportingInterface reporting;

    @Activate
    public NotificationWhiteboard(@Reference(name = "reporting") ReportingInterface reporting) {
        this.reporting = reporting;
    }

    @Reference(name = "listener", cardinality = MULTIPLE, policy = DYNAMIC)
    void addListener(NotificationListener listener) {
        reporting.addListener(listener);
    }

    void removeListener(NotificationListener listener) {
        reporting.removeListener(listener);
    }
}
