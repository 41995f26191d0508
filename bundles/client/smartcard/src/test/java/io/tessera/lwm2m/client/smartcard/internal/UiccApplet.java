// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javacard.framework.APDU;
import javacard.framework.Applet;
import javacard.framework.ISO7816;
import javacard.framework.ISOException;
import javacard.framework.OwnerPIN;

/**
 * A UICC with a PKCS#15 application, as a Java Card applet: SELECT, READ BINARY, READ RECORD, VERIFY PIN and, if it was
 * given keys, SCP03. What is on it is put there by commands of its own (class 80).
 */
public final class UiccApplet extends Applet {

    static final byte CREATE_FILE = (byte) 0xE0;
    static final byte WRITE = (byte) 0xD6;
    static final byte SET_PIN = 0x24;
    static final byte SET_KEYS = (byte) 0xD8;
    static final byte ERASE = 0x0E;

    private static final byte SELECT = (byte) 0xA4;
    private static final byte READ_BINARY = (byte) 0xB0;
    private static final byte READ_RECORD = (byte) 0xB2;
    private static final byte VERIFY = 0x20;

    private final Map<String, File> files = new TreeMap<>();
    private File current;
    private boolean isApplicationSelected;
    private OwnerPIN pin;
    private byte pinReference;
    private boolean isPinEnabled;
    private CardSideScp03 secure = new CardSideScp03(null, null, (byte) 0);

    /** @param recordLength 0 if it is transparent; pin: the reference that opens it, or 0 */
    private record File(byte[] content, int recordLength, int pin, byte[] rule, boolean tellsSize) {}

    private UiccApplet() {
        register();
    }

    public static void install(byte[] parameters, short offset, byte length) {
        new UiccApplet();
    }

    @Override
    public void process(APDU apdu) {
        var buffer = apdu.getBuffer();
        if (selectingApplet()) {
            selected(apdu, buffer[ISO7816.OFFSET_P2] == 4);
            return;
        }
        int length = apdu.setIncomingAndReceive();
        var command = Arrays.copyOf(buffer, 5 + length);
        if ((command[0] & 0x80) == 0 || isProtocol(command[1])) {
            answer(apdu, secure.unwrap(command));
        } else {
            personalise(command);
        }
    }

    /** A warning is protected, an error isn't (GlobalPlatform Amendment D, 6.2.5). */
    private void answer(APDU apdu, byte[] plain) {
        try {
            send(apdu, secure.wrap(answer(plain, apdu), ISO7816.SW_NO_ERROR));
        } catch (ISOException e) {
            boolean isWarning = e.getReason() >> 8 == 0x63;
            if (isWarning && secure.isOpen()) {
                send(apdu, secure.wrap(new byte[0], e.getReason()));
            }
            throw e;
        }
    }

    private void selected(APDU apdu, boolean byHost) {
        isApplicationSelected = byHost;
        current = null;
        secure.end();
        if (pin != null) {
            pin.reset();
        }
        if (byHost) {
            send(apdu, template(0x78, -1, null, 0, pinStatus()));
        }
    }

    private static boolean isProtocol(byte instruction) {
        return instruction == CardSideScp03.INITIALIZE_UPDATE || instruction == CardSideScp03.EXTERNAL_AUTHENTICATE;
    }

    private byte[] answer(byte[] command, APDU apdu) {
        return switch (command[1]) {
            case CardSideScp03.INITIALIZE_UPDATE -> secure.initialize(command);
            case CardSideScp03.EXTERNAL_AUTHENTICATE -> secure.authenticate(command);
            case SELECT -> select(command);
            case READ_BINARY -> readBinary(command, secure.isOpen() ? 256 : apdu.setOutgoing());
            case READ_RECORD -> readRecord(command[2] & 0xFF);
            case VERIFY -> verify(command);
            default -> throw refused(ISO7816.SW_INS_NOT_SUPPORTED);
        };
    }

    private byte[] select(byte[] command) {
        var path = HexFormat.of().withUpperCase().formatHex(data(command));
        var file = files.get(path);
        if (command[2] != 8 || file == null || path.startsWith("7FFF") && !isApplicationSelected) {
            throw refused(ISO7816.SW_FILE_NOT_FOUND);
        }
        current = file;
        return template(
                file.recordLength() > 0 ? 0x42 : 0x41,
                file.tellsSize() ? file.content().length : -1,
                file.rule(),
                file.recordLength(),
                new byte[0]);
    }

    private byte[] readBinary(byte[] command, int most) {
        int offset = (command[2] & 0x7F) << 8 | command[3] & 0xFF;
        mustBeReadable();
        if (offset > current.content().length) {
            throw refused(ISO7816.SW_WRONG_P1P2);
        }
        int portion = secure.isOpen() ? 224 : most;
        int end = Math.min(current.content().length, offset + portion);
        return Arrays.copyOfRange(current.content(), offset, end);
    }

