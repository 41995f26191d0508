// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.events;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/** Tells what happens on the gateway. */
@ConsumerType
public interface EventSource {

    /**
     * Tells of every event from now on, on any thread; the listener returns at once.
     *
     * @return ends it
     */
    AutoCloseable listen(Consumer<Event> listener);
}
