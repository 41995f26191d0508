// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.Closeable;
import java.io.IOException;

/** A card that is powered; used by one thread. */
interface Card extends Closeable {

    /** Opens a logical channel of its own (MANAGE CHANNEL, ETSI TS 102 221, 11.1.17). */
    CardChannel openChannel() throws IOException;

    /** In which reader it is, for the log. */
    String reader();

    /** Lets go of the card, after a reset if it was given a PIN, so that nobody inherits that. Doesn't fail. */
    @Override
    void close();
}
