// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import java.util.List;

/** Reads TLV entry by entry; the base says at which level the payload begins. */
final class TlvReader {

    private final byte[] in;
    private final Decoded decoded;
    private final Limits limits;
    private final Path base;
    private int at;

    /** The entry read last: its value begins where the reader stands. */
    private int kind;

    private int id;
    private int end;

    TlvReader(byte[] in, Decoded decoded, Limits limits) {
        this.in = in;
        this.decoded = decoded;
        this.limits = limits;
        this.base = decoded.base();
    }

    /**
     * The most frequent payload by far, one entry of fewer than 256 bytes for the Resource or Resource Instance itself,
     * without anything around it; null if it is another one.
     */
    static List<PathValue> readSingle(Path base, byte[] in, DataTypes types, Limits limits) throws MalformedContent {
        int kind = base.depth() == 4 ? TlvFormat.RESOURCE_INSTANCE : TlvFormat.RESOURCE;
        int idBytes = base.last() < 256 ? 1 : 2;
        int type = kind << 6 | (idBytes - 1) << 5;
        if (in.length < 1 + idBytes || (in[0] & 0xE0) != type || in.length > 200) {
            return null;
        }
        int id = idBytes == 1 ? in[1] & 0xFF : (in[1] & 0xFF) << 8 | in[2] & 0xFF;
        boolean isShort = (in[0] & 0x18) == 0;
        int from = 1 + idBytes + (isShort ? 0 : 1);
        boolean fits = id == base.last()
                && (isShort
                        ? (in[0] & 7) == in.length - from
                        : (in[0] & 0x18) == 8 && in.length >= from && (in[from - 1] & 0xFF) == in.length - from);
        if (!fits || base.depth() == 3 && types.isMultiple(base)) {
            return null;
        }
        return new OneValue(new PathValue(base, TlvValues.read(in, from, in.length, types.typeOf(base), limits)));
    }

    void read() throws MalformedContent {
        switch (base.depth()) {
            case 1 -> readInstances();
            case 2 -> readResources(base.bits(), in.length, true);
            case 3 -> readResource();
            default -> readResourceInstance();
        }
    }

    private void readInstances() throws MalformedContent {
        while (next(in.length)) {
            if (kind != TlvFormat.OBJECT_INSTANCE) {
                throw malformed("no Object Instance ID");
            }
            readInstance(child(base.bits(), 1));
        }
    }

    private void readInstance(long bits) throws MalformedContent {
        if (at == end) {
            decoded.addEmpty(Shared.path(bits));
        } else {
            readResources(bits, end, false);
        }
    }

    private void readResources(long instance, int limit, boolean mayBeWrapped) throws MalformedContent {
        while (next(limit)) {
            switch (kind) {
                case TlvFormat.RESOURCE -> readValue(child(instance, 2));
                case TlvFormat.MULTIPLE_RESOURCE -> readInstances(child(instance, 2), end);
                case TlvFormat.OBJECT_INSTANCE -> {
                    if (!mayBeWrapped || id != base.instance()) {
                        throw malformed("an Object Instance that is not " + base);
                    }
                    readInstance(instance);
                }
                default -> throw malformed("a Resource Instance without Resource");
            }
        }
    }

    private void readInstances(long resource, int limit) throws MalformedContent {
        if (at == limit) {
            decoded.addEmpty(Shared.path(resource));
        }
        while (next(limit)) {
            if (kind != TlvFormat.RESOURCE_INSTANCE) {
                throw malformed("no Resource Instance where one is due");
            }
            readValue(child(resource, 3));
        }
    }

    private void readResource() throws MalformedContent {
        while (next(in.length)) {
            switch (kind) {
                case TlvFormat.RESOURCE -> {
                    checkIs(base.resource());
                    readValue(base.bits());
                }
                case TlvFormat.MULTIPLE_RESOURCE -> {
                    checkIs(base.resource());
                    readInstances(base.bits(), end);
                }
                case TlvFormat.RESOURCE_INSTANCE -> readValue(child(base.bits(), 3));
                default -> throw malformed("an Object Instance where a Resource is due");
            }
        }
    }

    private void readResourceInstance() throws MalformedContent {
        while (next(in.length)) {
            switch (kind) {
                case TlvFormat.RESOURCE_INSTANCE -> {
                    checkIs(base.resourceInstance());
                    readValue(base.bits());
                }
                case TlvFormat.MULTIPLE_RESOURCE -> {
                    checkIs(base.resource());
                    readInstances(base.parent().bits(), end);
                }
                default -> throw malformed("no Resource Instance where one is due");
            }
        }
    }

    private void checkIs(int expected) throws MalformedContent {
        if (id != expected) {
            throw malformed("id %d where %s was sent to".formatted(id, base));
        }
    }

    private void readValue(long bits) throws MalformedContent {
        var path = Shared.path(bits);
        var types = decoded.types();
        if (kind == TlvFormat.RESOURCE && types.isMultiple(path)) {
            throw malformed(path + " has instances");
        }
        decoded.add(new PathValue(path, TlvValues.read(in, at, end, types.typeOf(path), limits)));
        at = end;
    }

    private long child(long parent, int level) {
        return parent | (id + 1L) << (48 - 16 * level);
    }

    /** Reads the header of the next entry; false if there is none up to the limit. */
    private boolean next(int limit) throws MalformedContent {
        if (at == limit) {
            return false;
        }
        int type = in[at++] & 0xFF;
        int idBytes = 1 + (type >> 5 & 1);
        int lengthBytes = type >> 3 & 3;
        if (limit - at < idBytes + lengthBytes) {
            throw malformed("a header that is cut off");
        }
        kind = type >> 6;
        id = bigEndian(idBytes);
        int length = lengthBytes == 0 ? type & 7 : bigEndian(lengthBytes);
        if (length > limit - at) {
            throw malformed("%d bytes announced, %d left".formatted(length, limit - at));
        }
        if (id > Path.MAX_ID) {
            throw malformed("the reserved id 65535");
        }
        end = at + length;
        return true;
    }

    private int bigEndian(int bytes) {
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | in[at++] & 0xFF;
        }
        return value;
    }

    private MalformedContent malformed(String message) {
        return new MalformedContent("TLV, byte %d: %s".formatted(at, message));
    }
}
