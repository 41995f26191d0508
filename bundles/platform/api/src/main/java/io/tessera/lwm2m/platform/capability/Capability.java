// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.capability;

import java.util.Optional;

/**
 * A part of the gateway that can be switched on and off, such as a radio or a camera.
 *
 * @param id by which its provider knows it; the same for the same part, also after a restart
 * @param group of what kind it is, /15/x/1
 * @param property what it can do, /15/x/0: numbers of its group's vocabulary, separated by semicolons; empty where
 *     that has none
 * @param description for a person to read, /15/x/2
 * @param attached whether it is plugged in, /15/x/3; empty if it can't be removed
 * @param enabled whether it is allowed to work, /15/x/4
 * @param changeable whether {@link CapabilityControl#enable} may be asked for it
 */
public record Capability(
        String id,
        Group group,
        String property,
        String description,
        Optional<Boolean> attached,
        boolean enabled,
        boolean changeable) {

    /** What /15/x/1 distinguishes. */
    public enum Group {
        SENSOR,
        CONTROL,
        CONNECTIVITY,
        NAVIGATION,
        STORAGE,
        VISION,
        SOUND,
        ANALOG_INPUT,
        ANALOG_OUTPUT;

        /** The number that servers see. */
        public long code() {
            return ordinal();
        }
    }
}
