// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import io.tessera.lwm2m.server.credentials.CredentialsListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells other bundles whose credentials change. */
@Component(
        name = "io.tessera.lwm2m.server.credentials.audience",
        service = {})
public final class Audience {

    private static final Logger LOG = LoggerFactory.getLogger(Audience.class);

    private final List<CredentialsListener> listeners = new CopyOnWriteArrayList<>();
    private final Runnable end;

    @Activate
    public Audience(@Reference(name = "credentials") ServerCredentials credentials) {
        end = credentials.whenChanged(this::tell);
    }

    @Reference(name = "listeners", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(CredentialsListener listener) {
        listeners.add(listener);
    }

    void removeListener(CredentialsListener listener) {
        listeners.remove(listener);
    }

    @Deactivate
    void end() {
        end.run();
    }

    private void tell(Change change) {
        for (var listener : listeners) {
            try {
                listener.changed(change.entry().identity());
            } catch (RuntimeException e) {
                LOG.error("A listener failed", e);
            }
        }
    }
}
