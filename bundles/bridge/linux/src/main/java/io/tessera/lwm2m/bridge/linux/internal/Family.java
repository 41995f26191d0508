// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import java.io.IOException;
import java.util.List;

/** Finds the devices of one kind. */
interface Family {

    /**
     * The devices that there are now. One that was there before may be a new object of the same name.
     *
     * @throws IOException if they can't be listed; a folder that isn't there has no devices
     */
    List<Device> devices() throws IOException;
}