    private byte[] readRecord(int number) {
        mustBeReadable();
        int length = current.recordLength();
        if (length == 0 || number * length > current.content().length) {
            throw refused(ISO7816.SW_RECORD_NOT_FOUND);
        }
        return Arrays.copyOfRange(current.content(), (number - 1) * length, number * length);
    }

    private void mustBeReadable() {
        if (current == null) {
            throw refused(ISO7816.SW_COMMAND_NOT_ALLOWED);
        }
        if (current.pin() != 0 && isPinEnabled && !pin.isValidated()) {
            throw refused(ISO7816.SW_SECURITY_STATUS_NOT_SATISFIED);
        }
    }

    private byte[] verify(byte[] command) {
        if (pin == null || command[3] != pinReference) {
            throw refused((short) 0x6A88);
        }
        if (!isPinEnabled) {
            throw refused((short) 0x6984);
        }
        if (pin.getTriesRemaining() == 0) {
            throw refused((short) 0x6983);
        }
        var data = data(command);
        boolean isVerified = data.length == 0 ? pin.isValidated() : pin.check(data, (short) 0, (byte) data.length);
        if (!isVerified) {
            throw refused((short) (0x63C0 | pin.getTriesRemaining()));
        }
        return new byte[0];
    }

    /** Create: path, 0, size, record length, PIN, rule. Write: at the end of what was created last. */
    private void personalise(byte[] command) {
        var data = data(command);
        switch (command[1]) {
            case ERASE -> files.clear();
            case CREATE_FILE -> create(data);
            case WRITE ->
                System.arraycopy(data, 0, current.content(), (command[2] & 0xFF) << 8 | command[3] & 0xFF, data.length);
            case SET_PIN -> {
                pinReference = command[2];
                isPinEnabled = command[3] > 0;
                pin = new OwnerPIN((byte) Math.abs(command[3]), (byte) 8);
                pin.update(data, (short) 0, (byte) data.length);
            }
            case SET_KEYS -> {
                int half = data.length / 2;
                secure = new CardSideScp03(
                        Arrays.copyOf(data, half), Arrays.copyOfRange(data, half, data.length), command[2]);
            }
            default -> throw refused(ISO7816.SW_INS_NOT_SUPPORTED);
        }
    }

    private void create(byte[] data) {
        int path = data[0];
        var name = HexFormat.of().withUpperCase().formatHex(data, 1, 1 + path);
        int size = (data[1 + path] & 0xFF) << 8 | data[2 + path] & 0xFF;
        var rule = Arrays.copyOfRange(data, 6 + path, data.length);
        current = new File(new byte[size], data[3 + path] & 0xFF, data[4 + path], rule, data[5 + path] == 0);
        files.put(name, current);
    }

    private byte[] pinStatus() {
        if (pin == null) {
            return new byte[0];
        }
        byte bits = (byte) (isPinEnabled ? 0xC0 : 0x40);
        return new byte[] {(byte) 0xC6, 9, (byte) 0x90, 1, bits, (byte) 0x83, 1, pinReference, (byte) 0x83, 1, 0x0A};
    }

    private static byte[] template(int descriptor, int size, byte[] rule, int recordLength, byte[] more) {
        var out = new java.io.ByteArrayOutputStream();
        var records = new byte[] {(byte) 0x82, 5, (byte) descriptor, 0x21, 0, (byte) recordLength, 1};
        var plain = new byte[] {(byte) 0x82, 2, (byte) descriptor, 0x21};
        out.writeBytes(recordLength > 0 ? records : plain);
        if (size >= 0) {
            out.writeBytes(new byte[] {(byte) 0x80, 2, (byte) (size >> 8), (byte) size});
        }
        if (rule != null && rule.length > 0) {
            out.writeBytes(new byte[] {(byte) 0x8B, (byte) rule.length});
            out.writeBytes(rule);
        }
        out.writeBytes(more);
        var whole = new byte[2 + out.size()];
        whole[0] = 0x62;
        whole[1] = (byte) out.size();
        System.arraycopy(out.toByteArray(), 0, whole, 2, out.size());
        return whole;
    }

    private static byte[] data(byte[] command) {
        return command.length <= 5 ? new byte[0] : Arrays.copyOfRange(command, 5, 5 + (command[4] & 0xFF));
    }

    private static ISOException refused(short status) {
        return new ISOException(status);
    }

    private static void send(APDU apdu, byte[] data) {
        if (data.length == 0) {
            return;
        }
        if (apdu.getCurrentState() < APDU.STATE_OUTGOING) {
            apdu.setOutgoing();
        }
        apdu.setOutgoingLength((short) data.length);
        apdu.sendBytesLong(data, (short) 0, (short) data.length);
    }
}
