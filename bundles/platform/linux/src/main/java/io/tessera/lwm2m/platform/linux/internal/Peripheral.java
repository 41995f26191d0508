// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.capability.Capability;
import io.tessera.lwm2m.platform.capability.Capability.Group;
import java.util.Optional;

/**
 * A radio or USB device, and the file that switches it.
 *
 * @param id the same for the same one
 * @param kind what it can do
 * @param description for a person
 * @param attached empty if it can't be removed
 * @param enabled whether it is allowed to work
 * @param file that switches it
 * @param on what to write there for on
 * @param off what to write there for off
 */
record Peripheral(
        String id,
        Kind kind,
        String description,
        Optional<Boolean> attached,
        boolean enabled,
        String file,
        String on,
        String off) {

    /**
     * What Object 15 calls it; its capabilities are numbered in the order in which the registry lists them for a group.
     *
     * @param property empty for what isn't listed
     */
    record Kind(Group group, String property) {

        static final Kind BLUETOOTH = new Kind(Group.CONNECTIVITY, "0");
        static final Kind WIFI = new Kind(Group.CONNECTIVITY, "1");
        static final Kind OTHER_CONNECTIVITY = new Kind(Group.CONNECTIVITY, "");
        static final Kind GPS = new Kind(Group.NAVIGATION, "0");
        static final Kind EXTERNAL_MEMORY = new Kind(Group.STORAGE, "0");
        static final Kind VIDEO_CAMERA = new Kind(Group.VISION, "1");
        static final Kind SPEAKER = new Kind(Group.SOUND, "0");
    }

    Capability toCapability(boolean changeable) {
        return new Capability(id, kind.group(), kind.property(), description, attached, enabled, changeable);
    }
}
