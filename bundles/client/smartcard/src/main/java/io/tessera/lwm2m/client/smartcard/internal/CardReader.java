// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.IOException;
import java.util.Optional;

/** Where a card may be. */
interface CardReader {

    /**
     * Powers the card and keeps others from it until it is closed. May wait for as long as the reader takes.
     *
     * @return empty if no card is there
     * @throws IOException if that can't be told
     */
    Optional<Card> connect() throws IOException;

    /**
     * Whether a card is there, without touching it.
     *
     * @throws IOException if that can't be told
     */
    boolean hasCard() throws IOException;

    /** Where no card ever is. */
    CardReader NONE = new CardReader() {
        @Override
        public Optional<Card> connect() {
            return Optional.empty();
        }

        @Override
        public boolean hasCard() {
            return false;
        }
    };
}
