// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may read a file, as a record of EF(ARR) says it (ETSI TS 102 221, 9.2.7): access modes, each followed by the security
 * conditions for it.
 *
 * @param free whether nothing needs to be verified
 * @param pins the key references that open it, any of which may do
 */
record AccessRule(boolean free, List<Integer> pins) {

    private static final int ACCESS_MODE = 0x80;
    private static final int READ = 0x01;
    private static final int ALWAYS = 0x90;
    private static final int OR = 0xA0;
    private static final int AND = 0xAF;
    private static final int AUTHENTICATION = 0xA4;
    private static final int KEY_REFERENCE = 0x83;

    static AccessRule forReading(byte[] record) throws IOException {
        boolean concernsReading = false;
        boolean free = false;
        var pins = new ArrayList<Integer>();
        for (var element : BerTlv.all(record, "an access rule")) {
            if (element.tag() == ACCESS_MODE) {
                concernsReading = element.value().length == 1 && (element.value()[0] & READ) != 0;
            } else if (concernsReading) {
                free |= element.tag() == ALWAYS;
                addPins(element, pins);
            }
        }
        return new AccessRule(free, List.copyOf(pins));
    }

    private static void addPins(BerTlv condition, List<Integer> pins) throws IOException {
        if (condition.tag() == AUTHENTICATION) {
            addPin(condition, pins);
            return;
        }
        if (condition.tag() == OR || condition.tag() == AND) {
            for (var alternative : condition.inner("an access rule")) {
                if (alternative.tag() == AUTHENTICATION) {
                    addPin(alternative, pins);
                }
            }
        }
    }

    private static void addPin(BerTlv authentication, List<Integer> pins) throws IOException {
        for (var element : authentication.inner("an access rule")) {
            if (element.tag() == KEY_REFERENCE) {
                int reference = element.number("a key reference");
                if (isPin(reference)) {
                    pins.add(reference);
                }
            }
        }
    }

    /** The user's: application PINs 1 to 8, their local counterparts, and the universal PIN (9.5.1); ADM isn't ours. */
    static boolean isPin(int reference) {
        return reference >= 1 && reference <= 8 || reference >= 0x81 && reference <= 0x88 || reference == 0x11;
    }
}
