// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * A channel that fetches what a card announces (61xx) and asks again with the length that it wants (6Cxx), as a card with
 * the protocol T=0 needs it (ETSI TS 102 221, 7.3.1.1), and that stops when time is up.
 */
final class CompleteAnswers implements CardChannel {

    private static final int GET_RESPONSE = 0xC0;
    private static final int MORE = 0x61;
    private static final int OTHER_LENGTH = 0x6C;

    /** A FCP template or 256 bytes of a file in some portions; what is beyond comes from no card that means well. */
    private static final int MOST = 2048;

    private final CardChannel channel;
    private final Deadline deadline;

    CompleteAnswers(CardChannel channel, Deadline deadline) {
        this.channel = channel;
        this.deadline = deadline;
    }

    @Override
    public int number() {
        return channel.number();
    }

    @Override
    public byte[] transmit(byte[] command) throws IOException {
        var response = once(command);
        if (high(response) == OTHER_LENGTH) {
            response = once(Apdu.withLe(command, Apdu.statusOf(response)));
        }
        return high(response) == MORE ? fetched(response) : response;
    }

    private byte[] fetched(byte[] first) throws IOException {
        int cla = Apdu.cla(Apdu.INTERINDUSTRY, channel.number());
        var whole = new ByteArrayOutputStream();
        var response = first;
        while (high(response) == MORE) {
            whole.write(response, 0, response.length - 2);
            int before = whole.size();
            response = once(Apdu.command(cla, GET_RESPONSE, 0, 0, Apdu.NO_DATA, Apdu.statusOf(response) & 0xFF));
            if (before + response.length > MOST || high(response) == MORE && response.length == 2) {
                throw new IOException("the card announces more and more data");
            }
        }
        whole.write(response, 0, response.length);
        return whole.toByteArray();
    }

    private byte[] once(byte[] command) throws IOException {
        deadline.check();
        var response = channel.transmit(command);
        if (response.length < 2) {
            throw new IOException("the card answered without a status");
        }
        return response;
    }

    private static int high(byte[] response) {
        return Apdu.statusOf(response) >> 8;
    }

    @Override
    public void close() {
        channel.close();
    }
}
