// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import com.licel.jcardsim.base.Simulator;
import com.licel.jcardsim.utils.AIDUtil;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javacard.framework.AID;

/**
 * A card that runs {@link UiccApplet} in jCardSim. The runtime has no logical channels, so they are made here: one at a
 * time, its number taken out of the class byte.
 */
final class SimulatedCard implements Card {

    static final String PKCS_15 = "A000000063504B43532D3135";

    private static final AID NAME = AIDUtil.create(PKCS_15);

    final List<byte[]> commands = new ArrayList<>();
    private final Simulator runtime = new Simulator();
    private boolean speaksT0;
    private byte[] waiting = {};
    private int channelsOpen;
    private int channel = 1;
    private int commandsUntilRemoval = Integer.MAX_VALUE;
    private boolean isRemoved;

    SimulatedCard() {
        runtime.installApplet(NAME, UiccApplet.class);
        selectMasterFile();
    }

    /** Data only after GET RESPONSE, and the right length wanted, as with the protocol T=0. */
    SimulatedCard speakingT0() {
        speaksT0 = true;
        return this;
    }

    SimulatedCard onChannel(int number) {
        channel = number;
        return this;
    }

    void removeAfter(int count) {
        commandsUntilRemoval = count;
    }

    boolean isRemoved() {
        return isRemoved;
    }

    int channelsOpen() {
        return channelsOpen;
    }

    /** A command of the one who makes the card. */
    void personalise(int ins, int p1, int p2, byte[] data) {
        var command = Apdu.command(0x80, ins, p1, p2, data, Apdu.NO_LE);
        var response = runtime.transmitCommand(command);
        if (Apdu.statusOf(response) != Answer.OK) {
            throw new IllegalStateException(HexFormat.of().formatHex(response));
        }
    }

    /** As a card that is powered. */
    byte[] exchange(byte[] command) throws IOException {
        if (commandsUntilRemoval-- <= 0) {
            isRemoved = true;
        }
        if (isRemoved) {
            throw new IOException("the card was removed");
        }
        commands.add(command);
        if (command[1] == 0x70) {
            return manageChannel(command);
        }
        int number = command[0] & 3;
        if (number != 0 && (number != channel || channelsOpen == 0)) {
            return status(0x6881);
        }
        var plain = command.clone();
        plain[0] &= (byte) 0xFC;
        return speaksT0 ? halfDuplex(plain) : runtime.transmitCommand(plain);
    }

    private byte[] manageChannel(byte[] command) {
        if (command[2] == 0) {
            channelsOpen++;
            selectMasterFile();
            return new byte[] {(byte) channel, (byte) 0x90, 0};
        }
        channelsOpen--;
        return status(Answer.OK);
    }

    private byte[] halfDuplex(byte[] command) {
        if (command[1] == (byte) 0xC0) {
            return withStatus(waiting, Answer.OK);
        }
        var response = runtime.transmitCommand(command);
        int length = response.length - 2;
        if (length == 0) {
            return response;
        }
        if (command.length == 5) {
            boolean isExact = (command[4] & 0xFF) == length;
            return isExact ? response : status(0x6C00 | length);
        }
        waiting = Arrays.copyOf(response, length);
        return status(0x6100 | length);
    }

    private void selectMasterFile() {
        runtime.transmitCommand(Apdu.command(0, 0xA4, 4, 0x0C, HexFormat.of().parseHex(PKCS_15), Apdu.NO_LE));
    }

    private static byte[] status(int status) {
        return withStatus(Apdu.NO_DATA, status);
    }

    private static byte[] withStatus(byte[] data, int status) {
        var response = Arrays.copyOf(data, data.length + 2);
        response[data.length] = (byte) (status >> 8);
        response[data.length + 1] = (byte) status;
        return response;
    }

    @Override
    public CardChannel openChannel() throws IOException {
        var response = exchange(new byte[] {0, 0x70, 0, 0, 1});
        int number = response[0];
        return new CardChannel() {
            @Override
            public int number() {
                return number;
            }

            @Override
            public byte[] transmit(byte[] command) throws IOException {
                return exchange(command);
            }

            @Override
            public void close() {
                channelsOpen--;
            }
        };
    }

    @Override
    public String reader() {
        return "Simulated Reader";
    }

    @Override
    public void close() {
        selectMasterFile();
    }
}
