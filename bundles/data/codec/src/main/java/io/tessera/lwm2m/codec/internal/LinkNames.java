// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.MalformedContent;
import java.nio.charset.StandardCharsets;

/** The attribute names that LwM2M uses, so that a thousand links don't hold a thousand copies of them. */
final class LinkNames {

    private static final String[] KNOWN = {
        "rt", "ct", "if", "sz", "gt", "lt", "st", "ver", "dim", "con", "uri", "ssid", "pmin", "pmax", "edge", "epmin",
        "epmax", "hqmax", "lwm2m"
    };

    private static final byte[][] BYTES = new byte[KNOWN.length][];

    static {
        for (int i = 0; i < KNOWN.length; i++) {
            BYTES[i] = KNOWN[i].getBytes(StandardCharsets.US_ASCII);
        }
    }

    private LinkNames() {}

    static String of(byte[] in, int from, int length) throws MalformedContent {
        for (int i = 0; i < BYTES.length; i++) {
            if (matches(BYTES[i], in, from, length)) {
                return KNOWN[i];
            }
        }
        return Utf8.read(in, from, length);
    }

    private static boolean matches(byte[] name, byte[] in, int from, int length) {
        if (name.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name[i] != in[from + i]) {
                return false;
            }
        }
        return true;
    }
}
