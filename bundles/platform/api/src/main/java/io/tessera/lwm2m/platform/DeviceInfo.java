// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What the gateway is, as far as one source knows it. Several may be registered: each fact comes from the source of the
 * highest {@code service.ranking} that knows it. Nothing blocks; nothing is made up.
 */
@ConsumerType
public interface DeviceInfo {

    /** Who made it, /3/0/0. */
    default Optional<String> manufacturer() {
        return Optional.empty();
    }

    /** /3/0/1. */
    default Optional<String> model() {
        return Optional.empty();
    }

    /** /3/0/2. */
    default Optional<String> serialNumber() {
        return Optional.empty();
    }

    /** What starts it: BIOS, boot loader or image, /3/0/3. */
    default Optional<String> firmwareVersion() {
        return Optional.empty();
    }

    /** Such as {@code gateway}, /3/0/17. */
    default Optional<String> deviceType() {
        return Optional.empty();
    }

    /** /3/0/18. */
    default Optional<String> hardwareVersion() {
        return Optional.empty();
    }

    /** Of the operating system or the application, /3/0/19. */
    default Optional<String> softwareVersion() {
        return Optional.empty();
    }
}
