// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.IOException;
import javax.smartcardio.CardException;
import javax.smartcardio.CommandAPDU;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A card in a PC/SC reader. */
final class PcscCard implements Card {

    private static final Logger LOG = LoggerFactory.getLogger(PcscCard.class);

    private final String reader;
    private final javax.smartcardio.Card card;

    private PcscCard(String reader, javax.smartcardio.Card card) {
        this.reader = reader;
        this.card = card;
    }

    /** Keeps every other program from the card: it would see a PIN verified, or move the selection. */
    static Card exclusive(String reader, javax.smartcardio.Card card) throws CardException {
        try {
            card.beginExclusive();
            return new PcscCard(reader, card);
        } catch (CardException e) {
            card.disconnect(false);
            throw e;
        }
    }

    @Override
    public String reader() {
        return reader;
    }

    /** Java reserves MANAGE CHANNEL to itself, and sends it. */
    @Override
    public CardChannel openChannel() throws IOException {
        try {
            return new Channel(reader, card.openLogicalChannel());
        } catch (CardException | IllegalStateException e) {
            throw PcscTerminals.failure(reader, e);
        }
    }

    @Override
    public void close() {
        try {
            card.endExclusive();
        } catch (CardException | IllegalStateException e) {
            LOG.debug("{}: {}", reader, PcscTerminals.reason(e));
        }
        try {
            card.disconnect(true);
        } catch (CardException | IllegalStateException e) {
            LOG.debug("{}: {}", reader, PcscTerminals.reason(e));
        }
    }

    private record Channel(String reader, javax.smartcardio.CardChannel channel) implements CardChannel {

        @Override
        public int number() {
            return channel.getChannelNumber();
        }

        /** A card that was taken away is an IllegalStateException, a response without status an IllegalArgument… */
        @Override
        public byte[] transmit(byte[] command) throws IOException {
            try {
                return channel.transmit(new CommandAPDU(command)).getBytes();
            } catch (CardException | IllegalStateException e) {
                throw PcscTerminals.failure(reader, e);
            } catch (IllegalArgumentException e) {
                throw new IOException(reader + ": not a response of a card");
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (CardException | IllegalStateException e) {
                LOG.debug("{}: {}", reader, PcscTerminals.reason(e));
            }
        }
    }
}
