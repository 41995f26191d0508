// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import java.io.IOException;
import java.util.List;

/** Something that is read as a whole, and that can be slow or broken without the others knowing. */
interface Device {

    /** Tells it from all others; the same at each look for devices. */
    String name();

    /**
     * Reads all its points; may block. Never called twice at a time.
     *
     * @return one for each point that it has now; a point that isn't among them any more went away
     * @throws IOException if nothing of it can be read
     */
    List<Sample> read() throws IOException;
}
