// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform;

import org.osgi.annotation.versioning.ProviderType;

/** Is told of the sensors of a {@link SensorSource}, one call at a time for each sensor; returns at once. */
@ProviderType
public interface SensorListener {

    void added(Sensor sensor);

    void removed(Sensor sensor);

    /** Its {@link Sensor#reading reading} is another one. */
    void changed(Sensor sensor);
}
