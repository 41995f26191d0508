// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * EF LwM2M_Bootstrap (Core 1.2, G.3.3): number of Objects, size of what follows, and for each Object its id, its version
 * of one or two bytes, the length of its instances, and these in TLV.
 */
final class BootstrapFile {

    static final int HEADER = 4;

    private static final String WHAT = "EF LwM2M_Bootstrap";

    private BootstrapFile() {}

    /**
     * @param version such as {@code 2.5}; empty for 1.0 or what the enabler has
     * @param instances in TLV
     */
    record StoredObject(int id, String version, byte[] instances) {

        @Override
        public String toString() {
            return "StoredObject[%d %s, %d bytes]".formatted(id, version, instances.length);
        }
    }

    /** How many bytes there are with the header. */
    static int length(byte[] header) throws IOException {
        if (header.length < HEADER) {
            throw BerTlv.malformed(WHAT, "it has %d bytes".formatted(header.length));
        }
        return HEADER + Short.toUnsignedInt(ByteBuffer.wrap(header).getShort(2));
    }

    /** Whether no bootstrap information was put there: no Objects, or as a card leaves the factory. */
    static boolean isBlank(byte[] header) {
        int objects = Short.toUnsignedInt(ByteBuffer.wrap(header).getShort(0));
        int size = Short.toUnsignedInt(ByteBuffer.wrap(header).getShort(2));
        return objects == 0 && size == 0 || objects == 0xFFFF && size == 0xFFFF;
    }

    /** @throws IOException if Objects or their instances are cut off, or if something is left over */
    static List<StoredObject> objects(byte[] file) throws IOException {
        var in = ByteBuffer.wrap(file);
        int objects = Short.toUnsignedInt(in.getShort());
        in.getShort();
        var found = new ArrayList<StoredObject>();
        for (int i = 0; i < objects; i++) {
            found.add(next(in));
        }
        if (in.hasRemaining()) {
            throw BerTlv.malformed(WHAT, "%d bytes after the last Object".formatted(in.remaining()));
        }
        return found;
    }

    private static StoredObject next(ByteBuffer in) throws IOException {
        int id = halfWord(in);
        int major = octet(in);
        var version = major == 0 ? "" : major + "." + octet(in);
        int length = halfWord(in);
        if (length > in.remaining()) {
            throw BerTlv.malformed(
                    WHAT, "Object %d announces %d bytes, %d are left".formatted(id, length, in.remaining()));
        }
        var instances = new byte[length];
        in.get(instances);
        return new StoredObject(id, version, instances);
    }

    private static int halfWord(ByteBuffer in) throws IOException {
        return octet(in) << 8 | octet(in);
    }

    private static int octet(ByteBuffer in) throws IOException {
        if (!in.hasRemaining()) {
            throw BerTlv.malformed(WHAT, "an Object is cut off");
        }
        return in.get() & 0xFF;
    }
}
