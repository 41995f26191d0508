// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.smartcardio.ATR;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;
import javax.smartcardio.CardNotPresentException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.ResponseAPDU;

/** A reader as {@code javax.smartcardio} has them, in which a simulated card may be. */
final class SimulatedTerminal extends CardTerminal {

    private static final byte[] UICC = {0x3B, (byte) 0x9F, (byte) 0x96, (byte) 0x80, 0x1F, (byte) 0xC7};

    SimulatedCard card;
    boolean isExclusive;
    int resets;
    private final String name;

    SimulatedTerminal(String name) {
        this.name = name;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean isCardPresent() {
        return card != null;
    }

    @Override
    public Card connect(String protocol) throws CardException {
        if (card == null) {
            throw new CardNotPresentException("No card present");
        }
        return new Connected();
    }

    @Override
    public boolean waitForCardPresent(long timeout) {
        return card != null;
    }

    @Override
    public boolean waitForCardAbsent(long timeout) {
        return card == null;
    }

    private final class Connected extends Card {

        @Override
        public ATR getATR() {
            return new ATR(UICC);
        }

        @Override
        public String getProtocol() {
            return "T=1";
        }

        @Override
        public CardChannel getBasicChannel() {
            return new Channel(this, 0);
        }

        @Override
        public CardChannel openLogicalChannel() throws CardException {
            return new Channel(this, exchange(new byte[] {0, 0x70, 0, 0, 1})[0]);
        }

        @Override
        public void beginExclusive() throws CardException {
            if (isExclusive) {
                throw new CardException("beginExclusive() failed", new IOException("SCARD_E_SHARING_VIOLATION"));
            }
            isExclusive = true;
        }

        @Override
        public void endExclusive() {
            isExclusive = false;
        }

        @Override
        public byte[] transmitControlCommand(int code, byte[] command) throws CardException {
            throw new CardException("none");
        }

        @Override
        public void disconnect(boolean reset) {
            resets += reset ? 1 : 0;
        }

        byte[] exchange(byte[] command) throws CardException {
            try {
                return card.exchange(command);
            } catch (IOException e) {
                throw new CardException(e);
            }
        }
    }

    private static final class Channel extends CardChannel {

        private final Connected card;
        private final int number;

        Channel(Connected card, int number) {
            this.card = card;
            this.number = number;
        }

        @Override
        public Card getCard() {
            return card;
        }

        @Override
        public int getChannelNumber() {
            return number;
        }

        @Override
        public ResponseAPDU transmit(CommandAPDU command) throws CardException {
            return new ResponseAPDU(card.exchange(command.getBytes()));
        }

        @Override
        public int transmit(ByteBuffer command, ByteBuffer response) throws CardException {
            throw new CardException("none");
        }

        @Override
        public void close() throws CardException {
            card.exchange(new byte[] {(byte) number, 0x70, (byte) 0x80, (byte) number});
        }
    }
}
