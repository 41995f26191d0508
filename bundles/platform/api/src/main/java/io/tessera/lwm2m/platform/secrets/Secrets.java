// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.secrets;

import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keys with which bundles encrypt what they keep on disk, each derived from one key that the platform guards. A
 * framework has one provider: with another, nothing that was kept before can be read.
 */
@ConsumerType
public interface Secrets {

    /** Bytes of every key: 256 bits. */
    int KEY_LENGTH = 32;

    /**
     * The key for one purpose: the same one at every call and after every restart, as long as the platform's own key
     * stays; it tells nothing about the key for any other purpose (HKDF with SHA-256, RFC 5869, the purpose as its info).
     * May read a file or ask a device, so it is not for an engine or a receiving thread; any other may call it.
     *
     * @param purpose what the key is for, not blank; begins with the symbolic name of the bundle that asks, such as
     *     {@code io.tessera.lwm2m.transport.coap/associations}
     * @return {@value #KEY_LENGTH} bytes, the caller's own: to be overwritten as soon as they have served
     * @throws IOException if the platform's key can't be had now; the message says why, and is fit for the log
     */
    byte[] key(String purpose) throws IOException;
}
