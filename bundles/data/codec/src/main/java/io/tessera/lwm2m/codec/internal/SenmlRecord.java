// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.Path;
import java.time.Clock;

/** One record of SenML after the other, and the base fields that stay in force between them (RFC 8428, 4). */
final class SenmlRecord {

    private static final int NEWEST_VERSION = 10;

    private final SenmlInput in;
    private final Clock clock;
    private final boolean etch;
    private final Scalar value = new Scalar();
    private final Name base = new Name();
    private final Name name = new Name();
    private long baseTime;
    private long time;
    private int seen;
    private byte[] nameText;
    private int nameFrom;
    private int nameLength;

    SenmlRecord(SenmlInput in, Clock clock, boolean etch) {
        this.in = in;
        this.clock = clock;
        this.etch = etch;
    }

    /** False at the end of the payload. */
    boolean next() throws MalformedContent {
        if (!in.nextRecord()) {
            return false;
        }
        value.nothing();
        time = 0;
        seen = 0;
        nameText = null;
        for (int field = in.nextField(); field != SenmlInput.END; field = in.nextField()) {
            mark(field);
            readField(field);
        }
        return true;
    }

    private void mark(int field) throws MalformedContent {
        if (field == SenmlInput.UNKNOWN) {
            return;
        }
        int bit = 1 << (field - SenmlInput.BASE_SUM);
        if ((seen & bit) != 0) {
            throw new MalformedContent("SenML: a field twice in a record");
        }
        seen |= bit;
    }

    private void readField(int field) throws MalformedContent {
        switch (field) {
            case SenmlInput.BASE_NAME -> readBaseName();
            case SenmlInput.BASE_TIME -> baseTime = readNanos();
            case SenmlInput.BASE_VERSION -> checkVersion();
            case SenmlInput.BASE_VALUE, SenmlInput.BASE_SUM, SenmlInput.SUM ->
                throw new MalformedContent("SenML: base values and sums have no meaning in LwM2M");
            case SenmlInput.NAME -> readName();
            case SenmlInput.TIME -> time = readNanos();
            default -> readValue(field);
        }
    }

    private void readValue(int field) throws MalformedContent {
        boolean isValue = field == SenmlInput.VALUE
                || field >= SenmlInput.STRING_VALUE && field <= SenmlInput.BOOLEAN_VALUE
                || field >= SenmlInput.DATA_VALUE && field <= SenmlInput.LINK_VALUE;
        if (!isValue) {
            in.skip();
            return;
        }
        if (hasValue()) {
            throw new MalformedContent("SenML: a record with two values");
        }
        switch (field) {
            case SenmlInput.VALUE -> readNumber();
            case SenmlInput.STRING_VALUE -> in.readString(value);
            case SenmlInput.BOOLEAN_VALUE -> in.readBoolean(value);
            case SenmlInput.DATA_VALUE -> in.readData(value);
            default -> readLink();
        }
    }

    private void readNumber() throws MalformedContent {
        if (etch && in.acceptNull()) {
            value.ofNull();
            return;
        }
        in.readNumber(value);
        value.checkFinite();
    }

    private void readLink() throws MalformedContent {
        in.readString(value);
        value.textToLink();
    }

    private void readBaseName() throws MalformedContent {
        in.readText();
        base.reset();
        base.append(in.text(), in.from(), in.length());
    }

    private void readName() throws MalformedContent {
        in.readText();
        nameText = in.text();
        nameFrom = in.from();
        nameLength = in.length();
    }

    private long readNanos() throws MalformedContent {
        var number = new Scalar();
        in.readNumber(number);
        return number.asNanos();
    }

    private void checkVersion() throws MalformedContent {
        if (readNanos() > NEWEST_VERSION * 1_000_000_000L) {
            throw new MalformedContent("SenML: a version above " + NEWEST_VERSION);
        }
    }

    boolean hasValue() {
        return value.kind() != Scalar.Kind.NOTHING;
    }

    /** Whether it says null: what it names is to be deleted (RFC 8790, 3.2). */
    boolean isNull() {
        return value.kind() == Scalar.Kind.NULL;
    }

    boolean hasName() {
        return nameText != null;
    }

    Path path() throws MalformedContent {
        name.resetTo(base);
        if (nameText != null) {
            name.append(nameText, nameFrom, nameLength);
        }
        if (name.isEmpty()) {
            throw new MalformedContent("SenML: a record without name");
        }
        return name.toPath();
    }

    Scalar value() {
        return value;
    }

    long time() throws MalformedContent {
        return SenmlTime.resolve(baseTime, time, SenmlTime.ABSOLUTE, clock);
    }
}
