// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.appdata;

import org.osgi.annotation.versioning.ProviderType;

/** Where an application offers data to servers. Any thread may call it; nothing blocks. */
@ProviderType
public interface DataOutlet {

    /**
     * Offers data in the application's Object Instance, which is made if it isn't there. It takes the place of what is in
     * it; servers that observe it are told.
     *
     * @throws IllegalArgumentException if there is no room for it, or a text or the priority is out of range
     */
    void offer(AppData data);

    /** Takes the application's Object Instance away, if it is there. */
    void withdraw();
}
