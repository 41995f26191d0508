// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import io.tessera.lwm2m.codec.Codecs;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is on a card, file by file, and how it gets there. */
final class CardContent {

    static final String DIR = "2F00";
    static final String ICCID = "2FE2";
    static final String RULES = "2F06";
    static final String ODF = "7FFF5031";
    static final String DODF = "7FFF6430";
    static final String BOOTSTRAP = "7FFF6432";

    static final byte[] KEY = HexFormat.of().parseHex("00112233445566778899aabbccddeeff");

    final Map<String, File> files = new TreeMap<>();

    /** @param pin the reference of what opens it, or 0 */
    record File(byte[] bytes, int recordLength, int pin, String rule, boolean tellsSize) {

        File(byte[] bytes) {
            this(bytes, 0, 0, "", true);
        }

        File with(byte[] other) {
            return new File(other, recordLength, pin, rule, tellsSize);
        }

        File withPin(int reference, String accessRule) {
            return new File(bytes, recordLength, reference, accessRule, tellsSize);
        }

        File untold() {
            return new File(bytes, recordLength, pin, rule, false);
        }
    }

    /** Two servers' worth: a Security and a Server Instance of one account. */
    static List<PathValue> account(String uri) {
        return List.of(
                new PathValue(Path.of(0, 0, 0), Value.of(uri)),
                new PathValue(Path.of(0, 0, 1), Value.of(false)),
                new PathValue(Path.of(0, 0, 2), Value.of(0L)),
                new PathValue(Path.of(0, 0, 3), Value.of("card".getBytes(StandardCharsets.UTF_8))),
                new PathValue(Path.of(0, 0, 5), Value.of(KEY)),
                new PathValue(Path.of(0, 0, 10), Value.of(1L)),
                new PathValue(Path.of(1, 0, 0), Value.of(1L)),
                new PathValue(Path.of(1, 0, 1), Value.of(300L)),
                new PathValue(Path.of(1, 0, 7), Value.of("U")));
    }

    /** As the specification's example has it: an ODF and a DODF with one entry, an identifier and a path. */
    static CardContent of(byte[] bootstrap) {
        var content = new CardContent();
        content.files.put(
                DIR, new File(record("61 10 4F 0C " + SimulatedCard.PKCS_15 + " 51 00", 38), 38, 0, "", true));
        content.files.put(ICCID, new File(hex("98 10 30 00 00 00 00 00 00 F1")));
        content.files.put(ODF, new File(hex("A7 06 30 04 04 02 64 30 FF FF FF FF")));
        content.files.put(DODF, new File(dodf("", "06 06 06 04 67 2B 09 01", "64 32")));
        content.files.put(BOOTSTRAP, new File(bootstrap));
        return content;
    }

    static CardContent ofAccount(String uri) {
        return of(bootstrap(account(uri)));
    }

    CardContent put(String path, byte[] bytes) {
        files.merge(path, new File(bytes), (old, fresh) -> old.with(bytes));
        return this;
    }

    CardContent put(String path, File file) {
        files.put(path, file);
        return this;
    }

    SimulatedCard card() {
        return on(new SimulatedCard());
    }

    SimulatedCard on(SimulatedCard card) {
        card.personalise(UiccApplet.ERASE, 0, 0, Apdu.NO_DATA);
        files.forEach((path, file) -> write(card, path, file));
        return card;
    }

    private static void write(SimulatedCard card, String path, File file) {
        var create = new ByteArrayOutputStream();
        create.write(path.length() / 2);
        create.writeBytes(hex(path));
        create.write(file.bytes().length >> 8);
        create.write(file.bytes().length);
        create.write(file.recordLength());
        create.write(file.pin());
        create.write(file.tellsSize() ? 0 : 1);
        create.writeBytes(hex(file.rule()));
        card.personalise(UiccApplet.CREATE_FILE & 0xFF, 0, 0, create.toByteArray());
        for (int at = 0; at < file.bytes().length; at += 200) {
            var portion = Arrays.copyOfRange(file.bytes(), at, Math.min(file.bytes().length, at + 200));
            card.personalise(UiccApplet.WRITE & 0xFF, at >> 8, at & 0xFF, portion);
        }
    }

    /** One entry with an identifier; flags as in "03 02 06 80". */
    static byte[] dodf(String flags, String identifier, String path) {
        var common = sequence(hex("0C 05 4C 77 4D 32 4D"), hex(flags));
        var attributes = sequence(hex("0C 04 54 65 73 74"));
        var value = sequence(hex(identifier), sequence(element(0x04, hex(path))));
        return element(0xA1, join(common, attributes, element(0xA1, value)));
    }

    /** One entry of opaque data, whose application has the identifier. */
    static byte[] opaqueDodf(String path) {
        var common = sequence(hex("0C 05 4C 77 4D 32 4D"), hex("03 02 06 C0"));
        var attributes = sequence(hex("06 04 67 2B 09 01"));
        return sequence(common, attributes, element(0xA1, sequence(element(0x04, hex(path)))));
    }

    static byte[] sequence(byte[]... parts) {
        return element(0x30, join(parts));
    }

    static byte[] element(int tag, byte[] value) {
        return join(new byte[] {(byte) tag, (byte) value.length}, value);
    }

    /** The Objects of the values, each with the implicit version. */
    static byte[] bootstrap(List<PathValue> values) {
        var objects = new ByteArrayOutputStream();
        var ids = values.stream().map(value -> value.path().object()).distinct().toList();
        for (int id : ids) {
            objects.writeBytes(object(id, "00", tlv(id, values)));
        }
        return file(ids.size(), objects.toByteArray());
    }

    static byte[] file(int count, byte[] objects) {
        return join(halfWord(count), halfWord(objects.length), objects);
    }

    static byte[] object(int id, String version, byte[] instances) {
        return join(halfWord(id), hex(version), halfWord(instances.length), instances);
    }

    static byte[] tlv(int object, List<PathValue> values) {
        var own =
                values.stream().filter(value -> value.path().object() == object).toList();
        try {
            return Codecs.create().encode(ContentFormat.TLV, Path.of(object), own);
        } catch (RequestRefused e) {
            throw new IllegalArgumentException(e);
        }
    }

    static byte[] halfWord(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    static byte[] record(String hex, int length) {
        var bytes = hex(hex);
        var padded = Arrays.copyOf(bytes, length);
        Arrays.fill(padded, bytes.length, length, (byte) 0xFF);
        return padded;
    }

    static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
