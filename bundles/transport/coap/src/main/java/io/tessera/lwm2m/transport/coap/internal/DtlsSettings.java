// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

/**
 * How an endpoint secures what it sends and receives.
 *
 * @param connectionIdLength bytes of the Connection IDs that peers put into their records (RFC 9146); 0: none, but
 *     theirs are used
 * @param maxAssociations with peers that connected to this endpoint; when there are so many, the one that was silent
 *     longest makes way if that was for {@code staleAfter}
 * @param maxHandshakes that may be under way at a time
 * @param staleAfter seconds
 */
public record DtlsSettings(int connectionIdLength, int maxAssociations, int maxHandshakes, int staleAfter) {

    /** @throws IllegalArgumentException naming the setting that is out of range */
    public DtlsSettings {
        if (connectionIdLength != 0) {
            within("connectionIdLength", connectionIdLength, 4, 16);
        }
        within("maxAssociations", maxAssociations, 1, 10_000_000);
        within("maxHandshakes", maxHandshakes, 1, 1_000_000);
        within("staleAfter", staleAfter, 1, 100_000_000);
    }

    private static void within(String setting, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s is %d; it must be %d to %d".formatted(setting, value, least, most));
        }
    }

    /** Connection IDs of 6 bytes, 10,000 associations, 500 handshakes at a time, stale after 30 minutes. */
    public static DtlsSettings standard() {
        return new DtlsSettings(6, 10_000, 500, 1800);
    }
}
