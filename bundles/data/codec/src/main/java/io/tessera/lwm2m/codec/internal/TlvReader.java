// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;

/** Reads TLV entry by entry; the base says at which level the payload begins. */
final class TlvReader {

    private final byte[] in;
    private final Decoded decoded;
    private final TlvValues values;
    private final Path base;
    private int at;

    /** The entry read last: its value begins where the reader stands. */
    private int kind;

    private int id;
    private int end;

    TlvReader(byte[] in, Decoded decoded, Limits limits) {
        this.in = in;
        this.decoded = decoded;
        this.values = new TlvValues(in, limits);
        this.base = decoded.base();
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
            decoded.addEmpty(new Path(bits));
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
            decoded.addEmpty(new Path(resource));
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
        var path = new Path(bits);
        decoded.checkResource(path);
        decoded.add(new PathValue(path, values.read(at, end, decoded.types().typeOf(path))));
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
