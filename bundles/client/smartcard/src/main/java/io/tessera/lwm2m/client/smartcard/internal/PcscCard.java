// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.smartcardio.CardException;
import javax.smartcardio.CommandAPDU;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A card in a PC/SC reader. */
final class PcscCard implements Card {

    private static final Logger LOG = LoggerFactory.getLogger(PcscCard.class);

    private final String reader;
    private final javax.smartcardio.Card card;
    private final AtomicBoolean hasPin = new AtomicBoolean();

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
            return new Channel(reader, card.openLogicalChannel(), hasPin);
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
            card.disconnect(hasPin.get());
        } catch (CardException | IllegalStateException e) {
            LOG.debug("{}: {}", reader, PcscTerminals.reason(e));
        }
    }

    /** @param hasPin whether a PIN was sent to the card, secured or not: the instruction is in clear */
    private record Channel(String reader, javax.smartcardio.CardChannel channel, AtomicBoolean hasPin)
            implements CardChannel {

        private static final int VERIFY = 0x20;
        private static final int HEADER = 5;

        @Override
        public int number() {
            return channel.getChannelNumber();
        }

        /** A card that was taken away is an IllegalStateException, a response without status an IllegalArgument… */
        @Override
        public byte[] transmit(byte[] command) throws IOException {
            if (command[1] == VERIFY && command.length > HEADER) {
                hasPin.set(true);
            }
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
