// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.journal;

import java.io.IOException;

/** Where a store has its keys from: the platform. */
@FunctionalInterface
public interface Keys {

    /**
     * @param purpose what the key is for
     * @return 32 bytes, the same for the same purpose; overwritten by the store as soon as they have served
     * @throws IOException if it can't be had now
     */
    byte[] key(String purpose) throws IOException;
}
