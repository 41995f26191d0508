// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec;

/**
 * What a peer's payload may ask of the decoder; what is beyond is refused with 4.00 (a payload that is too long with
 * 4.13). Encoding is not limited.
 *
 * @param maxPayload bytes of one payload, 1 and more
 * @param maxRecords values, paths or links in one payload, 1 and more; each costs some 100 bytes of memory once decoded
 * @param maxText bytes of one String or Corelnk value, 0 and more; Opaque values are bounded by the payload alone
 * @param maxDepth how deep arrays and maps may nest in JSON and CBOR, 4 to 64
 */
public record Limits(int maxPayload, int maxRecords, int maxText, int maxDepth) {

    /** 16 MiB, which is what TLV can carry; 10 000 records; 64 KiB of text; depth 16. */
    public static final Limits DEFAULT = new Limits(16 << 20, 10_000, 64 << 10, 16);

    /** @throws IllegalArgumentException if one is out of its range; names it and the range */
    public Limits {
        check("maxPayload", maxPayload, 1, Integer.MAX_VALUE);
        check("maxRecords", maxRecords, 1, Integer.MAX_VALUE);
        check("maxText", maxText, 0, Integer.MAX_VALUE);
        check("maxDepth", maxDepth, 4, 64);
    }

    private static void check(String name, int value, int from, int to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException("%s is %d, not %d to %d".formatted(name, value, from, to));
        }
    }
}
