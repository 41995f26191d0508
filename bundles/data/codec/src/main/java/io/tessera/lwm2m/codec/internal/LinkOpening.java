// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import java.util.Arrays;
import java.util.List;

/**
 * How an attribute of links begins that LwM2M or RFC 6690 names, such as {@code ;pmin=}.
 *
 * @param text {@link #ROOM} characters, of which the first {@code length} count: so many that are known beforehand are
 *     copied without a loop
 * @param quoted whether its value always stands in quotes, as RFC 6690 has it for some
 */
record LinkOpening(String name, char[] text, int length, boolean quoted) {

    static final int ROOM = 8;

    private static final int SLOTS_LOG = 9;

    /** By the hash of the name; where two share a place the first has it, and the other is written as any name is. */
    private static final LinkOpening[] KNOWN = new LinkOpening[1 << SLOTS_LOG];

    static {
        List.of("rt", "if", "title", "anchor", "uri").forEach(name -> know(name, true));
        List.of("ver", "ct", "dim", "pmin", "pmax", "gt", "lt", "st", "epmin", "epmax", "edge", "con", "hqmax")
                .forEach(name -> know(name, false));
        List.of("lwm2m", "ssid", "sz", "obs", "rel", "rev", "ep").forEach(name -> know(name, false));
    }

    private static void know(String name, boolean quoted) {
        var text = (";" + name + "=").toCharArray();
        int slot = slot(name);
        if (KNOWN[slot] == null) {
            KNOWN[slot] = new LinkOpening(name, Arrays.copyOf(text, ROOM), text.length, quoted);
        }
    }

    private static int slot(String name) {
        return name.hashCode() * 0x9E3779B9 >>> 32 - SLOTS_LOG;
    }

    /** Null if nothing is known of the name. */
    static LinkOpening of(String name) {
        var known = KNOWN[slot(name)];
        return known != null && known.name.equals(name) ? known : null;
    }
}
