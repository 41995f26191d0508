// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Knows what is wrong with the gateway. Any number may be registered. Nothing blocks. */
@ConsumerType
public interface ErrorSource {

    /** What is wrong now, as the error codes of /3/0/11, 1 to 32; empty while all is well. */
    Set<Integer> errors();

    /**
     * Tells of every change from now on.
     *
     * @return ends it
     */
    AutoCloseable listen(Runnable changed);
}
