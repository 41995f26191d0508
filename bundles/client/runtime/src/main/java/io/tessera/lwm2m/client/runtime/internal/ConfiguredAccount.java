// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.Provisioning;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.PathValue;
import java.util.List;

/** A configured account, checked: that of an LwM2M Server, or that of the Bootstrap-Server. */
interface ConfiguredAccount {

    /** By which it is known among those of a client. */
    int BOOTSTRAP_SERVER = Provisioning.BOOTSTRAP_SERVER;

    /** 1 to 65534, or {@link #BOOTSTRAP_SERVER}. */
    int shortServerId();

    /** Tells whether a configuration is the one that was applied before. */
    String fingerprint();

    /** What the Security Instance holds. */
    List<PathValue> security(ObjectDefinition definition, int instance);

    /** What the Server Instance holds; nothing if there is none. */
    List<PathValue> server(ObjectDefinition definition, int instance);
}
