// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import io.tessera.lwm2m.server.RegistrationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Brings listeners to the server. A component of its own, since a listener may well need {@link
 * io.tessera.lwm2m.server.Registrations}: one component that both provides these and waits for listeners could never
 * get such a listener. It offers no service, so it is activated as soon as it can be, and the runtime with
 * it; nobody depends on it, so no circle goes through it.
 */
@Component(name = "io.tessera.lwm2m.server.runtime.listeners")
public final class RegistrationWhiteboard {

    private final ServerRuntime runtime;

    @Activate
    public RegistrationWhiteboard(@Reference(name = "runtime") ServerRuntime runtime) {
        this.runtime = runtime;
    }

    @Reference(name = "listener", cardinality = MULTIPLE, policy = DYNAMIC)
    void addListener(RegistrationListener listener) {
        runtime.addListener(listener);
    }

    void removeListener(RegistrationListener listener) {
        runtime.removeListener(listener);
    }
}
