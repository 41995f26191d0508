// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntSupplier;

/**
 * Which messages were heard, and what they were answered with, for as long as a message id means the same message (RFC
 * 7252, 4.5). Kept as bytes, about 150 for a message, and can be saved and loaded, so that it outlives the endpoint.
 */
final class DuplicateMemory {

    /** Heard, and not answered yet. */
    private static final byte[] PENDING = {};
    /** Heard, and nothing that would have to be said again: a non-confirmable message. */
    private static final byte[] SILENT = {};

    private static final int FORMAT = 1;
    /** What an entry takes beside the bytes of its answer; measured. */
    private static final int OVERHEAD = 150;

    private final Remembered<MessageKey, byte[]> answers;

    /** @param maxBytes roughly */
    DuplicateMemory(int maxBytes) {
        this(maxBytes, Remembered::seconds);
    }

    DuplicateMemory(int maxBytes, IntSupplier clock) {
        answers = new Remembered<>(maxBytes, answer -> OVERHEAD + answer.length, Settings.EXCHANGE_LIFETIME, clock);
    }

    /**
     * A message was heard.
     *
     * @return null if it is new, otherwise what it was answered with, which may be nothing
     */
    byte[] heard(MessageKey key, boolean confirmable) {
        return answers.putIfAbsent(key, confirmable ? PENDING : SILENT);
    }

    /** An acknowledgement, a reset or an answer within an acknowledgement was sent. */
    void answered(MessageKey key, byte[] message) {
        answers.replace(key, message);
    }

    /** It wasn't handled after all: when it comes again, it shall count as new. */
    void forget(MessageKey key) {
        answers.remove(key);
    }

    int size() {
        return answers.size();
    }

    /** All but what wasn't answered: that the peers will send again, and it shall count as new. */
    byte[] save() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            answers.forEach((key, answer) -> write(out, key, answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings("ReferenceEquality")
    private static void write(DataOutputStream out, MessageKey key, Remembered.Aged<byte[]> answer) {
        if (answer.value() == PENDING) {
            return;
        }
        try {
            out.writeLong(key.high());
            out.writeLong(key.low());
            out.writeInt(key.portAndId());
            out.writeInt(key.secure());
            out.writeShort(answer.age());
            out.writeShort(answer.value().length);
            out.write(answer.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes over what another has saved; what it can't read it leaves. */
    void load(byte[] saved) {
        try (var in = new DataInputStream(new ByteArrayInputStream(saved))) {
            if (in.readByte() != FORMAT) {
                return;
            }
            while (in.available() > 0) {
                var key = new MessageKey(in.readLong(), in.readLong(), in.readInt(), in.readInt());
                int age = in.readUnsignedShort();
                var answer = in.readNBytes(in.readUnsignedShort());
                answers.restore(key, answer.length == 0 ? SILENT : answer, age);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
