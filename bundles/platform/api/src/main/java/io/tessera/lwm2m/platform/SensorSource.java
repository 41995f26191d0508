// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform;

import org.osgi.annotation.versioning.ConsumerType;

/** Offers sensors to the IPSO Objects; registered as a service by whoever has some, above all the bridge. */
@ConsumerType
public interface SensorSource {

    /**
     * Tells the listener of all sensors that there are, at once, and of every change from now on.
     *
     * @return ends it, without telling that the sensors go
     */
    AutoCloseable listen(SensorListener listener);
}
