// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Commands as bytes, in short form (ISO/IEC 7816-4, 5.1). */
final class Apdu {

    static final int INTERINDUSTRY = 0x00;
    static final int GLOBAL_PLATFORM = 0x80;

    /** For "no response data is expected". */
    static final int NO_LE = -1;

    /** As many as there are, up to 256. */
    static final int ANY_LE = 0;

    static final byte[] NO_DATA = {};

    private Apdu() {}

    static byte[] command(int cla, int ins, int p1, int p2, byte[] data, int le) {
        boolean hasData = data.length > 0;
        boolean hasLe = le != NO_LE;
        var command = ByteBuffer.allocate(4 + (hasData ? 1 + data.length : 0) + (hasLe ? 1 : 0));
        command.put((byte) cla).put((byte) ins).put((byte) p1).put((byte) p2);
        if (hasData) {
            command.put((byte) data.length).put(data);
        }
        if (hasLe) {
            command.put((byte) le);
        }
        return command.array();
    }

    /** The class byte for a logical channel (ETSI TS 102 221, 10.1.1). */
    static int cla(int base, int channel) {
        return channel < 4 ? base | channel : base | 0x40 | channel - 4;
    }

    /** Its data; none if there is no Lc. */
    static byte[] data(byte[] command) {
        return command.length <= 5 ? NO_DATA : Arrays.copyOfRange(command, 5, 5 + (command[4] & 0xFF));
    }

    /** Whether response data is expected. */
    static boolean hasLe(byte[] command) {
        return command.length == 5 || command.length > 5 && command.length == 6 + (command[4] & 0xFF);
    }

    /** The same with another Le in place of its own. */
    static byte[] withLe(byte[] command, int le) {
        var changed = hasLe(command) ? command.clone() : Arrays.copyOf(command, command.length + 1);
        changed[changed.length - 1] = (byte) le;
        return changed;
    }

    static int statusOf(byte[] response) {
        return (response[response.length - 2] & 0xFF) << 8 | response[response.length - 1] & 0xFF;
    }
}
