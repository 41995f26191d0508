// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

/** What a stranger says of himself, fit for a log. */
final class Printable {

    private static final int LONGEST = 200;

    private Printable() {}

    /** Control characters are shown as {@code ?}, and what is too long is cut. */
    static String of(String text) {
        var cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
