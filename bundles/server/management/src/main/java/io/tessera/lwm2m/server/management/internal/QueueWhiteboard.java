// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.management.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import io.tessera.lwm2m.server.QueueListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Brings listeners to the interface. A component of its own, since a listener may well need {@link
 * io.tessera.lwm2m.server.DeviceManagement}.
 */
@Component(name = "io.tessera.lwm2m.server.management.listeners")
public final class QueueWhiteboard {

    private final ManagementInterface management;

    @Activate
    public QueueWhiteboard(@Reference(name = "management") ManagementInterface management) {
        this.management = management;
    }

    @Reference(name = "listener", cardinality = MULTIPLE, policy = DYNAMIC)
    void addListener(QueueListener listener) {
        management.addListener(listener);
    }

    void removeListener(QueueListener listener) {
        management.removeListener(listener);
    }
}
