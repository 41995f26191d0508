// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.Path;
import java.time.Clock;

/** Reads LwM2M JSON. Base name and base time may stand behind the entries that they are for; then these wait. */
final class LwM2mJsonReader {

    private static final int NOWHERE = -1;

    private final JsonReader json;
    private final Decoded decoded;
    private final Limits limits;
    private final Clock clock;
    private final Scalar scalar = new Scalar();
    private final Name base = new Name();
    private final Name name = new Name();
    private final LwM2mJsonEntry entry;
    private boolean hasBase;
    private long baseTime;

    LwM2mJsonReader(byte[] payload, Decoded decoded, Limits limits, Clock clock) {
        this.json = new JsonReader(payload, limits);
        this.decoded = decoded;
        this.limits = limits;
        this.clock = clock;
        this.entry = new LwM2mJsonEntry(json);
    }

    void read() throws MalformedContent {
        json.expect('{');
        int entries = NOWHERE;
        if (!json.accept('}')) {
            do {
                json.readText();
                int key = LwM2mJsonEntry.key(json);
                json.expect(':');
                entries = readMember(key, entries);
            } while (json.accept(','));
            json.expect('}');
        }
        json.expectEnd();
        if (entries == NOWHERE) {
            throw json.malformed("no entries");
        }
        json.position(entries);
        readEntries();
    }

    /** Where the entries begin, if it was them; they are read once the rest is known. */
    private int readMember(int key, int entries) throws MalformedContent {
        switch (key) {
            case LwM2mJsonEntry.BASE_NAME -> {
                json.readText();
                base.reset();
                base.append(json.text(), json.from(), json.length());
                hasBase = json.length() > 0;
            }
            case LwM2mJsonEntry.BASE_TIME -> {
                json.readNumber(scalar);
                baseTime = scalar.asNanos();
            }
            case LwM2mJsonEntry.ENTRIES -> {
                json.peek();
                int position = json.position();
                json.skip();
                return position;
            }
            default -> json.skip();
        }
        return entries;
    }

    private void readEntries() throws MalformedContent {
        json.expect('[');
        if (json.accept(']')) {
            return;
        }
        do {
            entry.read();
            addEntry();
        } while (json.accept(','));
        json.expect(']');
    }

    private void addEntry() throws MalformedContent {
        var path = path();
        decoded.checkResource(path);
        var type = decoded.types().typeOf(path);
        json.position(entry.valueAt());
        readValue(type);
        decoded.add(path, scalar, SenmlTime.resolve(baseTime, entry.time(), 1, clock));
        json.position(entry.end());
    }

    /** Without base name, a name with a slash in front is a whole path and any other continues the request's. */
    private Path path() throws MalformedContent {
        if (hasBase) {
            name.resetTo(base);
        } else if (entry.isAbsolute()) {
            name.reset();
        } else {
            name.resetToBelow(decoded.base());
        }
        entry.appendNameTo(name);
        return name.toPath();
    }

    private void readValue(DataType type) throws MalformedContent {
        switch (entry.valueKey()) {
            case LwM2mJsonEntry.NUMBER -> json.readNumber(scalar);
            case LwM2mJsonEntry.BOOLEAN -> scalar.bool(json.readBoolean());
            case LwM2mJsonEntry.LINK -> {
                json.readText();
                scalar.link(Texts.readLink(json.string(limits.maxText())));
            }
            default -> readString(type);
        }
    }

    private void readString(DataType type) throws MalformedContent {
        json.readText();
        if (type == DataType.OPAQUE) {
            scalar.bytes(Texts.readBase64(json.copyOfText()));
        } else if (type == DataType.OBJLNK) {
            throw json.malformed("a string where an object link is due");
        } else {
            scalar.text(json.string(limits.maxText()));
        }
    }
}
