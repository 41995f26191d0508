// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is kept in the store: a version byte, then the fields. A record of another version, or a broken one, is none. */
final class StoreRecord {

    private static final Logger LOG = LoggerFactory.getLogger(StoreRecord.class);
    private static final int VERSION = 1;

    /** Writes the fields. */
    interface Writer {
        void to(DataOutputStream out) throws IOException;
    }

    /** Reads the fields, in the order in which they were written. */
    interface Reader<T> {
        T from(DataInputStream in) throws IOException;
    }

    private StoreRecord() {}

    static byte[] encode(Writer writer) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            writer.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static <T> Optional<T> decode(String key, byte[] bytes, Reader<T> reader) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                LOG.warn("{} in the store is of an unknown version: ignored", key);
                return Optional.empty();
            }
            return Optional.of(reader.from(in));
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} in the store is broken: ignored", key, e);
            return Optional.empty();
        }
    }

    static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("Length " + length);
        }
        return in.readNBytes(length);
    }

    /** Text of any length, unlike {@link DataOutputStream#writeUTF}. */
    static void writeText(DataOutputStream out, String text) throws IOException {
        writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }
}
