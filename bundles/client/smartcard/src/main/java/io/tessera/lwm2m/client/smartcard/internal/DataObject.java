// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import static io.tessera.lwm2m.client.smartcard.internal.BerTlv.BIT_STRING;
import static io.tessera.lwm2m.client.smartcard.internal.BerTlv.OBJECT_IDENTIFIER;
import static io.tessera.lwm2m.client.smartcard.internal.BerTlv.SEQUENCE;
import static io.tessera.lwm2m.client.smartcard.internal.BerTlv.UTF8_STRING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a DODF that points to LwM2M bootstrap information (Core 1.2, G.3.2; PKCS#15, 6.7).
 *
 * @param label for people
 * @param isProtected whether it is private or modifiable, which is when the card holder is to be verified
 */
record DataObject(String label, boolean isProtected, FilePath path) {

    private static final String WHAT = "EF(DODF)";
    private static final int OID_OBJECT = 0xA1;
    private static final int TYPE_ATTRIBUTES = 0xA1;
    private static final int PRIVATE_OR_MODIFIABLE = 0xC0;
    private static final int LONGEST_LABEL = 80;

    /**
     * 2.23.43.9.1, lwm2m-bootstrap; and the same with the header of an OBJECT IDENTIFIER inside its value, as the
     * example of the specification has it, and cards that followed it.
     */
    private static final List<String> LWM2M_BOOTSTRAP = List.of("672b0901", "0604672b0901");

    /** Those that are for LwM2M, in the order in which they stand there. */
    static List<DataObject> all(byte[] dodf) throws IOException {
        var found = new ArrayList<DataObject>();
        for (var entry : BerTlv.all(dodf, WHAT)) {
            if (entry.tag() == SEQUENCE || entry.tag() == OID_OBJECT) {
                of(entry.inner(WHAT)).ifPresent(found::add);
            }
        }
        return found;
    }

    /** Common attributes, class attributes, and the type attributes: a path, or an identifier with a path. */
    private static Optional<DataObject> of(List<BerTlv> parts) throws IOException {
        var type = BerTlv.find(parts, TYPE_ATTRIBUTES);
        if (parts.size() < 3 || type.isEmpty()) {
            return Optional.empty();
        }
        var common = parts.get(0).inner(WHAT);
        var attributes = parts.get(1).inner(WHAT);
        var value = sequence(type.get().inner(WHAT));
        boolean isOurs = isBootstrap(attributes) || isBootstrap(value);
        if (!isOurs) {
            return Optional.empty();
        }
        var nested = BerTlv.find(value, SEQUENCE);
        var path = FilePath.of(nested.isPresent() ? nested.get().inner(WHAT) : value);
        return Optional.of(new DataObject(label(common, attributes), isProtected(common), path));
    }

    private static List<BerTlv> sequence(List<BerTlv> elements) throws IOException {
        var sequence = BerTlv.find(elements, SEQUENCE);
        return sequence.isPresent() ? sequence.get().inner(WHAT) : List.of();
    }

    private static boolean isBootstrap(List<BerTlv> elements) {
        return elements.stream()
                .filter(element -> element.tag() == OBJECT_IDENTIFIER)
                .anyMatch(element -> LWM2M_BOOTSTRAP.contains(HexFormat.of().formatHex(element.value())));
    }

    /** The label, or else the name of the application; without what would disturb a log. */
    private static String label(List<BerTlv> common, List<BerTlv> attributes) {
        var text = BerTlv.find(common, UTF8_STRING).or(() -> BerTlv.find(attributes, UTF8_STRING));
        var label = text.map(element -> new String(element.value(), StandardCharsets.UTF_8))
                .orElse("")
                .replaceAll("[^\\p{L}\\p{N}\\p{P}\\p{Zs}]", "?");
        return label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL) : label;
    }

    /** CommonObjectAttributes.flags: bit 0 private, bit 1 modifiable, after a byte that counts unused bits. */
    private static boolean isProtected(List<BerTlv> common) {
        return BerTlv.find(common, BIT_STRING)
                .map(BerTlv::value)
                .filter(bits -> bits.length > 1 && (bits[1] & PRIVATE_OR_MODIFIABLE) != 0)
                .isPresent();
    }
}
