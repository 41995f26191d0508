// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.definitions.internal;

import java.util.Comparator;
import java.util.regex.Pattern;

/** Object versions: major and minor number with a dot between them (Core 1.2, 7.2.2). */
final class Version {

    private static final Pattern FORM = Pattern.compile("\\d{1,4}\\.\\d{1,4}");

    static final Comparator<String> NEWEST_FIRST = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .reversed();

    private Version() {}

    static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    /** -1 for what is no version: it sorts behind every one. */
    static int major(String text) {
        return isValid(text) ? Integer.parseInt(text.substring(0, text.indexOf('.'))) : -1;
    }

    private static int minor(String text) {
        return isValid(text) ? Integer.parseInt(text.substring(text.indexOf('.') + 1)) : -1;
    }
}
