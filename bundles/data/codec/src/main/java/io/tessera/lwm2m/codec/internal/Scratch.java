// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

/**
 * Lends each thread one buffer to write into, so that encoding allocates little more than its result. Only an array is
 * kept, no class of this bundle, so a thread that outlives the bundle holds on to nothing of it.
 */
final class Scratch {

    private static final int USUAL = 2048;
    private static final int LARGEST_KEPT = 32 << 10;
    private static final ThreadLocal<byte[]> KEPT = new ThreadLocal<>();

    private Scratch() {}

    static byte[] take() {
        var kept = KEPT.get();
        if (kept == null) {
            return new byte[USUAL];
        }
        KEPT.set(null);
        return kept;
    }

    static void giveBack(byte[] buffer) {
        if (buffer.length <= LARGEST_KEPT) {
            KEPT.set(buffer);
        }
    }
}
