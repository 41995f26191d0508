// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import static io.tessera.lwm2m.client.smartcard.internal.Apdu.ANY_LE;
import static io.tessera.lwm2m.client.smartcard.internal.Apdu.NO_DATA;
import static io.tessera.lwm2m.client.smartcard.internal.Apdu.NO_LE;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The commands that read a card, on one channel (ETSI TS 102 221, 11.1). */
final class CardFiles {

    private static final int SELECT = 0xA4;
    private static final int BY_NAME = 0x04;
    private static final int BY_PATH = 0x08;
    private static final int RETURN_FCP = 0x04;
    private static final int READ_BINARY = 0xB0;
    private static final int READ_RECORD = 0xB2;
    private static final int ABSOLUTE = 0x04;
    private static final int VERIFY = 0x20;
    private static final int BEYOND_END = 0x6B00;

    /** What 15 bits of an offset reach; EF LwM2M_Bootstrap has no more either (Core 1.2, G.3.3). */
    static final int LARGEST_FILE = 32768;

    /** With what a secure channel adds, 16 bytes of padding and 8 of a MAC, a response still fits into 256 bytes. */
    private static final int PORTION = 224;

    private static final int MOST_RECORDS = 254;

    private final CardChannel channel;

    CardFiles(CardChannel channel) {
        this.channel = channel;
    }

    /** @return empty if there is no such application */
    Optional<Fcp> selectApplication(byte[] name) throws IOException {
        return select(BY_NAME, name, "select the application");
    }

    /** @return empty if there is no such file */
    Optional<Fcp> select(FilePath path) throws IOException {
        return select(BY_PATH, path.bytes(), "select the file " + path);
    }

    private Optional<Fcp> select(int how, byte[] what, String action) throws IOException {
        var answer = send(SELECT, how, RETURN_FCP, what, ANY_LE);
        if (answer.status() == Answer.FILE_NOT_FOUND) {
            return Optional.empty();
        }
        return Optional.of(Fcp.of(answer.orFail(action).data()));
    }

    /** The records of the file that is selected. */
    List<byte[]> records() throws IOException {
        var records = new ArrayList<byte[]>();
        for (int i = 1; i <= MOST_RECORDS; i++) {
            var answer = record(i);
            if (answer.status() == Answer.RECORD_NOT_FOUND) {
                break;
            }
            records.add(answer.orFail("read a record").data());
        }
        return records;
    }

    Answer record(int number) throws IOException {
        return send(READ_RECORD, number, ABSOLUTE, NO_DATA, ANY_LE);
    }

    /**
     * A part of the transparent file that is selected.
     *
     * @param from 0 and more
     * @param length how much is wanted
     * @return less if the file ends before
     * @throws NotAllowed if the card wants a PIN first
     */
    byte[] read(int from, int length) throws IOException {
        if (from < 0 || length < 0 || length > LARGEST_FILE - from) {
            throw new IOException("%d bytes at %d are beyond what a file has".formatted(length, from));
        }
        var bytes = new byte[length];
        int at = 0;
        while (at < length) {
            int read = portion(bytes, at, from + at);
            if (read == 0) {
                return Arrays.copyOf(bytes, at);
            }
            at += read;
        }
        return bytes;
    }

    private int portion(byte[] bytes, int at, int offset) throws IOException {
        int wanted = Math.min(PORTION, bytes.length - at);
        var answer = send(READ_BINARY, offset >> 8, offset & 0xFF, NO_DATA, wanted);
        if (answer.status() == Answer.NOT_ALLOWED) {
            throw new NotAllowed(answer.failed("read a file"));
        }
        if (answer.status() == BEYOND_END) {
            return 0;
        }
        var data = answer.orFail("read a file").data();
        int read = Math.min(data.length, wanted);
        System.arraycopy(data, 0, bytes, at, read);
        Arrays.fill(data, (byte) 0);
        return read;
    }

    /** @param pin padded as the card wants it; empty to ask how many tries there are */
    Answer verify(int reference, byte[] pin) throws IOException {
        return send(VERIFY, 0, reference, pin, NO_LE);
    }

    private Answer send(int ins, int p1, int p2, byte[] data, int le) throws IOException {
        int cla = Apdu.cla(Apdu.INTERINDUSTRY, channel.number());
        var response = channel.transmit(Apdu.command(cla, ins, p1, p2, data, le));
        var answer = Answer.of(response);
        Arrays.fill(response, (byte) 0);
        return answer;
    }

    /** The card wants a PIN first. */
    static final class NotAllowed extends IOException {

        private static final long serialVersionUID = 1;

        NotAllowed(IOException why) {
            super(why.getMessage());
        }
    }
}
