// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.registration.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.Lwm2mVersion;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The values that parameters of Register and Update can have (Core 1.2, 6.2.1 and 6.2.2). */
final class Parameters {

    private static final Set<String> BINDINGS_1_0 = Set.of("U", "UQ", "S", "SQ", "US", "UQS", "UQT");
    private static final String MODES_1_1 = "UTSNQ";
    private static final String MODES_1_2 = "UTSNMHQ";
    private static final int LONGEST_NUMBER = 10;
    private static final int LONGEST_NAME = 255;

    private Parameters() {}

    /** Seconds; zero stands for no end. */
    static Duration lifetime(String text) throws RequestRefused {
        boolean digitsOnly = !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digitsOnly) {
            throw refused("lt is not a number of seconds");
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }

    /**
     * A Binding Mode: in 1.0 one of a few words, later a set of letters. A Q among the letters, a leftover of 1.0 that no
     * later version has, is understood as queue mode.
     */
    static String binding(String text, Lwm2mVersion version) throws RequestRefused {
        boolean valid =
                switch (version) {
                    case V1_0 -> BINDINGS_1_0.contains(text);
                    case V1_1 -> isSetOf(MODES_1_1, text);
                    case V1_2 -> isSetOf(MODES_1_2, text);
                };
        if (!valid) {
            throw refused("b is not a binding of version " + version);
        }
        return text;
    }

    /**
     * The version of the enabler.
     *
     * @throws RequestRefused with 4.12 if the server doesn't speak it, 4.00 if it isn't one
     */
    static Lwm2mVersion version(String text) throws RequestRefused {
        var version = Lwm2mVersion.of(text);
        if (version.isPresent()) {
            return version.get();
        }
        if (!isVersion(text)) {
            throw refused("lwm2m is not a version");
        }
        throw new RequestRefused(ResponseCode.PRECONDITION_FAILED, "supported are 1.0, 1.1 and 1.2");
    }

    /** An Endpoint Client Name. */
    static String endpoint(String text) throws RequestRefused {
        boolean printable = text.chars().noneMatch(Character::isISOControl);
        if (text.isBlank() || text.length() > LONGEST_NAME || !printable) {
            throw refused("ep is not a name");
        }
        return text;
    }

    /** Profile IDs; new in 1.2, and nothing that an earlier version knows. */
    static List<String> profiles(Query query, Lwm2mVersion version) throws RequestRefused {
        return version.isAtLeast(Lwm2mVersion.V1_2) ? ProfileId.parse(query.takeAll("pid")) : List.of();
    }

    static RequestRefused refused(String diagnostic) {
        return new RequestRefused(ResponseCode.BAD_REQUEST, diagnostic);
    }

    private static boolean isSetOf(String letters, String text) {
        return !text.isEmpty()
                && text.chars().allMatch(letter -> letters.indexOf(letter) >= 0)
                && text.chars().distinct().count() == text.length();
    }

    private static boolean isVersion(String text) {
        int dot = text.indexOf('.');
        return dot > 0
                && dot < text.length() - 1
                && text.length() <= LONGEST_NUMBER
                && text.chars().filter(c -> c == '.').count() == 1
                && text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }
}
