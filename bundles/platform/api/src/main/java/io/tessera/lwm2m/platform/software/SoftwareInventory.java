// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.software;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Knows which software the gateway has. Nothing blocks. */
@ConsumerType
public interface SoftwareInventory {

    /** All that is installed now, in the order in which it was installed; a name may be there in several versions. */
    List<InstalledSoftware> installed();

    /**
     * Tells of every change from now on, from any thread.
     *
     * @return ends it
     */
    AutoCloseable listen(Runnable changed);
}
