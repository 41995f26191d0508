// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user and a password as HTTP Basic brings them (RFC 7617); both empty where it is nothing of the kind. */
record BasicLogin(String user, String password) {

    private static final String SCHEME = "Basic ";
    private static final int LONGEST = 1024;
    private static final BasicLogin NOTHING = new BasicLogin("", "");

    static BasicLogin parse(String header) {
        if (header.length() > LONGEST || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return NOTHING;
        }
        try {
            var bytes =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).trim());
            var text = new String(bytes, StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0 ? NOTHING : new BasicLogin(text.substring(0, colon), text.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return NOTHING;
        }
    }

    /** A stranger's text, fit for a line of a log. */
    String shownUser() {
        return Json.shown(user).replaceAll("[^\\x20-\\x7e]", "?");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "BasicLogin[" + shownUser() + "]";
    }
}
