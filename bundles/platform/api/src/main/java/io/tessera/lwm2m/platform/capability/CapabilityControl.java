// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.capability;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows which parts of the gateway can be switched on and off, and does it. Without one there is no Object 15. Nothing
 * blocks.
 */
@ConsumerType
public interface CapabilityControl {

    /** All that there are now. */
    List<Capability> capabilities();

    /**
     * Allows a part to work, or forbids it.
     *
     * @return when it is so, from any thread; fails if it can't be done or may not, with a message for the peer
     */
    CompletionStage<Void> enable(String id, boolean enabled);

    /**
     * Tells of every change from now on, from any thread.
     *
     * @return ends it
     */
    AutoCloseable listen(Runnable changed);
}
