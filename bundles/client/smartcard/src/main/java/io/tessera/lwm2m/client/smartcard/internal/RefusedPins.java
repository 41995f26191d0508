// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import io.tessera.lwm2m.store.Store;

/**
 * Which PINs were refused, so that none is tried twice, not after a restart either. The store holds fingerprints of them
 * and how many tries were left; with more tries left than that, somebody else knew a PIN or changed it, and one more try
 * is in order.
 */
final class RefusedPins {

    private static final String PREFIX = "smartcard/refused/";

    private final Store store;

    RefusedPins(Store store) {
        this.store = store;
    }

    boolean has(String pin, int triesLeft) {
        return store.get(PREFIX + pin).filter(left -> triesLeft <= left[0]).isPresent();
    }

    /** Put down before the try: a power cut in between is a refusal, too. */
    void put(String pin, int triesLeft) {
        store.put(PREFIX + pin, new byte[] {(byte) triesLeft});
        store.flush();
    }

    void remove(String pin) {
        store.remove(PREFIX + pin);
    }
}
