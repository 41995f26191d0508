// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a card tells of a file when it is selected: its File Control Parameters (ETSI TS 102 221, 11.1.1.3).
 *
 * @param size bytes of a transparent file; -1 if the card doesn't say
 * @param hasRecords whether it is a linear fixed file
 * @param accessRule where its access rule is: the file that holds rules and the number of the record
 * @param pins of an application, in the order of its PIN status template
 */
record Fcp(int size, boolean hasRecords, Optional<RuleReference> accessRule, List<Pin> pins) {

    private static final int TEMPLATE = 0x62;
    private static final int DESCRIPTOR = 0x82;
    private static final int SIZE = 0x80;
    private static final int REFERENCED_RULE = 0x8B;
    private static final int PIN_STATUS = 0xC6;
    private static final int PIN_STATUS_BITS = 0x90;
    private static final int KEY_REFERENCE = 0x83;

    /** @param record 1 to 254 */
    record RuleReference(int file, int record) {}

    /** @param reference as VERIFY names it */
    record Pin(int reference, boolean enabled) {}

    /** @throws IOException if it isn't that; nothing at all is what some cards give, and all right */
    static Fcp of(byte[] selected) throws IOException {
        var template = BerTlv.find(BerTlv.all(selected, "what the card tells of a file"), TEMPLATE);
        if (template.isEmpty()) {
            return new Fcp(-1, false, Optional.empty(), List.of());
        }
        var elements = template.get().inner("what the card tells of a file");
        var size = BerTlv.find(elements, SIZE);
        return new Fcp(
                size.isPresent() ? size.get().number("the size of a file") : -1,
                BerTlv.find(elements, DESCRIPTOR).map(Fcp::hasRecords).orElse(false),
                BerTlv.find(elements, REFERENCED_RULE).flatMap(Fcp::rule),
                pins(elements));
    }

    private static boolean hasRecords(BerTlv descriptor) {
        return descriptor.value().length > 0 && (descriptor.value()[0] & 7) == 2;
    }

    /** Either a file and one record, or a file and pairs of security environment and record: the first pair counts. */
    private static Optional<RuleReference> rule(BerTlv element) {
        var value = element.value();
        if (value.length < 3) {
            return Optional.empty();
        }
        int file = (value[0] & 0xFF) << 8 | value[1] & 0xFF;
        int at = value.length == 3 ? 2 : 3;
        return Optional.of(new RuleReference(file, value[at] & 0xFF));
    }

    /** Bit 8 of the first status byte is for the first key reference, and so on (9.5.2). */
    private static List<Pin> pins(List<BerTlv> elements) throws IOException {
        var template = BerTlv.find(elements, PIN_STATUS);
        if (template.isEmpty()) {
            return List.of();
        }
        var inner = template.get().inner("the PIN status");
        var bits = BerTlv.find(inner, PIN_STATUS_BITS).map(BerTlv::value).orElse(Apdu.NO_DATA);
        var pins = new ArrayList<Pin>();
        for (var element : inner) {
            if (element.tag() == KEY_REFERENCE) {
                int at = pins.size();
                boolean enabled = at / 8 >= bits.length || (bits[at / 8] & 0x80 >> at % 8) != 0;
                pins.add(new Pin(element.number("a key reference"), enabled));
            }
        }
        return pins;
    }
}
