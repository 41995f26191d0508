// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.Closeable;
import java.io.IOException;

/** A way to send commands to a card and to get its responses (ISO/IEC 7816-4). */
interface CardChannel extends Closeable {

    /** The number of the logical channel, 0 to 19: whoever makes a command puts it into the class byte. */
    int number();

    /**
     * @param command as it goes to the card
     * @return data and status word: 2 bytes and more
     * @throws IOException if the card is gone or the reader fails; nothing of the command is in its message
     */
    byte[] transmit(byte[] command) throws IOException;

    /** Closes the logical channel. Doesn't fail: the card may be gone. */
    @Override
    void close();
}
