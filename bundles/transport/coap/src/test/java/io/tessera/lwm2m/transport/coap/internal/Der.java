// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** As much of DER as a certificate is made of (X.690). */
final class Der {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] of(int tag, byte[]... parts) {
        var content = concat(parts);
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length >= 256) {
            out.write(0x82);
            out.write(content.length >> 8);
        } else if (content.length >= 128) {
            out.write(0x81);
        }
        out.write(content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    static byte[] concat(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] sequence(byte[]... parts) {
        return of(0x30, parts);
    }

    static byte[] integer(long value) {
        return of(0x02, BigInteger.valueOf(value).toByteArray());
    }

    /** @param encoded the content of an object identifier, in hex */
    static byte[] identifier(String encoded) {
        return of(0x06, HexFormat.of().parseHex(encoded));
    }

    static byte[] bits(int unused, byte... content) {
        return of(0x03, new byte[] {(byte) unused}, content);
    }

    static byte[] text(String text) {
        return of(0x0C, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] time(Instant time) {
        return of(0x18, TIME.format(time).getBytes(StandardCharsets.US_ASCII));
    }

    /** An extension of 2.5.29. */
    static byte[] extension(int number, byte[] value) {
        return sequence(of(0x06, new byte[] {0x55, 0x1D, (byte) number}), of(0x04, value));
    }
}
