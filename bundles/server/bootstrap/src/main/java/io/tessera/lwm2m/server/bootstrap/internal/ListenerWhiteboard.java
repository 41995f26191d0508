// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import io.tessera.lwm2m.server.bootstrap.BootstrapListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Brings listeners to the interface. A component of its own, since a listener may well need the Bootstrap-Server. */
@Component(name = "io.tessera.lwm2m.server.bootstrap.listeners")
public final class ListenerWhiteboard {

    private final BootstrapInterface bootstrap;

    @Activate
    public ListenerWhiteboard(@Reference(name = "bootstrap") BootstrapInterface bootstrap) {
        this.bootstrap = bootstrap;
    }

    @Reference(name = "listener", cardinality = MULTIPLE, policy = DYNAMIC)
    void addListener(BootstrapListener listener) {
        bootstrap.addListener(listener);
    }

    void removeListener(BootstrapListener listener) {
        bootstrap.removeListener(listener);
    }
}
