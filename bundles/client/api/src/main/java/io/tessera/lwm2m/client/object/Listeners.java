// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who listens to an Object, for one that isn't declared. One that fails doesn't keep the others from being told. Any
 * thread may call it.
 */
public final class Listeners implements ObjectListener {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /** Each listening has its own entry, so that the same listener may listen twice. */
    private static final class Entry {
        private final ObjectListener listener;

        Entry(ObjectListener listener) {
            this.listener = listener;
        }
    }

    /** @return ends it */
    public AutoCloseable add(ObjectListener listener) {
        var entry = new Entry(listener);
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    @Override
    public void changed(Path path) {
        tell(path, listener -> listener.changed(path));
    }

    @Override
    public void instanceAdded(Path instance) {
        tell(instance, listener -> listener.instanceAdded(instance));
    }

    @Override
    public void instanceRemoved(Path instance) {
        tell(instance, listener -> listener.instanceRemoved(instance));
    }

    private void tell(Path path, Consumer<ObjectListener> event) {
        for (var entry : entries) {
            try {
                event.accept(entry.listener);
            } catch (RuntimeException e) {
                LOG.error("A listener failed at a change of {}", path, e);
            }
        }
    }
}
