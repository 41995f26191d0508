// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.elements.util.ClockUtil;

/** The states of associations by their labels, as bytes and back. */
final class SavedAssociations {

    private static final int FORMAT = 2;
    /** Two clocks were read when the bytes were made: that of the day, and that of the machine's time up. */
    private record Clocks(long millis, long nanos) {

        static Clocks now() {
            return new Clocks(System.currentTimeMillis(), ClockUtil.nanoRealtime());
        }

        /** How far the second one was set since then: it begins anew with the machine. */
        long shift() {
            var now = now();
            long passed = TimeUnit.MILLISECONDS.toNanos(Math.max(0, now.millis - millis));
            return now.nanos - nanos - passed;
        }
    }

    private final Map<String, byte[]> states = new HashMap<>();
    private long shift;

    void put(String label, byte[] state) {
        states.put(label, state);
    }

    /** A state can be had once: its numbers must never be used a second time. */
    byte[] take(String label) {
        return states.remove(label);
    }

    Set<String> labels() {
        return Set.copyOf(states.keySet());
    }

    /** What nobody has taken is still good for somebody after us. */
    void moveTo(SavedAssociations other) {
        states.forEach(other.states::putIfAbsent);
        states.clear();
    }

    boolean isEmpty() {
        return states.isEmpty();
    }

    /** Nanoseconds by which the times in it are off. */
    long shift() {
        return shift;
    }

    byte[] toBytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            var now = Clocks.now();
            out.writeByte(FORMAT);
            out.writeLong(now.millis);
            out.writeLong(now.nanos);
            out.writeInt(states.size());
            for (var state : states.entrySet()) {
                out.writeUTF(state.getKey());
                out.writeInt(state.getValue().length);
                out.write(state.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if it isn't what {@link #toBytes} has made */
    static SavedAssociations of(byte[] bytes) throws IOException {
        var saved = new SavedAssociations();
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                throw new IOException("another format");
            }
            saved.shift = new Clocks(in.readLong(), in.readLong()).shift();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                var label = in.readUTF();
                saved.put(label, in.readNBytes(in.readInt()));
            }
        }
        return saved;
    }

    /** Overwrites what is left. */
    void clear() {
        states.values().forEach(state -> Arrays.fill(state, (byte) 0));
        states.clear();
    }
}
