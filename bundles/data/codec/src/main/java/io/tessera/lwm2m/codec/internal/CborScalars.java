// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import static io.tessera.lwm2m.codec.internal.CborReader.ARRAY;
import static io.tessera.lwm2m.codec.internal.CborReader.BYTES;
import static io.tessera.lwm2m.codec.internal.CborReader.MAX_TAGS;
import static io.tessera.lwm2m.codec.internal.CborReader.NEGATIVE;
import static io.tessera.lwm2m.codec.internal.CborReader.OPEN;
import static io.tessera.lwm2m.codec.internal.CborReader.SIMPLE;
import static io.tessera.lwm2m.codec.internal.CborReader.TAG;
import static io.tessera.lwm2m.codec.internal.CborReader.TEXT;
import static io.tessera.lwm2m.codec.internal.CborReader.UNSIGNED;

import io.tessera.lwm2m.model.MalformedContent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Single values of CBOR, with the tags that may say what they mean (RFC 8949, 3.4). */
final class CborScalars {

    private static final int EPOCH_TIME = 1;
    private static final int BIG_FLOAT = 5;
    private static final int MOST_EXPONENT = 1000;
    private static final int MOST_BYTES = 9;

    private CborScalars() {}

    static void read(CborReader in, Scalar to) throws MalformedContent {
        for (int tags = 0; in.peek() == TAG; tags++) {
            long tag = in.readTag();
            if (tags == MAX_TAGS) {
                throw in.malformed("too many tags");
            }
            if (tag <= BIG_FLOAT && tag != EPOCH_TIME) {
                readTagged(in, (int) tag, to);
                return;
            }
        }
        readUntagged(in, to);
    }

    private static void readUntagged(CborReader in, Scalar to) throws MalformedContent {
        switch (in.peek()) {
            case UNSIGNED, NEGATIVE -> readWhole(in, to);
            case BYTES -> {
                in.readString(BYTES);
                to.bytes(in.copyOfText());
            }
            case TEXT -> {
                in.readText();
                to.text(in.string());
            }
            case SIMPLE -> readSimple(in, to);
            default -> throw in.malformed("a container where a value is due");
        }
    }

    private static void readWhole(CborReader in, Scalar to) throws MalformedContent {
        boolean negative = in.readHead() == NEGATIVE;
        long argument = in.argument();
        if (argument >= 0) {
            to.integer(negative ? ~argument : argument);
        } else if (negative) {
            throw in.malformed("an integer of more than 64 bits");
        } else {
            to.unsigned(argument);
        }
    }

    private static void readSimple(CborReader in, Scalar to) throws MalformedContent {
        in.readHead();
        switch (in.info()) {
            case 20 -> to.bool(false);
            case 21 -> to.bool(true);
            case 22 -> to.ofNull();
            case 25 -> to.real(HalfFloat.toDouble((int) in.argument()));
            case 26 -> to.real(Float.intBitsToFloat((int) in.argument()));
            case 27 -> to.real(Double.longBitsToDouble(in.argument()));
            default -> throw in.malformed("a simple value that LwM2M doesn't use");
        }
    }

    private static void readTagged(CborReader in, int tag, Scalar to) throws MalformedContent {
        switch (tag) {
            case 0 -> readDateTime(in, to);
            case 2, 3 -> readBigInteger(in, tag == 3, to);
            case 4 -> readDecimalFraction(in, to);
            default -> throw in.malformed("a big float");
        }
    }

    private static void readDateTime(CborReader in, Scalar to) throws MalformedContent {
        in.readText();
        try {
            to.integer(OffsetDateTime.parse(in.string()).toEpochSecond());
        } catch (DateTimeException e) {
            throw in.malformed("a date and time that is not of RFC 3339");
        }
    }

    private static void readBigInteger(CborReader in, boolean negative, Scalar to) throws MalformedContent {
        in.readString(BYTES);
        if (in.length() > MOST_BYTES) {
            throw in.malformed("an integer of more than 64 bits");
        }
        var magnitude = new BigInteger(1, in.text(), in.from(), in.length());
        if (!BigNumbers.give(negative ? magnitude.not() : magnitude, to)) {
            throw in.malformed("an integer of more than 64 bits");
        }
    }

    private static void readDecimalFraction(CborReader in, Scalar to) throws MalformedContent {
        int count = in.readContainer(ARRAY);
        long exponent = in.readInteger();
        long mantissa = in.readInteger();
        boolean isPair = count == 2 || count == OPEN && in.acceptBreak();
        if (!isPair || exponent > MOST_EXPONENT || exponent < -MOST_EXPONENT) {
            throw in.malformed("a decimal fraction out of range");
        }
        if (mantissa == Long.MIN_VALUE) {
            BigNumbers.give(BigDecimal.valueOf(mantissa, (int) -exponent), to);
        } else {
            to.decimal(mantissa, (int) exponent);
        }
    }
}
