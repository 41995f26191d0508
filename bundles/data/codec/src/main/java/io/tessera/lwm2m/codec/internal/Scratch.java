// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

/**
 * Lends each thread one buffer to write into, so that encoding allocates little more than its result. Only arrays are
 * kept, no class of this bundle, so a thread that outlives the bundle holds on to nothing of it.
 */
final class Scratch {

    private static final int USUAL = 2048;
    private static final int LARGEST_KEPT = 32 << 10;

    /** One place per thread, empty while its buffer is lent, so that lending sets nothing in the thread's map. */
    private static final ThreadLocal<byte[][]> PLACE = ThreadLocal.withInitial(() -> new byte[1][]);

    private Scratch() {}

    static byte[] take() {
        var place = PLACE.get();
        var kept = place[0];
        if (kept == null) {
            return new byte[USUAL];
        }
        place[0] = null;
        return kept;
    }

    static void giveBack(byte[] buffer) {
        if (buffer.length <= LARGEST_KEPT) {
            PLACE.get()[0] = buffer;
        }
    }
}
