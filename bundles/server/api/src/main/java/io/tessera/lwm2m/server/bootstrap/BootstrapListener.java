// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told how devices are provisioned: register it as a service (whiteboard). Called by one thread at a time, in the order
 * of what happened; it may take its time, but what it leaves undone for too long is dropped.
 */
@ConsumerType
public interface BootstrapListener {

    /** A session began. */
    default void started(BootstrapSession session) {}

    /** An operation was answered or given up. */
    default void step(BootstrapSession session, BootstrapStep step) {}

    /** A session ended well: the device has what it needs. */
    default void finished(BootstrapSession session) {}

    /** A session failed or was aborted; {@link BootstrapSession#reason} tells why. */
    default void failed(BootstrapSession session) {}
}
